// A trial of the whole chain: people of a town as another program has them, and people who are not of it, become lines of
// an ENT's report; each line is read, looked for in the directory by searches(), and suggest() says who it is.
#pragma once

#include "matching/directory_page.h"
#include "matching/plain_ways.h"
#include "matching/secretary.h"
#include "matching/suggestion.h"

#include <map>

namespace matching {

struct Case {
  std::string line{};              // of the ENT's report
  std::string id{};                // of whom it is; empty for who is absent
  domain::Uai school;              // whose import it is
  std::optional<Mishap> mishap{};  // empty for who is absent
  Role role = Role::pupil;
};

struct Scale {
  std::size_t people = 5000;
  std::size_t present = 2000;  // lines of people of the town, mishaps in their shares
  std::size_t absent = 2000;
  bool birth_dates = true;  // in the report and in the directory; of pupils
  DirectoryPage::Manner manner{};
};

struct Tally {
  std::size_t cases = 0;
  std::size_t first = 0;   // alone at the top, and right
  std::size_t shared = 0;  // right, at the top with others that fit equally, and all are shown
  std::size_t among_three = 0;
  std::size_t wrong = 0;      // alone at the top, and somebody else
  std::size_t not_found = 0;  // no search brought the right one
};

struct Absences {
  std::size_t cases = 0;
  std::size_t suggested = 0;  // anybody at all
};

struct Result {
  Tally all{}, pupils{}, teachers{};
  std::map<Mishap, Tally> by_mishap{};
  Absences absent{};
  // One person at the top although another of the town fits equally, as an outsider counts (Trial::twin_of).
  std::size_t one_of_two = 0;
  std::size_t searches = 0, candidates = 0;  // in all
};

class Trial {
 public:
  Trial(std::uint64_t seed, Scale scale);

  [[nodiscard]] Result run() const;
  // The same candidates, ranked by one number; the threshold that serves it best here: the most right ones with at most
  // 1 % of the absent mistaken, or as few as it can.
  [[nodiscard]] std::pair<Result, double> run_plain(PlainWay way) const;

  [[nodiscard]] const Town& town() const { return town_; }
  [[nodiscard]] const std::vector<Case>& cases() const { return cases_; }
  struct Found {
    std::vector<std::size_t> people{};  // of the town
    std::size_t searches = 0;
  };
  // What the searches bring for a case.
  [[nodiscard]] Found found_for(const Case& one) const;
  [[nodiscard]] std::vector<Candidate> shown(const Found& found) const;
  // Somebody else of the town who fits as well as `chosen`: the same role and word of the birth date, and as few letters
  // to change.
  [[nodiscard]] const Candidate* twin_of(const Person& person, const Candidate& chosen) const;

 private:
  void draw_present(samples::Draws& draws);
  void draw_absentees(samples::Draws& draws);
  [[nodiscard]] std::string line_of(const Person& person) const;

  Scale scale_;
  Town town_;
  std::vector<PlainName> plain_{};
  DirectoryPage directory_;
  std::vector<Case> cases_{};
  std::vector<Found> found_{};  // for each case
};

}  // namespace matching
