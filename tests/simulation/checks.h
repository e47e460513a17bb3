// The promises by name, and how often each was put to the test: one that never was has held for no reason.
#pragma once

#include "broken.h"
#include "domain/import.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace simulation {

enum class Promise {
  received_in_time,
  bytes_kept,
  ends_somewhere,
  sent_again_only_if_absent,
  absent_is_absent,
  ledger_holds_no_more,
  ledger_agrees,
  one_in_flight,
  timetable_first,
  newest_timetable_last,
  one_visit_a_school,
  sessions,
  retry_after,
  pause_of_the_ent,
  one_probe,
  pause_of_the_import,
  pause_of_the_errand,
  errands_give_way,
  errands_are_told,
  refused_credentials,
  quiet_hours,
  says_why,
  stays_said,
};
inline constexpr std::size_t kPromises = static_cast<std::size_t>(Promise::stays_said) + 1;

[[nodiscard]] std::string_view words_of(Promise promise);

class Checks {
 public:
  // Throws Broken(otherwise) if it does not hold.
  void hold(Promise promise, bool holds, std::string_view otherwise);
  void hold(Promise promise, bool holds, std::string_view otherwise, const domain::Import& import);

  [[nodiscard]] std::int64_t count(Promise promise) const { return counts_[static_cast<std::size_t>(promise)]; }
  Checks& operator+=(const Checks& other);

 private:
  std::array<std::int64_t, kPromises> counts_{};
};

}  // namespace simulation
