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
constexpr int kMostForAnImport = 300;

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

// One of them, while looked for.
struct Sought {
  std::string line;
  std::optional<matching::Person> person{};
  std::vector<matching::Search> searches{};
  std::size_t done = 0;  // of these
  std::vector<matching::Candidate> candidates{};
  matching::Suggestions found{};

  [[nodiscard]] bool is_over() const {
    return done == searches.size() || (done > 0 && found.settled && searches[done - 1].enough);
  }
};

class Search {
 public:
  explicit Search(const Trip& trip)
      : trip_(trip), source_{trip.job.import.school, trip.job.import.kind == domain::Kind::edt ? "EDT" : "PRONOTE"} {}

  // Everybody's most precise search first, then the next ones of those whom it did not settle.
  std::optional<domain::Failure> look_for(std::vector<Sought>& all) {
    for (bool is_any_left = true; is_any_left && searches_ < kMostForAnImport;) {
      is_any_left = false;
      for (Sought& each : all) {
        if (each.is_over()) continue;
        if (searches_ >= kMostForAnImport) break;
        const auto people = ask(each.searches[each.done]);
        if (!people) return people.error();
        ++each.done;
        each.candidates.insert(each.candidates.end(), people->begin(), people->end());
        each.found = matching::suggest(*each.person, each.candidates, source_);
        is_any_left = true;
      }
    }
    return std::nullopt;
  }

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
  int searches_ = 0;
};

Sought sought(const std::string& line) {
  Sought each{.line = line, .person = matching::read_person(line)};
  if (each.person) each.searches = matching::searches(*each.person);
  return each;
}

// What to tell of one of them.
std::vector<std::string> sentences_on(const Sought& sought) {
  if (sought.searches.empty()) return {"Navette ne sait pas lire ce nom : cherchez-le vous-même."};
  if (sought.found.people.empty() && !sought.is_over())
    return {
        "Navette n'a trouvé personne, mais n'a pas cherché de toutes les façons, pour ne pas peser sur l'annuaire de "
        "tous : cherchez encore."};
  std::vector<std::string> sentences{sought.found.sentence};
  for (const matching::Suggestion& each : sought.found.people)
    if (each.sentence != sought.found.sentence) sentences.push_back(each.sentence);
  return sentences;
}

std::string counted(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

}  // namespace

Result<engine::Accomplished> look_up_people(const Trip& trip) {
  std::vector<Sought> all;
  for (const std::string& line : trip.job.import.outcome.not_recognised) all.push_back(sought(line));
  if (auto failure = Search(trip).look_for(all)) return std::move(*failure);
  engine::Accomplished done;
  for (const Sought& each : all) done.remarks.push_back({Task::people, each.line, sentences_on(each)});
  const auto found = static_cast<std::size_t>(
      std::ranges::count_if(all, [](const Sought& each) { return !each.found.people.empty(); }));
  done.sentence = "Annuaire de l'ENT : " + counted(all.size(), "personne cherchée", "personnes cherchées") +
                  ", une piste pour " + std::to_string(found) + ".";
  return done;
}

}  // namespace navette
