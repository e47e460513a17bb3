#include "portal/people_table.h"

#include <algorithm>

namespace portal {

namespace {

using PersonColumn = PeopleTable::Column;

constexpr std::size_t kLongestCell = 300;

std::string& field_of(FoundPerson& person, PersonColumn column) {
  switch (column) {
    case PersonColumn::last_name: return person.last_name;
    case PersonColumn::first_name: return person.first_name;
    case PersonColumn::profile: return person.profile;
    case PersonColumn::school_class: return person.school_class;
    case PersonColumn::school: return person.school;
    case PersonColumn::birth_date: break;
  }
  return person.birth_date;
}

std::optional<std::map<PersonColumn, std::size_t>> places_of(const Table& table, const PeopleTable& wanted) {
  if (wanted.table && !reads_like(*wanted.table, table.caption)) return std::nullopt;
  if (wanted.table_like && !wanted.table_like->find(table.caption)) return std::nullopt;
  std::map<PersonColumn, std::size_t> places;
  for (const auto& column : wanted.columns) {
    const auto found = std::find_if(table.header.begin(), table.header.end(),
                                    [&](const std::string& each) { return reads_like(each, column.second); });
    if (found == table.header.end()) return std::nullopt;
    places[column.first] = static_cast<std::size_t>(found - table.header.begin());
  }
  return places;
}

}  // namespace

std::optional<std::vector<FoundPerson>> people_on(const Page& page, const PeopleTable& table) {
  for (const Table& each : page.tables) {
    const auto places = places_of(each, table);
    if (!places) continue;
    std::vector<FoundPerson> people;
    for (const auto& cells : each.rows) {
      FoundPerson person;
      for (const auto& [column, place] : *places)
        if (place < cells.size()) field_of(person, column) = shortened(cells[place], kLongestCell);
      if (!person.last_name.empty() || !person.first_name.empty()) people.push_back(std::move(person));
    }
    return people;
  }
  return std::nullopt;
}

}  // namespace portal
