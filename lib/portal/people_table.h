// The directory's table of people, as a profile describes it, and its rows.
#pragma once

#include "portal/errand.h"
#include "portal/page.h"
#include "portal/pattern.h"
#include "portal/signature.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace portal {

struct PeopleTable {
  enum class Column { last_name, first_name, profile, school_class, school, birth_date };

  std::optional<std::string> table{};       // its caption; empty = the first table with all these columns
  std::optional<Pattern> table_like{};      // likewise
  std::map<Column, std::string> columns{};  // how their headers read; the names are always there
  std::string next{};                       // the link to the next page of results; empty: there is one page only
  Condition empty{};                        // fits the page that shows no table because nobody was found
};

// Empty if the page has no such table. Each cell is cut at 300 bytes.
[[nodiscard]] std::optional<std::vector<FoundPerson>> people_on(const Page& page, const PeopleTable& table);

}  // namespace portal
