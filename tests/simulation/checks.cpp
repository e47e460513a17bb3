#include "checks.h"

namespace simulation {

std::string_view words_of(Promise promise) {
  switch (promise) {
    case Promise::received_in_time: return "received in time";
    case Promise::bytes_kept: return "bytes kept";
    case Promise::ends_somewhere: return "finished in the end";
    case Promise::sent_again_only_if_absent: return "sent again only if absent";
    case Promise::absent_is_absent: return "absent is absent";
    case Promise::ledger_holds_no_more: return "the ledger holds no more than was sent";
    case Promise::ledger_agrees: return "the ledger agrees with the journal";
    case Promise::one_in_flight: return "one in flight";
    case Promise::timetable_first: return "timetable before identifiers";
    case Promise::newest_timetable_last: return "newest timetable last";
    case Promise::one_visit_a_school: return "one visit a school";
    case Promise::sessions: return "sessions of the ENT";
    case Promise::retry_after: return "Retry-After";
    case Promise::pause_of_the_ent: return "growing pauses of an ill ENT";
    case Promise::one_probe: return "one probe after an outage";
    case Promise::pause_of_the_import: return "growing pauses of an import";
    case Promise::pause_of_the_errand: return "growing pauses of an errand";
    case Promise::errands_give_way: return "errands give way to imports";
    case Promise::errands_are_told: return "what follows an import is told";
    case Promise::refused_credentials: return "refused credentials";
    case Promise::quiet_hours: return "quiet hours";
    case Promise::says_why: return "says why it waits";
    case Promise::stays_said: return "stays said";
  }
  return {};
}

void Checks::hold(Promise promise, bool holds, std::string_view otherwise) {
  ++counts_[static_cast<std::size_t>(promise)];
  if (!holds) throw Broken(std::string(otherwise));
}

void Checks::hold(Promise promise, bool holds, std::string_view otherwise, const domain::Import& import) {
  if (holds) return hold(promise, true, otherwise);
  hold(promise, false,
       std::string(otherwise) + " (import n° " + std::to_string(import.id) + ", " +
           std::string(domain::name_of(import.kind)) + ", " + std::string(domain::name_of(import.state)) + ")");
}

Checks& Checks::operator+=(const Checks& other) {
  for (std::size_t i = 0; i < kPromises; ++i) counts_[i] += other.counts_[i];
  return *this;
}

}  // namespace simulation
