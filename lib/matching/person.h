// A person whom the ENT did not recognise, as the line of its report tells, and one whom its directory (annuaire) shows.
// Values, nothing else. Names are personal data: report page only, never a log.
#pragma once

#include "domain/uai.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace matching {

using Date = std::chrono::year_month_day;

enum class Role { unknown, pupil, teacher, guardian, staff };

// The role that a French word names, in either gender and any case: "élève", "Enseignante", "responsable légal". Other
// words: unknown.
[[nodiscard]] Role role_named(std::string_view words);

struct Name {
  std::string last;   // as written: "LE GOFF"
  std::string first;  // likewise; may hold several: "Anne-Lise Marie"

  friend bool operator==(const Name&, const Name&) = default;
};

// Takes "LE GOFF Maëlle" apart: the last name is what is written in capitals, before or after the first name. All in
// capitals, it is the first word with its particles. Empty if there is no letter in it.
[[nodiscard]] std::optional<Name> read_name(std::string_view text);

// "12/03/2011", "12-03-2011", "12.03.2011", "2011-03-12", "12 mars 2011", "1er mars 2011"; empty for anything else, and
// for a day that no calendar has.
[[nodiscard]] std::optional<Date> read_date(std::string_view text);

struct Person {
  Name name{};
  Role role = Role::unknown;
  std::optional<Date> birth_date{};

  friend bool operator==(const Person&, const Person&) = default;
};

// Reads a line as ENTs write it: "LE GOFF Maëlle (élève, née le 12/03/2011)", "M. DIALLO Mamadou (enseignant)",
// "BENALI Lina Élève". What it does not understand of role and date is left out. Empty if no name can be told: such a
// line is shown to people as it is.
[[nodiscard]] std::optional<Person> read_person(std::string_view line);

struct Candidate {
  std::string id{};                     // what tells two accounts of the ENT apart (its page's address, say); opaque
  Name name{};                          // if the directory shows one text, read_name() takes it apart
  Role role = Role::unknown;            // role_named() of the profile that it shows
  std::string school_class{};           // "6A"; empty if none is shown
  std::optional<domain::Uai> school{};  // empty if none is shown
  std::string school_name{};            // likewise
  std::optional<Date> birth_date{};     // likewise

  friend bool operator==(const Candidate&, const Candidate&) = default;
};

[[nodiscard]] std::string in_words(const Name& name);  // "LE GOFF Maëlle"
[[nodiscard]] std::string in_words(const Date& date);  // "12/03/2011"

}  // namespace matching
