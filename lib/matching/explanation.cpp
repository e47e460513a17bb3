#include "matching/explanation.h"

#include "matching/likeness.h"

#include <algorithm>
#include <array>
#include <set>

namespace matching {

namespace {

std::string quoted(const Name& name) { return "« " + in_words(name) + " »"; }

const char* one(Role role) {
  switch (role) {
    case Role::pupil: return "élève";
    case Role::teacher: return "enseignant";
    case Role::guardian: return "responsable";
    case Role::staff: return "personnel";
    case Role::unknown: break;
  }
  return "personne";
}

std::string many(Role role) { return role == Role::staff ? "membres du personnel" : one(role) + std::string("s"); }

std::string number(std::size_t count) {
  static constexpr std::array<const char*, 8> kWords = {"Deux", "Trois", "Quatre", "Cinq",
                                                        "Six",  "Sept",  "Huit",   "Neuf"};
  return count >= 2 && count - 2 < kWords.size() ? kWords[count - 2] : std::to_string(count);
}

std::string school_of(const Candidate& candidate) {
  if (!candidate.school) return candidate.school_name;
  return candidate.school->str() + (candidate.school_name.empty() ? "" : " (" + candidate.school_name + ")");
}

std::string about_names(const Remarks& remarks) {
  std::string words = in_words(remarks);
  return words.empty() ? "même nom et même prénom" : words;
}

// What the birth dates say; empty if there is nothing to compare and nothing to look at.
std::string about_dates(const Person& person, const Candidate& candidate, const Source& source) {
  const auto apart = [&](const std::string& how) {
    return how + " : " + in_words(*candidate.birth_date) + " dans l'ENT, " + in_words(*person.birth_date) + " dans " +
           source.program;
  };
  switch (agreement_of(person.birth_date, candidate.birth_date)) {
    case Agreement::same: return "même date de naissance";
    case Agreement::close: return apart("dates de naissance voisines");
    case Agreement::different: return apart("mais dates de naissance différentes");
    case Agreement::unknown: break;
  }
  if (person.birth_date)
    return "l'ENT ne montre pas sa date de naissance (" + in_words(*person.birth_date) + " dans " + source.program +
           ")";
  return candidate.birth_date ? "date de naissance dans l'ENT : " + in_words(*candidate.birth_date) : std::string();
}

// What one candidate shows that another does not.
template <class Value>
bool differ(std::span<const Suggestion> equals, Value value) {
  std::set<std::string> values;
  for (const Suggestion& each : equals) values.insert(value(each.candidate));
  return values.size() > 1;
}

}  // namespace

std::string explained(const Person& person, const Candidate& candidate, const Source& source, const Remarks& remarks) {
  std::string sentence = quoted(candidate.name);
  if (!candidate.school_class.empty()) sentence += " (" + candidate.school_class + ")";
  sentence += " dans l'ENT, " + quoted(person.name) + " dans " + source.program + " : " + about_names(remarks);
  if (const auto dates = about_dates(person, candidate, source); !dates.empty()) sentence += " ; " + dates;
  if (person.role != Role::unknown && candidate.role != Role::unknown && person.role != candidate.role)
    sentence += std::string(" ; autre profil dans l'ENT : ") + one(candidate.role);
  const bool elsewhere = source.school && candidate.school && *source.school != *candidate.school;
  if (elsewhere) sentence += " ; présent dans un autre établissement : " + school_of(candidate);
  return sentence + ".";
}

std::string nobody(const Person& person) {
  return "Personne dans l'annuaire de l'ENT ne ressemble assez à " + quoted(person.name) +
         " : son compte n'existe sans doute pas encore, ou sous un tout autre nom.";
}

std::string several(const Person& person, std::span<const Suggestion> equals) {
  std::vector<std::string> what;
  if (differ(equals,
             [](const Candidate& each) { return each.birth_date ? in_words(*each.birth_date) : std::string(); }))
    what.emplace_back("dates de naissance");
  if (differ(equals, [](const Candidate& each) { return each.name.last; })) what.emplace_back("noms");
  if (differ(equals, [](const Candidate& each) { return each.name.first; })) what.emplace_back("prénoms");
  if (differ(equals, [](const Candidate& each) { return each.school_class; })) what.emplace_back("classes");
  if (differ(equals, school_of)) what.emplace_back("établissements");
  const bool feminine = !what.empty() && std::ranges::all_of(what, [](const std::string& each) {
    return each == "classes" || each.starts_with("dates");
  });
  std::string sentence = number(equals.size()) + " " + many(person.role) + " possibles pour " + quoted(person.name);
  if (what.empty())
    sentence += ", que rien dans l'annuaire ne distingue";
  else
    sentence += ", " + listed(what) + (feminine ? " différentes" : " différents");
  return sentence + " : à vous de choisir.";
}

}  // namespace matching
