#include "samples/school.h"

#include "samples/draws.h"
#include "samples/names.h"
#include "samples/schedule.h"

#include <algorithm>
#include <bit>
#include <tuple>

namespace samples {

namespace {

using namespace std::chrono;

constexpr int kLevels = 4;                                        // 6e to 3e
constexpr int kPupilsAClass = 27;                                 // at most, on average over a level
constexpr std::size_t kFirstHalf = 0, kSpanish = 2, kGerman = 3;  // in Class::parts

// "A", ..., "Z", "AA", ...
std::string letters_of(int number) {
  std::string letters;
  for (++number; number > 0; number = (number - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (number - 1) % 26));
  return letters;
}

void make_year(School& school, int year_start) {
  sys_days begin = year{year_start} / September / 1;
  while (weekday{begin} == Saturday || weekday{begin} == Sunday) begin += days{1};
  school.year_begin = begin;
  school.year_end = year{year_start + 1} / August / 31;
  school.first_week = sys_days{begin - (weekday{begin} - Monday)};
}

void make_classes(School& school, int pupils) {
  const int a_level = std::max(1, (pupils + kLevels * kPupilsAClass - 1) / (kLevels * kPupilsAClass));
  Ident part = 0;
  for (int level = 0; level < kLevels; ++level)
    for (int n = 0; n < a_level; ++n) {
      Class each;
      each.ident = static_cast<Ident>(school.classes.size() + 1);
      each.name = std::to_string(6 - level) + letters_of(n);
      for (int parts = level == 0 ? 2 : 4; parts > 0; --parts) each.parts.push_back(++part);
      school.classes.push_back(std::move(each));
    }
  // Above 6e, two classes at a time learn their second language together.
  for (std::size_t level = 1; level < kLevels; ++level) {
    const std::size_t first = level * static_cast<std::size_t>(a_level),
                      end = first + static_cast<std::size_t>(a_level);
    for (std::size_t c = first; c < end; c += 2)
      for (const auto& [language, index] : {std::pair{"ESP2", kSpanish}, std::pair{"ALL2", kGerman}}) {
        Group group;
        group.ident = static_cast<Ident>(school.groups.size() + 1);
        group.name = school.classes[c].name + (c + 1 < end ? school.classes[c + 1].name : "") + " " + language;
        for (std::size_t each = c; each < std::min(c + 2, end); ++each)
          group.parts.push_back(school.classes[each].parts[index]);
        school.groups.push_back(std::move(group));
      }
  }
}

std::vector<Responsible> make_family(const std::string& last_name, Ident& next, Draws& draws) {
  const unsigned kind = static_cast<unsigned>(draws.below(100));
  const std::size_t adults = kind < 3 ? 0 : kind < 15 ? 1 : 2;
  std::vector<Responsible> family;
  std::string street = draw_street(draws);
  Town town = draw_town(draws);
  for (std::size_t i = 0; i < adults; ++i) {
    const bool mother = i == 1 || draws.chance(50);
    const bool apart = i == 1 && draws.chance(25);
    if (apart) {
      street = draw_street(draws);
      town = draw_town(draws);
    }
    Responsible each;
    each.ident = ++next;
    each.rank = static_cast<int>(i + 1);
    each.civility = mother ? "Mme" : "M.";
    each.last_name = mother && draws.chance(45) ? draw_last_name(draws) : last_name;
    each.first_name = draw_first_name(draws, mother ? Sex::female : Sex::male);
    each.address = street;
    each.postcode = town.postcode;
    each.town = town.name;
    each.idpn = draws.word(kIdpnLetters, 16);
    family.push_back(std::move(each));
  }
  return family;
}

void make_pupils(School& school, int pupils, Draws& draws) {
  const std::size_t a_level = school.classes.size() / kLevels;
  const int start = static_cast<int>(school.year_begin.year());
  Ident next_responsible = 0;
  for (int n = 0; n < pupils; ++n) {
    // Round robin over the levels, then over a level's classes.
    const auto level = static_cast<std::size_t>(n % kLevels);
    const std::size_t c = level * a_level + static_cast<std::size_t>(n / kLevels) % a_level;
    const Class& school_class = school.classes[c];

    Pupil pupil;
    pupil.ident = static_cast<Ident>(n + 1);
    pupil.sex = draws.chance(50) ? Sex::female : Sex::male;
    pupil.first_name = draw_first_name(draws, pupil.sex);
    if (n > 0 && draws.chance(9)) {  // a brother or sister: the same adults, the same IDPN
      const Pupil& sibling = school.pupils[draws.below(school.pupils.size())];
      pupil.last_name = sibling.last_name;
      pupil.responsibles = sibling.responsibles;
    } else {
      pupil.last_name = draw_last_name(draws);
      pupil.responsibles = make_family(pupil.last_name, next_responsible, draws);
    }
    const int age = 11 + static_cast<int>(level) + (draws.chance(8) ? 1 : 0);
    const auto month_of_birth = static_cast<unsigned>(1 + draws.below(12));
    const auto day_of_birth = static_cast<unsigned>(1 + draws.below(28));
    pupil.birth_date = year{start - age} / month{month_of_birth} / day{day_of_birth};
    pupil.national_number = draws.word("0123456789", 9) + draws.word("ABCDEFGHJK", 2);
    pupil.idpn = draws.word(kIdpnLetters, 16);
    pupil.school_class = school_class.ident;
    pupil.parts.push_back(school_class.parts[kFirstHalf + static_cast<std::size_t>(n / kLevels) / a_level % 2]);
    if (level > 0) pupil.parts.push_back(school_class.parts[draws.chance(65) ? kSpanish : kGerman]);
    school.pupils.push_back(std::move(pupil));
  }
  std::sort(school.pupils.begin(), school.pupils.end(), [](const Pupil& a, const Pupil& b) {
    return std::tie(a.last_name, a.first_name, a.ident) < std::tie(b.last_name, b.first_name, b.ident);
  });
}

}  // namespace

School make_school(const domain::Uai& uai, int pupils, std::uint64_t seed, int year_start) {
  pupils = std::clamp(pupils, 1, 100'000);
  Draws draws(seed);
  School school{.uai = uai};
  school.name = draw_school_name(draws);
  const Town town = draw_town(draws);
  school.postcode = town.postcode;
  school.town = town.name;
  make_year(school, year_start);
  make_classes(school, pupils);
  make_pupils(school, pupils, draws);
  schedule(school, draws);
  return school;
}

domain::Counts counts_of(const School& school) {
  domain::Counts counts;
  counts.subjects = std::ssize(school.subjects);
  counts.teachers = std::ssize(school.teachers);
  counts.classes = std::ssize(school.classes);
  for (const Class& each : school.classes) counts.class_parts += std::ssize(each.parts);
  counts.groups = std::ssize(school.groups);
  counts.rooms = std::ssize(school.rooms);
  counts.pupils = std::ssize(school.pupils);
  for (const Pupil& pupil : school.pupils) counts.responsibles += std::ssize(pupil.responsibles);
  counts.courses = std::ssize(school.courses);
  for (const Course& course : school.courses) {
    std::uint64_t weeks = 0;
    for (const auto* shares : {&course.teachers, &course.classes, &course.parts, &course.groups, &course.rooms})
      for (const Share& share : *shares) weeks |= share.weeks;
    counts.lessons += std::popcount(weeks);
  }
  counts.identifiers = counts.teachers + counts.pupils + counts.responsibles;
  return counts;
}

}  // namespace samples
