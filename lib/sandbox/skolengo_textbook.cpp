#include "sandbox/skolengo_textbook.h"

#include "sandbox/calendar.h"
#include "sandbox/skolengo_desk.h"
#include "sandbox/skolengo_people_pages.h"
#include "sandbox/template.h"

#include <boost/algorithm/string/join.hpp>

#include <algorithm>

namespace sandbox::skolengo {

namespace json = boost::json;

namespace {

constexpr const char* kProc = "CAHIER_TEXTES";

std::string lessons_table(const std::vector<Lesson>& lessons, const std::string& class_name,
                          std::chrono::sys_days monday) {
  json::array rows;
  for (const Lesson& each : lessons)
    rows.push_back({{"day", day_name(each.day) + " " + date_of(each.day)},
                    {"from", hour_of(each.starts)},
                    {"to", hour_of(each.ends)},
                    {"subject", each.subject},
                    {"teachers", boost::join(each.teachers, ", ")},
                    {"rooms", boost::join(each.rooms, ", ")},
                    {"group", each.group}});
  return render(
      kWeek, {{"week", date_of(monday)}, {"class", class_name}, {"any", !rows.empty()}, {"lessons", std::move(rows)}});
}

}  // namespace

Response answer_textbook(World& world, Visit& visit) {
  const domain::Uai& school = visit.session->account.school;
  const Timetable* timetable = world.records.timetable_of(school);
  if (!timetable)
    return section(world, visit, Place::textbook, "Cahier de textes",
                   "Aucun emploi du temps n'a encore été importé pour cet établissement.");
  if (visit.is_post() && !comes_back(visit, kProc)) return lost(world, visit, Place::textbook);

  const Timetable::Class* chosen = timetable->class_named(visit.form.fields.get("CLASSE"));
  const auto mondays = timetable->mondays();
  auto monday = monday_of(paris_day(visit.now));
  if (const auto typed = day_typed(visit.form.fields.get("SEMAINE"))) monday = *typed;
  json::array classes;
  for (const auto& each : timetable->classes)
    classes.push_back(json::object{{"name", each.name}, {"current", &each == chosen}});
  json::array weeks;
  for (const auto each : mondays)
    weeks.push_back({{"value", date_of(each)}, {"text", date_of(each)}, {"current", each == monday}});
  const DeskPage desk{Place::textbook,
                      kProc,
                      "SEMAINE",
                      "Cahier de textes",
                      "",
                      {"CLASSE", "SEMAINE"},
                      render(kWeekFields, {{"classes", std::move(classes)}, {"weeks", std::move(weeks)}}),
                      "Afficher"};
  if (!visit.is_post()) return show_desk(world, visit, desk);
  if (!chosen) return show_desk(world, visit, desk, "Choisissez une classe.");
  return show_desk(world, visit, desk, nullptr,
                   lessons_table(world.records.lessons_of(school, *chosen, monday), chosen->name, monday));
}

}  // namespace sandbox::skolengo
