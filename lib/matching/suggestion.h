// Who of the people that the ENT's directory shows may be the one whom its import did not recognise, and why.
#pragma once

#include "matching/person.h"
#include "matching/remark.h"

#include <span>
#include <string>
#include <vector>

namespace matching {

// Whose import it was.
struct Source {
  std::optional<domain::Uai> school{};
  std::string program = "EDT";  // what wrote the export, for the sentences
};

struct Suggestion {
  Candidate candidate{};
  int distance = 0;  // tenths of a slip; only its order means something
  Remarks remarks{};
  // "« LE GOFF Maëlle » (6A) dans l'ENT, « LEGOFF Maelle » dans EDT : espace et accent ; même date de naissance."
  std::string sentence{};
};

struct Suggestions {
  std::vector<Suggestion> people{};  // the likeliest first; empty: nobody is like enough
  // How many of the first fit equally: 0 if there is nobody, 1 if one is clearly the likeliest, else all of these must be
  // shown, and a person chooses.
  std::size_t equals = 0;
  // What to tell of them all: who it must be, that nobody is like enough, or how many are possible and what
  // distinguishes them ("Deux élèves possibles …, dates de naissance différentes").
  std::string sentence{};
  // Same name, same birth date, nobody else: looking further would bring nothing.
  bool settled = false;
};

// Rules, in this order:
// 1. A pupil is none but a pupil, a parent none but a parent; teachers and staff may be entered as each other.
// 2. The birth date says how unlike names may be: much where it agrees, one slip where one side has none, less where it
//    nearly agrees. Where it differs the name must be the same, and the school, too, of at least one of them.
// 3. Whoever has as few letters different, and as good a birth date, as the likeliest fits equally, whatever the kind of
//    slip; so does whoever is less than a slip behind. Two dates that are both not right are equally good.
// 4. At most six are shown, but never fewer than fit equally.
// A candidate given twice (same id) counts once.
[[nodiscard]] Suggestions suggest(const Person& person, std::span<const Candidate> candidates, const Source& source);

}  // namespace matching
