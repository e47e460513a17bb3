// The ENT's own list of the imports it holds ("bilans d'import"), and the comparison that tells, after a lost answer,
// whether ours is among them: what was there just before the commit is remembered (the mark), what is there now and was
// not then is new, and a new one of our kind that bears our file's name is ours.
#pragma once

#include "domain/import.h"
#include "portal/page.h"
#include "portal/signature.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace portal {

// What the list says of an import's progress.
enum class Progress { queued, running, done, refused };

// How a profile describes the list.
struct ImportsList {
  enum class Column { number, date, kind, file, state, ahead, report };

  std::optional<std::string> table{};       // its caption; empty = the first table with all these columns
  std::map<Column, std::string> columns{};  // how their headers read; `state` is always there
  std::vector<Column> identity{};           // the cells that tell one import from another and never change
  bool newest_first = true;
  std::string next{};  // the link to the list's next page; empty: it has one page only
  std::map<domain::Kind, std::vector<std::string>> kinds{};  // how the kind's cell reads
  std::map<Progress, std::vector<std::string>> states{};     // how the state's cell reads
  Condition empty{};  // fits the page that shows no table because there is no import yet
  // The list shows an import at the latest this long after the commit: "absent" before then proves nothing.
  domain::Duration conclusive_after = std::chrono::minutes(10);
};

struct Row {
  std::map<ImportsList::Column, std::string> cells{};
  std::string report_address{};  // where the report cell's link leads; empty if it has none
};

// The list's rows, newest first; empty optional if the page has no such table.
[[nodiscard]] std::optional<std::vector<Row>> rows_on(const Page& page, const ImportsList& list);

// What the list shows now, as the text to be kept beside the import: "v1" and a short hash of each row's identity,
// newest first, at most 200; "v1+" where the list goes on behind them (`more`). Holds no text of the ENT.
[[nodiscard]] std::string mark_of(const std::vector<Row>& rows, const ImportsList& list, bool more = false);
// Whether one of the rows is on the mark: in a list that shows the newest first, nothing behind it is new.
[[nodiscard]] bool reaches_back(std::string_view mark, const std::vector<Row>& rows, const ImportsList& list);

// The mark of an import of which nothing is remembered (a rebuilt journal), not even whether it was sent: any import of its
// kind may be it, so only a list that shows none tells anything.
inline constexpr std::string_view kNothingRemembered = "v0";

struct NoRow {};
struct UnclearRow {
  std::string sentence;  // French: why nobody can tell
};
// Which row is new since the mark and is the import of this kind and file name?
[[nodiscard]] std::variant<Row, NoRow, UnclearRow> new_since(std::string_view mark, std::vector<Row> rows,
                                                             const ImportsList& list, domain::Kind kind,
                                                             std::string_view file_name);

// What the row's state cell says; empty if the profile does not know these words.
[[nodiscard]] std::optional<Progress> progress_of(const Row& row, const ImportsList& list);

// The cell's text; empty if the list has no such column.
[[nodiscard]] std::string cell(const Row& row, ImportsList::Column column);

}  // namespace portal
