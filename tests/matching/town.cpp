#include "matching/town.h"

#include "matching/hand.h"

namespace matching {

namespace {

using samples::Draws;
using samples::Origin;
using samples::Sex;

constexpr const char* kLetters[] = {"A", "B", "C", "D", "E", "F"};

Sex draw_sex(Draws& draws) { return draws.chance(50) ? Sex::female : Sex::male; }

Date draw_birth_date(Draws& draws) {
  const auto year = std::chrono::year(2007 + static_cast<int>(draws.below(8)));
  // The day that is written where nobody knows the day.
  if (draws.chance(1)) return Date{year, std::chrono::January, std::chrono::day(1)};
  const std::chrono::sys_days first = Date{year, std::chrono::January, std::chrono::day(1)};
  return Date{first + std::chrono::days(draws.below(365))};
}

std::string draw_class(Draws& draws) { return std::to_string(3 + draws.below(4)) + draws.pick(kLetters); }

Candidate draw_pupil(Draws& draws, Origin origin, std::string last_name, const domain::Uai& school) {
  Candidate pupil;
  pupil.name = {std::move(last_name), draw_first_name(draws, origin, draw_sex(draws))};
  pupil.role = Role::pupil;
  pupil.school = school;
  pupil.school_class = draw_class(draws);
  pupil.birth_date = draw_birth_date(draws);
  return pupil;
}

// Parents of twins like names that begin alike.
std::string draw_twin_name(Draws& draws, Origin origin, const std::string& other) {
  const bool alike = draws.chance(45);
  std::string name;
  for (int tries = 0; tries < 60; ++tries) {
    name = draw_first_name(draws, origin, draw_sex(draws));
    if (name != other && (!alike || name.substr(0, 2) == other.substr(0, 2))) return name;
  }
  return name == other ? name + "-Ange" : name;
}

class Builder {
 public:
  Builder(Draws& draws, std::size_t people) : draws_(draws), most_(people) {
    for (unsigned i = 0; i < 8; ++i) {
      const unsigned number = 134'567 + 1'013 * i;
      const std::string digits = std::to_string(number);
      town_.schools.push_back(domain::Uai::parse("0" + digits + domain::Uai::check_letter(number)).value());
    }
  }

  Town build() && {
    while (!full()) {
      const std::size_t what = draws_.below(100);
      if (what < 10)
        add_adult(Role::teacher);
      else if (what < 13)
        add_adult(Role::staff);
      else if (what == 13 && draws_.chance(80))
        add_namesake();
      else
        add_family();
    }
    return std::move(town_);
  }

 private:
  bool full() const { return town_.people.size() >= most_; }

  void add(Candidate person) {
    if (full()) return;
    person.id = std::to_string(town_.people.size());
    town_.people.push_back(std::move(person));
  }

  const domain::Uai& school() { return town_.schools[draws_.below(town_.schools.size())]; }

  void add_adult(Role role) {
    const Origin origin = samples::draw_origin(draws_);
    Candidate person;
    person.name = {draw_last_name(draws_, origin), draw_first_name(draws_, origin, draw_sex(draws_))};
    person.role = role;
    person.school = school();
    add(std::move(person));
  }

  // Of the same name as somebody, and with nothing else in common; of teachers nothing else is shown.
  void add_namesake() {
    if (town_.people.empty()) return;
    Candidate person = town_.people[draws_.below(town_.people.size())];
    if (person.role == Role::guardian) return;
    if (draws_.chance(40)) person.school = school();
    if (person.role == Role::pupil) person.school_class = draw_class(draws_);
    if (person.role == Role::pupil && !draws_.chance(10)) person.birth_date = draw_birth_date(draws_);
    if (draws_.chance(40)) {
      person.name.first = hand::bare(person.name.first);
      hand::change_separator(draws_, person.name.last);
    }
    add(std::move(person));
  }

  void add_family() {
    const Origin origin = samples::draw_origin(draws_);
    const std::string name = draw_last_name(draws_, origin);
    const domain::Uai home = school();
    const std::size_t dice = draws_.below(100);
    const int children = dice < 60 ? 1 : dice < 88 ? 2 : 3;
    Candidate before;
    for (int i = 0; i < children; ++i) {
      Candidate child = draw_pupil(draws_, origin, name, draws_.chance(78) ? home : school());
      if (i == 1 && draws_.chance(7)) {
        child.name.first = draw_twin_name(draws_, origin, before.name.first);
        child.birth_date = before.birth_date;
        child.school = before.school;
      }
      if (i > 0 && child.name == before.name) continue;
      before = child;
      add(std::move(child));
    }
    if (!draws_.chance(30)) return;
    Candidate parent;
    parent.name = {name, draw_first_name(draws_, origin, draw_sex(draws_))};
    parent.role = Role::guardian;
    parent.school = home;
    add(std::move(parent));
  }

  Draws& draws_;
  std::size_t most_;
  Town town_{};
};

}  // namespace

Town make_town(Draws& draws, std::size_t people) { return Builder(draws, people).build(); }

Candidate draw_absent(Draws& draws, const Town& town, Role role) {
  const Origin origin = samples::draw_origin(draws);
  const domain::Uai& school = town.schools[draws.below(town.schools.size())];
  Candidate person = draw_pupil(draws, origin, draw_last_name(draws, origin), school);
  person.role = role;
  if (role != Role::pupil) {
    person.birth_date.reset();
    person.school_class.clear();
    return person;
  }
  const std::size_t what = draws.below(100);
  if (what >= 17) return person;
  for (int tries = 0; tries < 100; ++tries) {
    const Candidate& relative = town.people[draws.below(town.people.size())];
    if (relative.role != Role::pupil) continue;
    person.name.last = relative.name.last;
    person.school = relative.school;
    if (what < 2) person.birth_date = relative.birth_date;
    if (person.name != relative.name) break;
  }
  return person;
}

}  // namespace matching
