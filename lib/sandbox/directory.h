// The ENT's directory of people, for all its schools: whom the imports brought, those whom it spells otherwise than the
// exports do, and others who live in another school. It decides whom an import recognises.
#pragma once

#include "domain/clock.h"
#include "domain/import.h"
#include "sandbox/options.h"
#include "sandbox/person.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sandbox {

struct Resident {
  int number = 0;  // grows over the whole ENT
  Person person;   // as the ENT spells it
  domain::Uai school;
  bool here = false;  // in the last timetable of this school year, or entered by hand
  bool by_hand = false;
  domain::Instant entered_at{};
  domain::Instant account_at{};     // from then on there is an account
  std::set<int> children{};         // of a responsible: residents' numbers
  std::string login{};              // unique in the ENT
  std::string exported_as{};        // the key by which an export names whom this one is meant to be; empty if the same
  std::string_view exported_how{};  // Otherwise::how of such a one

  [[nodiscard]] std::string uid() const;  // "NAA00012"
};

// What recherche avancée is asked. An empty name stands for any.
struct Search {
  std::string last_name{};
  std::string first_name{};
  bool everywhere = false;     // in all schools of the ENT
  bool minds_accents = false;  // else "Noel" finds "NOËL"
};

class Directory {
 public:
  Directory(const Options& options, domain::Instant opened);

  // An EDT export of the school is taken in: whoever is in it is there from now on, whoever was there before is no more.
  // Answers those whom it does not hold under exactly that name, by the options' share.
  std::vector<Person> take_timetable(const domain::Uai& school, domain::SchoolYear year,
                                     const std::vector<Person>& people, domain::Instant now);
  struct Identified {
    std::int64_t read = 0;
    std::vector<Person> strangers{};  // whom the last timetable of this year did not bring under exactly that name
  };
  // Complete: the school's identifiers are those of the file. Partial: they are added.
  Identified take_identifiers(const domain::Uai& school, domain::SchoolYear year, domain::Mode mode,
                              const std::vector<Person>& people);
  // Entered by hand; his account is there at once. Null if the school has one of that name and quality already.
  const Resident* create(const domain::Uai& school, const Person& person, domain::Instant now);

  // Those whose names begin so, by last and first name.
  [[nodiscard]] std::vector<const Resident*> find(const Search& search, const domain::Uai& school);
  // Of one school, in the order in which they came; whoever left this year or the last one among them.
  [[nodiscard]] std::vector<const Resident*> of(const domain::Uai& school) const;
  [[nodiscard]] const Resident* numbered(int number) const;
  [[nodiscard]] std::vector<Resident> all() const;
  [[nodiscard]] std::size_t identifiers_of(const domain::Uai& school) const;

  [[nodiscard]] std::string password_of(const Resident& resident) const;  // the initial one
  [[nodiscard]] bool has_changed_password(const Resident& resident) const;
  [[nodiscard]] static const School& neighbour();  // where people live who are in none of the options' schools

 private:
  struct House {
    domain::SchoolYear year{};
    std::map<std::string, int> numbers{};  // residents by what tells them apart
    std::set<std::string> known{};         // keys that an identifiers file finds
    std::set<std::string> identifiers{};   // keys of those who have theirs
  };

  House& house_of(const domain::Uai& school, domain::SchoolYear year);
  Resident& enter(House& house, const domain::Uai& school, const Person& person, domain::Instant now);
  int enter_otherwise(House& house, const domain::Uai& school, const Person& person, domain::Instant now);
  void forget_leavers(House& house);
  void let_neighbours_in();

  std::uint64_t seed_;
  int unrecognised_pupils_;
  int unrecognised_teachers_;
  int changed_;
  domain::Duration accounts_after_;
  int neighbours_;  // still to be let in
  domain::Instant opened_;
  int last_number_ = 0;
  std::map<int, Resident> residents_;
  std::map<domain::Uai, House> houses_;
  std::map<std::string, int> logins_;  // how often each was wanted
};

}  // namespace sandbox
