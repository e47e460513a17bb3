// Those whom the ENT did not recognise, looked for in its directory as a patient person would.
#include "daemon/errands/errand.h"
#include "matching/search.h"
#include "matching/suggestion.h"

#include <algorithm>
#include <map>
#include <regex>

namespace navette {

namespace {

using domain::Result;
using domain::Task;

// The directory is every school's: so many searches and no more for one import.
constexpr int kMostSearches = 150;

// "Collège des Trois-Tilleuls (0134567U)"
std::optional<domain::Uai> uai_in(const std::string& school) {
  static const std::regex kUai("[0-9]{7}[A-Za-z]");
  std::smatch found;
  if (!std::regex_search(school, found, kUai)) return std::nullopt;
  const auto uai = domain::Uai::parse(found.str());
  return uai ? std::optional(*uai) : std::nullopt;
}

matching::Candidate candidate_of(const portal::FoundPerson& person) {
  matching::Candidate candidate;
  candidate.id = person.last_name + "|" + person.first_name + "|" + person.birth_date + "|" + person.school + "|" +
                 person.school_class + "|" + person.profile;
  candidate.name = {person.last_name, person.first_name};
  candidate.role = matching::role_named(person.profile);
  candidate.school_class = person.school_class;
  candidate.school = uai_in(person.school);
  candidate.school_name = std::regex_replace(person.school, std::regex(" *\\([0-9]{7}[A-Za-z]\\)"), "");
  candidate.birth_date = matching::read_date(person.birth_date);
  return candidate;
}

class Search {
 public:
  explicit Search(const Trip& trip)
      : trip_(trip),
        source_{trip.job.import.school, trip.job.import.kind == domain::Kind::edt ? "EDT" : "PRONOTE"} {}

  // What to tell of one of them.
  Result<std::vector<std::string>> about(const std::string& line) {
    const auto person = matching::read_person(line);
    if (!person) return std::vector<std::string>{"Navette ne sait pas lire ce nom : cherchez-le vous-même."};
    std::vector<matching::Candidate> candidates;
    matching::Suggestions found;
    for (const matching::Search& search : matching::searches(*person)) {
      const auto people = ask(search);
      if (!people) return people.error();
      candidates.insert(candidates.end(), people->begin(), people->end());
      found = matching::suggest(*person, candidates, source_);
      if (found.settled && search.enough) break;
      if (searches_ >= kMostSearches) break;
    }
    std::vector<std::string> sentences{found.sentence};
    for (const matching::Suggestion& each : found.people)
      if (each.sentence != found.sentence) sentences.push_back(each.sentence);
    if (!found.people.empty()) ++suggested_;
    return sentences;
  }

  [[nodiscard]] bool is_over() const { return searches_ >= kMostSearches; }
  [[nodiscard]] int suggested() const { return suggested_; }

 private:
  // Brothers and sisters are found by the same search.
  Result<std::vector<matching::Candidate>> ask(const matching::Search& search) {
    const auto key = std::pair(search.last, search.first);
    if (const auto known = asked_.find(key); known != asked_.end()) return known->second;
    ++searches_;
    const auto found = trip_.session.search_directory({search.last, search.first});
    if (!found) return found.error();
    std::vector<matching::Candidate> candidates;
    for (const portal::FoundPerson& person : found->people) candidates.push_back(candidate_of(person));
    return asked_.emplace(key, std::move(candidates)).first->second;
  }

  const Trip& trip_;
  matching::Source source_;
  std::map<std::pair<std::string, std::string>, std::vector<matching::Candidate>> asked_{};
  int searches_ = 0, suggested_ = 0;
};

std::string counted(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

}  // namespace

Result<engine::Accomplished> look_up_people(const Trip& trip) {
  engine::Accomplished done;
  Search search(trip);
  std::size_t left = trip.job.import.outcome.not_recognised.size();
  const std::size_t all = left;
  for (const std::string& line : trip.job.import.outcome.not_recognised) {
    if (search.is_over()) break;
    const auto sentences = search.about(line);
    if (!sentences) return sentences.error();
    done.remarks.push_back({Task::people, line, *sentences});
    --left;
  }
  if (left > 0)
    done.remarks.push_back({Task::people,
                            "",
                            {counted(left, "autre personne n'a pas été cherchée", "autres personnes n'ont pas été cherchées") +
                             " : Navette se limite, pour ne pas peser sur l'annuaire de tous."}});
  done.sentence = "Annuaire de l'ENT : " + counted(all - left, "personne cherchée", "personnes cherchées") +
                  ", une piste pour " + std::to_string(search.suggested()) + ".";
  return done;
}

}  // namespace navette
