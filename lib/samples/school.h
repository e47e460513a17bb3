// An invented school, whole and consistent: what EDT and PRONOTE would know of it. Every name is drawn from lists and
// put together by chance; nobody in it exists. Same arguments, same school, on every system.
#pragma once

#include "domain/export.h"
#include "domain/uai.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace samples {

using Ident = std::uint32_t;  // unique within its list (subjects, teachers, ...), as in the vendor's schema
using Date = std::chrono::year_month_day;

struct Subject {
  Ident ident = 0;
  std::string code;   // "MATHS"
  std::string label;  // "MATHEMATIQUES"
};

struct Teacher {
  Ident ident = 0;
  std::string last_name;
  std::string first_name;
  Date birth_date{};
  std::string idpn;  // 16 characters A-Z 0-9
};

struct Room {
  Ident ident = 0;
  std::string name;
};

struct Class {
  Ident ident = 0;
  std::string name;          // "6A"
  std::vector<Ident> parts;  // PartieDeClasse: two halves and, above 6e, Spanish and German learners
};

// Pupils taught together who are not one class: parts of classes of one level.
struct Group {
  Ident ident = 0;
  std::string name;
  std::vector<Ident> classes;
  std::vector<Ident> parts;
};

struct Responsible {
  Ident ident = 0;
  int rank = 1;  // RespLegal: 1 or 2
  std::string civility;
  std::string last_name;
  std::string first_name;
  std::string address;
  std::string postcode;
  std::string town;
  std::string idpn;
};

enum class Sex { male, female };

struct Pupil {
  Ident ident = 0;
  std::string last_name;
  std::string first_name;
  Date birth_date{};
  Sex sex = Sex::male;
  std::string national_number;  // 11 characters, as ID_NATIONAL is
  std::string idpn;
  Ident school_class = 0;
  std::vector<Ident> parts;
  std::vector<Responsible> responsibles;  // none to two
};

// Who or what takes part in a course, and in which weeks: bit i set means week i, week 1 being that of `first_week`.
struct Share {
  Ident ident = 0;
  std::uint64_t weeks = 0;
};

// A recurring lesson. Teachers, rooms and pupils are never in two places at once.
struct Course {
  int day = 1;         // 1 = Monday
  int first_slot = 0;  // places of 30 minutes from 08:00
  int slots = 2;
  Ident subject = 0;
  std::vector<Share> teachers;
  std::vector<Share> classes;
  std::vector<Share> parts;
  std::vector<Share> groups;
  std::vector<Share> rooms;
};

struct School {
  domain::Uai uai;
  std::string name{};  // "COLLEGE DES TROIS-TILLEULS"
  std::string postcode{};
  std::string town{};
  Date year_begin{};  // first day of school
  Date year_end{};
  Date first_week{};  // Monday of week 1
  int slots_per_day = 20;
  int slot_minutes = 30;
  std::vector<Subject> subjects{};
  std::vector<Teacher> teachers{};
  std::vector<Class> classes{};
  std::vector<Group> groups{};
  std::vector<Room> rooms{};
  std::vector<Pupil> pupils{};
  std::vector<Course> courses{};
};

// A collège of `pupils` pupils (1 to 100,000; what is beyond is brought back into it) for the school year that starts
// in the calendar year `year_start`.
[[nodiscard]] School make_school(const domain::Uai& uai, int pupils, std::uint64_t seed, int year_start);

// What a reader who reads rightly must count in write_clear_edt(school).
[[nodiscard]] domain::Counts counts_of(const School& school);

}  // namespace samples
