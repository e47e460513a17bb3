#include "sandbox/directory.h"

#include "samples/school.h"
#include "sandbox/chance.h"
#include "sandbox/queue.h"
#include "sandbox/spelling.h"

#include <algorithm>
#include <cstdio>
#include <tuple>
#include <utility>

namespace sandbox {

namespace {

constexpr std::size_t kMostLeavers = 2000;  // of one school; the oldest are forgotten
constexpr unsigned kNeighbour = 139000;

// What tells people of one school apart. Parents may be namesakes, and have no birth date in any export.
std::string identity_of(const Person& person) {
  std::string identity = std::to_string(static_cast<int>(person.quality)) + person.key();
  if (person.quality == Person::Quality::responsible) identity += '|' + person.address;
  return identity;
}

std::string iso_of_date(const std::chrono::year_month_day& date) {
  char text[40];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()));
  return text;
}

}  // namespace

std::string Resident::uid() const {
  char text[24];
  std::snprintf(text, sizeof text, "NAA%05d", number);
  return text;
}

Directory::Directory(const Options& options, domain::Instant opened)
    : seed_(options.seed),
      unrecognised_pupils_(options.unrecognised_permille),
      unrecognised_teachers_(options.unrecognised_teachers_permille),
      changed_(options.changed_password_permille),
      accounts_after_(scaled(options.accounts_after, 1 / options.time_scale)),
      neighbours_(options.neighbours),
      opened_(opened) {}

const School& Directory::neighbour() {
  static const School kSchool{
      domain::Uai::parse(std::to_string(kNeighbour).insert(0, "0") + domain::Uai::check_letter(kNeighbour)).value(),
      "Collège du Vieux-Lavoir"};
  return kSchool;
}

std::vector<Person> Directory::take_timetable(const domain::Uai& school, domain::SchoolYear year,
                                              const std::vector<Person>& people, domain::Instant now) {
  House& house = house_of(school, year);
  house.known.clear();
  for (const auto& [identity, number] : house.numbers)
    if (Resident& each = residents_.at(number); each.by_hand) {
      house.known.insert(each.person.key());
    } else {
      each.here = false;
      each.children.clear();
    }
  std::vector<Person> strangers;
  std::map<std::string, int> pupils;  // by their key in the export
  for (const Person& person : people) {
    const std::string key = person.key();
    const int permille = person.quality == Person::Quality::pupil     ? unrecognised_pupils_
                         : person.quality == Person::Quality::teacher ? unrecognised_teachers_
                                                                      : 0;
    if (among(permille, key, seed_) && !house.numbers.contains(identity_of(person))) {
      const int number = enter_otherwise(house, school, person, now);
      if (person.quality == Person::Quality::pupil && number != 0) pupils[key] = number;
      strangers.push_back(person);
      continue;
    }
    house.known.insert(key);
    Resident& resident = enter(house, school, person, now);
    if (person.quality == Person::Quality::pupil) pupils[key] = resident.number;
    if (const auto child = pupils.find(person.child); child != pupils.end()) resident.children.insert(child->second);
  }
  forget_leavers(house);
  return strangers;
}

Directory::Identified Directory::take_identifiers(const domain::Uai& school, domain::SchoolYear year, domain::Mode mode,
                                                  const std::vector<Person>& people) {
  House& house = house_of(school, year);
  if (mode == domain::Mode::complete) house.identifiers.clear();
  Identified result;
  for (const Person& person : people) {
    if (!person.identified) continue;
    ++result.read;
    if (house.known.contains(person.key()))
      house.identifiers.insert(person.key());
    else
      result.strangers.push_back(person);
  }
  return result;
}

const Resident* Directory::create(const domain::Uai& school, const Person& person, domain::Instant now) {
  House& house = houses_[school];
  if (house.numbers.contains(identity_of(person))) return nullptr;
  house.known.insert(person.key());
  Resident& resident = enter(house, school, person, now);
  resident.by_hand = true;
  resident.account_at = now;
  return &resident;
}

std::vector<const Resident*> Directory::find(const Search& search, const domain::Uai& school) {
  let_neighbours_in();
  const auto begins = [&](const std::string& name, const std::string& part) {
    return part.empty() || lowered(name, search.minds_accents).starts_with(lowered(part, search.minds_accents));
  };
  std::vector<const Resident*> found;
  for (const auto& [number, each] : residents_) {
    if (!search.everywhere && each.school != school) continue;
    if (begins(each.person.last_name, search.last_name) && begins(each.person.first_name, search.first_name))
      found.push_back(&each);
  }
  std::stable_sort(found.begin(), found.end(), [](const Resident* a, const Resident* b) {
    return std::tie(a->person.last_name, a->person.first_name) < std::tie(b->person.last_name, b->person.first_name);
  });
  return found;
}

std::vector<const Resident*> Directory::of(const domain::Uai& school) const {
  std::vector<const Resident*> found;
  for (const auto& [number, each] : residents_)
    if (each.school == school) found.push_back(&each);
  return found;
}

const Resident* Directory::numbered(int number) const {
  const auto found = residents_.find(number);
  return found == residents_.end() ? nullptr : &found->second;
}

std::vector<Resident> Directory::all() const {
  std::vector<Resident> found;
  for (const auto& [number, each] : residents_) found.push_back(each);
  return found;
}

std::size_t Directory::identifiers_of(const domain::Uai& school) const {
  const auto found = houses_.find(school);
  return found == houses_.end() ? 0 : found->second.identifiers.size();
}

std::string Directory::password_of(const Resident& resident) const {
  static constexpr std::string_view kLetters = "abcdefghjkmnpqrstuvwxyz23456789";  // none that is taken for another
  std::uint64_t chance = chance_of("mot de passe " + resident.uid(), seed_);
  std::string password;
  for (int i = 0; i < 8; ++i, chance /= kLetters.size()) password.push_back(kLetters[chance % kLetters.size()]);
  return password;
}

bool Directory::has_changed_password(const Resident& resident) const {
  return among(changed_, "changé " + resident.uid(), seed_);
}

// A new school year: whoever had left is forgotten, whoever was there must come again, and so must every identifier.
Directory::House& Directory::house_of(const domain::Uai& school, domain::SchoolYear year) {
  House& house = houses_[school];
  if (house.year == year) return house;
  house.year = year;
  house.known.clear();
  house.identifiers.clear();
  std::erase_if(house.numbers, [this](const auto& each) {
    const bool gone = !residents_.at(each.second).here;
    if (gone) residents_.erase(each.second);
    return gone;
  });
  for (const auto& [identity, number] : house.numbers) {
    Resident& each = residents_.at(number);
    each.here = each.by_hand;
    if (each.by_hand) house.known.insert(each.person.key());
  }
  return house;
}

Resident& Directory::enter(House& house, const domain::Uai& school, const Person& person, domain::Instant now) {
  int& number = house.numbers[identity_of(person)];
  if (number == 0) {
    number = ++last_number_;
    Resident fresh{number, person, school};
    fresh.entered_at = now;
    fresh.account_at = now + accounts_after_;
    const std::string wanted = plain(person.first_name) + "." + plain(person.last_name);
    const int times = ++logins_[wanted];
    fresh.login = wanted + (times == 1 ? std::string() : std::to_string(times));
    residents_.emplace(number, std::move(fresh));
  }
  Resident& resident = residents_.at(number);
  resident.person = person;
  resident.here = true;
  return resident;
}

// The number of the resident who is meant; 0 if there is none in this school.
int Directory::enter_otherwise(House& house, const domain::Uai& school, const Person& person, domain::Instant now) {
  const Otherwise otherwise = spelled_otherwise(person, chance_of(person.key(), seed_) / 1000);
  const domain::Uai& home = otherwise.elsewhere ? neighbour().uai : school;
  House& there = otherwise.elsewhere ? houses_[home] : house;
  int first = 0;
  for (const Person& each : otherwise.people) {
    Resident& resident = enter(there, home, each, now);
    resident.exported_as = person.key();
    resident.exported_how = otherwise.how;
    if (first == 0) first = resident.number;
  }
  return otherwise.elsewhere ? 0 : first;
}

void Directory::forget_leavers(House& house) {
  std::vector<std::pair<int, std::string>> leavers;
  for (const auto& [identity, number] : house.numbers)
    if (!residents_.at(number).here) leavers.emplace_back(number, identity);
  if (leavers.size() <= kMostLeavers) return;
  std::sort(leavers.begin(), leavers.end());
  leavers.resize(leavers.size() - kMostLeavers);
  for (const auto& [number, identity] : leavers) {
    residents_.erase(number);
    house.numbers.erase(identity);
  }
}

void Directory::let_neighbours_in() {
  if (neighbours_ <= 0) return;
  const auto year = domain::SchoolYear::of(opened_);
  const samples::School school =
      samples::make_school(neighbour().uai, std::exchange(neighbours_, 0), seed_ + kNeighbour, year.start);
  House& house = houses_[neighbour().uai];
  const auto name_of_class = [&](samples::Ident ident) {
    for (const samples::Class& each : school.classes)
      if (each.ident == ident) return each.name;
    return std::string();
  };
  for (const samples::Pupil& each : school.pupils)
    enter(house, neighbour().uai,
          {Person::Quality::pupil, each.last_name, each.first_name, iso_of_date(each.birth_date), true,
           name_of_class(each.school_class)},
          opened_);
}

}  // namespace sandbox
