#include "domain/import.h"

#include "domain/names.h"

namespace domain {

namespace {

constexpr Names<State, 8> kStates{{{
    {State::waiting, "waiting"},
    {State::submitting, "submitting"},
    {State::queued, "queued"},
    {State::doubtful, "doubtful"},
    {State::done, "done"},
    {State::refused, "refused"},
    {State::held, "held"},
    {State::superseded, "superseded"},
}}};

constexpr Names<Mode, 2> kModes{{{{Mode::complete, "complete"}, {Mode::partial, "partial"}}}};

}  // namespace

std::string_view name_of(State state) { return kStates.name(state); }
std::optional<State> state_named(std::string_view name) { return kStates.value(name); }
std::string_view in_words(State state) {
  switch (state) {
    case State::waiting: return "en attente";
    case State::submitting: return "en cours d'envoi";
    case State::queued: return "dans la file de l'ENT";
    case State::doubtful: return "à vérifier auprès de l'ENT";
    case State::done: return "terminé";
    case State::refused: return "refusé";
    case State::held: return "retenu";
    case State::superseded: return "remplacé";
  }
  return "inconnu";
}

std::string_view name_of(Mode mode) { return kModes.name(mode); }
std::optional<Mode> mode_named(std::string_view name) { return kModes.value(name); }

std::int64_t not_recognised_count(const Outcome& outcome) {
  return static_cast<std::int64_t>(outcome.not_recognised.size()) + outcome.forgotten;
}

bool has_ended(const Import& import) {
  return import.state == State::done || import.state == State::refused || import.state == State::superseded;
}

bool in_flight(const Import& import) {
  return import.state == State::submitting || import.state == State::queued || import.state == State::doubtful ||
         (import.state == State::held && import.committed);
}

bool is_pending(const Import& import) {
  return import.state == State::waiting || import.state == State::submitting || import.state == State::queued ||
         import.state == State::doubtful;
}

SchoolYear year_of(const Import& import, unsigned first_month) {
  if (import.content.year) return *import.content.year;
  return SchoolYear::of(import.content.made_at.value_or(import.received_at), first_month);
}

}  // namespace domain
