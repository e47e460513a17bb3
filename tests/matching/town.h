// An invented directory: schools of one ENT with pupils, their parents, teachers and staff; brothers and sisters, twins,
// and people of the same name. Same seed, same town, on every system.
#pragma once

#include "matching/person.h"
#include "samples/origins.h"

namespace matching {

struct Town {
  std::vector<domain::Uai> schools{};
  std::vector<Candidate> people{};  // `id` is the index
};

[[nodiscard]] Town make_town(samples::Draws& draws, std::size_t people);

// Somebody of the same kind as those in the town, who is not of it: a stranger; for a pupil sometimes the brother or
// sister of one who is, seldom a twin.
[[nodiscard]] Candidate draw_absent(samples::Draws& draws, const Town& town, Role role);

}  // namespace matching
