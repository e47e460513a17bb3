#include "sandbox/second_week.h"

#include "sandbox/calendar.h"
#include "sandbox/second_frame.h"
#include "sandbox/template.h"

#include <boost/algorithm/string/join.hpp>
#include <boost/json.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace sandbox::second {

namespace json = boost::json;

namespace {

constexpr int kDays = 6;

// any, divisions: [{name, address}]
constexpr std::string_view kDivisions = R"(<H2>Semaine des divisions</H2>
{{^any}}<P>Aucune division connue.</P>{{/any}}
{{#any}}<TABLE border="1" class="bord"><TR><TH>Division<TH>Niveau</TR>
{{#divisions}}<TR><TD><A href="semaine.do?classe={{address}}">{{name}}</A><TD>collège</TR>
{{/divisions}}</TABLE>{{/any}}
)";

// name, monday, any, days: [{text}], rows: [{hour, cells: [{span, lessons: [{hours, subject, teachers, rooms, group}]}]}]
constexpr std::string_view kGrid = R"(<H2>Division {{name}}</H2>
<FORM method="GET" action="semaine.do"><INPUT type="hidden" name="classe" value="{{name}}">
Semaine commençant le : <INPUT name="lundi" size="10" value="{{monday}}"> <INPUT type="submit" value="Voir"></FORM>
{{^any}}<P>Pas de cours.</P>{{/any}}
{{#any}}<TABLE border="1" class="bord"><CAPTION>Cours de la semaine</CAPTION>
<TR><TH>Heure{{#days}}<TH>{{text}}{{/days}}</TR>
{{#rows}}<TR valign="top"><TH>{{hour}}{{#cells}}<TD rowspan="{{span}}">{{#lessons}}<DIV><B>{{hours}}</B><BR>{{subject}}<BR>{{#teachers}}Prof. : {{teachers}}<BR>{{/teachers}}{{#rooms}}Salle : {{rooms}}<BR>{{/rooms}}{{#group}}Groupe : {{group}}{{/group}}</DIV>{{/lessons}}{{/cells}}</TR>
{{/rows}}</TABLE>{{/any}}
)";

json::value or_nothing(const std::string& text) { return text.empty() ? json::value(false) : json::value(text); }

json::object view_of(const Lesson& lesson) {
  return {{"hours", hour_of(lesson.starts) + " - " + hour_of(lesson.ends)},
          {"subject", lesson.subject},
          {"teachers", or_nothing(boost::join(lesson.teachers, ", "))},
          {"rooms", or_nothing(boost::join(lesson.rooms, ", "))},
          {"group", or_nothing(lesson.group)}};
}

// Lessons of one day whose times touch stand in one cell, since a table has no place for two beside each other.
struct Block {
  int starts = 0;
  int ends = 0;
  std::vector<Lesson> lessons;
};

std::vector<Block> blocks_of(const std::vector<Lesson>& lessons, std::chrono::sys_days day) {
  std::vector<Block> blocks;
  for (const Lesson& each : lessons) {  // the earliest first
    if (each.day != day) continue;
    if (blocks.empty() || blocks.back().ends <= each.starts) blocks.push_back({each.starts, each.ends, {}});
    blocks.back().ends = std::max(blocks.back().ends, each.ends);
    blocks.back().lessons.push_back(each);
  }
  return blocks;
}

json::array rows_of(const std::vector<Lesson>& lessons, std::chrono::sys_days monday) {
  std::set<int> times;  // where rows begin or end
  std::array<std::vector<Block>, kDays> days;
  for (int day = 0; day < kDays; ++day) {
    days[static_cast<std::size_t>(day)] = blocks_of(lessons, monday + std::chrono::days(day));
    for (const Block& each : days[static_cast<std::size_t>(day)]) times.insert({each.starts, each.ends});
  }
  const std::vector<int> bounds(times.begin(), times.end());
  json::array rows;
  for (std::size_t row = 0; row + 1 < bounds.size(); ++row) {
    json::array cells;
    for (const auto& blocks : days) {
      const auto block = std::find_if(blocks.begin(), blocks.end(), [&](const Block& each) {
        return each.starts <= bounds[row] && bounds[row] < each.ends;
      });
      if (block == blocks.end()) {
        cells.push_back(json::object{{"span", 1}, {"lessons", json::array()}});
      } else if (block->starts == bounds[row]) {
        const auto last = std::find(bounds.begin(), bounds.end(), block->ends);
        json::array shown;
        for (const Lesson& each : block->lessons) shown.push_back(view_of(each));
        cells.push_back(json::object{{"span", last - bounds.begin() - static_cast<std::ptrdiff_t>(row)},
                                     {"lessons", std::move(shown)}});
      }
    }
    rows.push_back(json::object{{"hour", hour_of(bounds[row])}, {"cells", std::move(cells)}});
  }
  return rows;
}

}  // namespace

Response answer_week(World& world, const Visit& visit) {
  const domain::Uai& school = visit.session->account.school;
  const Timetable* timetable = world.records.timetable_of(school);
  const Timetable::Class* chosen = timetable ? timetable->class_named(visit.query.get("classe")) : nullptr;
  if (!chosen) {
    json::array divisions;
    if (timetable)
      for (const auto& each : timetable->classes)
        divisions.push_back(
            json::object{{"name", each.name}, {"address", percent_encoded(encoded(each.name, Charset::windows_1252))}});
    return inside(world, visit, render(kDivisions, {{"any", !divisions.empty()}, {"divisions", divisions}}));
  }
  const auto day = day_typed(visit.query.get("lundi")).value_or(paris_day(visit.now));
  const auto monday = monday_of(day);
  json::array days;
  for (int i = 0; i < kDays; ++i) {
    const auto each = monday + std::chrono::days(i);
    days.push_back(json::object{{"text", day_name(each) + " " + date_of(each).substr(0, 5)}});
  }
  const auto rows = rows_of(world.records.lessons_of(school, *chosen, monday), monday);
  return inside(world, visit,
                render(kGrid, {{"name", chosen->name},
                               {"monday", date_of(monday)},
                               {"any", !rows.empty()},
                               {"days", days},
                               {"rows", rows}}));
}

}  // namespace sandbox::second
