#include "samples/school.h"

#include "samples/crypto.h"
#include "samples/exports.h"

#include <boost/test/unit_test.hpp>

#include <bit>
#include <map>
#include <set>

BOOST_AUTO_TEST_SUITE(school)

namespace {

domain::Uai uai() {
  return *domain::Uai::parse("0134567U");
}

// Every (day, slot, week) that somebody or something is needed in, once.
template <class Select>
void check_nobody_is_in_two_places(const samples::School& school, Select&& shares_of) {
  std::map<std::pair<samples::Ident, int>, std::uint64_t> taken;  // who, day and slot: weeks
  for (const samples::Course& course : school.courses)
    for (const samples::Share& share : shares_of(course))
      for (int slot = course.first_slot; slot < course.first_slot + course.slots; ++slot) {
        std::uint64_t& weeks = taken[{share.ident, course.day * 100 + slot}];
        BOOST_TEST_REQUIRE((weeks & share.weeks) == 0u);
        weeks |= share.weeks;
      }
}

// What every pupil has, through class, parts and groups.
void check_pupils_are_in_one_place(const samples::School& school) {
  std::map<samples::Ident, std::vector<samples::Ident>> parts_of_group;
  for (const samples::Group& group : school.groups) parts_of_group[group.ident] = group.parts;
  for (const samples::Pupil& pupil : school.pupils) {
    std::map<int, std::uint64_t> taken;
    const auto has = [&](samples::Ident part) {
      return std::find(pupil.parts.begin(), pupil.parts.end(), part) != pupil.parts.end();
    };
    for (const samples::Course& course : school.courses) {
      std::uint64_t weeks = 0;
      for (const auto& share : course.classes)
        if (share.ident == pupil.school_class) weeks |= share.weeks;
      for (const auto& share : course.parts)
        if (has(share.ident)) weeks |= share.weeks;
      for (const auto& share : course.groups)
        for (const samples::Ident part : parts_of_group[share.ident])
          if (has(part)) weeks |= share.weeks;
      for (int slot = course.first_slot; weeks != 0 && slot < course.first_slot + course.slots; ++slot) {
        std::uint64_t& there = taken[course.day * 100 + slot];
        BOOST_TEST_REQUIRE((there & weeks) == 0u);
        there |= weeks;
      }
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_same_arguments_make_the_same_school_and_another_seed_another) {
  const auto text = [](int pupils, std::uint64_t seed) {
    return samples::write_clear_edt(samples::make_school(uai(), pupils, seed, 2025));
  };
  BOOST_TEST((text(120, 7) == text(120, 7)));
  BOOST_TEST((text(120, 7) != text(120, 8)));
}

// The sum was taken once. It is the same on every system and with every compiler; a change of the generator changes it,
// and with it every sample that someone has kept a seed for, so it should be meant.
BOOST_AUTO_TEST_CASE(a_seed_means_the_same_bytes_everywhere) {
  const std::string sum = samples::sha256(samples::write_clear_edt(samples::make_school(uai(), 426, 1, 2025)));
  std::string digits;
  for (const char byte : sum)
    for (const int nibble : {(byte >> 4) & 15, byte & 15}) digits += "0123456789abcdef"[nibble];
  BOOST_TEST(digits == "ee76628f30f35ccb44486888317edb96964e544d5ea98e56a57e3c42d32d5c40");
}

BOOST_AUTO_TEST_CASE(it_has_as_many_pupils_as_asked_for_in_classes_of_a_plausible_size) {
  for (const int pupils : {1, 5, 108, 109, 426, 1200}) {
    const auto school = samples::make_school(uai(), pupils, 1, 2025);
    BOOST_TEST(school.pupils.size() == static_cast<std::size_t>(pupils));
    std::map<samples::Ident, int> sizes;
    for (const auto& pupil : school.pupils) ++sizes[pupil.school_class];
    for (const auto& [ident, size] : sizes) BOOST_TEST(size <= 28);
  }
  BOOST_TEST(samples::make_school(uai(), -3, 1, 2025).pupils.size() == 1u);
}

BOOST_AUTO_TEST_CASE(nobody_and_nothing_is_in_two_places_at_once) {
  for (const int pupils : {30, 426, 800}) {
    const auto school = samples::make_school(uai(), pupils, 3, 2025);
    check_nobody_is_in_two_places(school, [](const auto& course) { return course.teachers; });
    check_nobody_is_in_two_places(school, [](const auto& course) { return course.rooms; });
    check_pupils_are_in_one_place(school);
  }
}

BOOST_AUTO_TEST_CASE(what_is_referred_to_exists) {
  const auto school = samples::make_school(uai(), 426, 5, 2025);
  std::set<samples::Ident> classes, parts, teachers, rooms, groups;
  for (const auto& each : school.classes) {
    classes.insert(each.ident);
    for (const auto part : each.parts) BOOST_TEST(parts.insert(part).second);
  }
  for (const auto& each : school.teachers) teachers.insert(each.ident);
  for (const auto& each : school.rooms) rooms.insert(each.ident);
  for (const auto& each : school.groups) {
    groups.insert(each.ident);
    for (const auto part : each.parts) BOOST_TEST(parts.contains(part));
  }
  for (const auto& pupil : school.pupils) {
    BOOST_TEST(classes.contains(pupil.school_class));
    BOOST_TEST(pupil.responsibles.size() <= 2u);
    for (const auto part : pupil.parts) BOOST_TEST(parts.contains(part));
  }
  for (const auto& course : school.courses) {
    BOOST_TEST((course.subject >= 1 && course.subject <= school.subjects.size()));
    for (const auto& share : course.teachers) BOOST_TEST(teachers.contains(share.ident));
    for (const auto& share : course.rooms) BOOST_TEST(rooms.contains(share.ident));
    for (const auto& share : course.classes) BOOST_TEST(classes.contains(share.ident));
    for (const auto& share : course.parts) BOOST_TEST(parts.contains(share.ident));
    for (const auto& share : course.groups) BOOST_TEST(groups.contains(share.ident));
  }
}

BOOST_AUTO_TEST_CASE(identifiers_are_16_letters_and_digits_and_belong_to_one_person) {
  const auto school = samples::make_school(uai(), 426, 5, 2025);
  std::map<std::string, std::string> owners;
  const auto check = [&](const std::string& idpn, const std::string& owner) {
    BOOST_TEST(idpn.size() == 16u);
    BOOST_TEST(idpn.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == idpn.npos);
    BOOST_TEST((owners.emplace(idpn, owner).first->second == owner));
  };
  for (const auto& each : school.teachers) check(each.idpn, "teacher " + std::to_string(each.ident));
  for (const auto& each : school.pupils) {
    check(each.idpn, "pupil " + std::to_string(each.ident));
    for (const auto& adult : each.responsibles) check(adult.idpn, "adult " + std::to_string(adult.ident));
  }
}

BOOST_AUTO_TEST_CASE(names_are_of_the_kind_that_software_stumbles_over) {
  const auto school = samples::make_school(uai(), 800, 5, 2025);
  std::string names;
  for (const auto& pupil : school.pupils) names += pupil.last_name + ";" + pupil.first_name + ";";
  for (const char* trouble : {"É", "Ï", "Œ", "Ç", "'", "-", "DE LA ", "ï"})
    BOOST_TEST(names.find(trouble) != names.npos, trouble << " is nowhere");
}

BOOST_AUTO_TEST_SUITE_END()
