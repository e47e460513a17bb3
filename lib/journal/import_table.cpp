#include "journal/import_table.h"

#include "journal/column.h"
#include "journal/json_columns.h"

#include <soci/soci.h>

namespace journal {

namespace {

using domain::Import;

template <class T>
struct Nullable {
  T value{};
  soci::indicator indicator = soci::i_null;

  void set(T given) {
    value = given;
    indicator = soci::i_ok;
  }
};

// An import as the table holds it.
struct Row {
  long long id = 0;
  std::string school, kind, sha256;
  int repeat = 0;
  std::string file_name, folder;
  long long bytes = 0;
  std::string content, state, reason;
  int turned_down = 0, attempts = 0, committed = 0;
  std::string mark;
  int released = 0, forced = 0;
  std::string ordered_mode, mode, last_fault;
  Nullable<long long> not_before;
  Nullable<int> ahead;
  long long received_at = 0;
  Nullable<long long> committed_at, ended_at;
  int looks = 0;
  std::string figures, not_recognised, remarks;
  long long forgotten = 0;
  Nullable<long long> forgotten_at;
  std::string spool_file, filed_as;
  Nullable<long long> export_removed_at;
};

// Every column but the key, named once: the statements and their bindings are made from this.
template <class Visit>
void each_column(Row& row, Visit visit) {
  visit("school", row.school);
  visit("kind", row.kind);
  visit("sha256", row.sha256);
  visit("repeat", row.repeat);
  visit("file_name", row.file_name);
  visit("folder", row.folder);
  visit("bytes", row.bytes);
  visit("content", row.content);
  visit("state", row.state);
  visit("reason", row.reason);
  visit("turned_down", row.turned_down);
  visit("attempts", row.attempts);
  visit("committed", row.committed);
  visit("mark", row.mark);
  visit("released", row.released);
  visit("forced", row.forced);
  visit("ordered_mode", row.ordered_mode);
  visit("mode", row.mode);
  visit("last_fault", row.last_fault);
  visit("not_before", row.not_before);
  visit("ahead", row.ahead);
  visit("received_at", row.received_at);
  visit("committed_at", row.committed_at);
  visit("ended_at", row.ended_at);
  visit("looks", row.looks);
  visit("figures", row.figures);
  visit("not_recognised", row.not_recognised);
  visit("remarks", row.remarks);
  visit("forgotten", row.forgotten);
  visit("forgotten_at", row.forgotten_at);
  visit("spool_file", row.spool_file);
  visit("filed_as", row.filed_as);
  visit("export_removed_at", row.export_removed_at);
}

// "<pattern>, <pattern>, ..." with each column's name in the place of every '@'.
std::string each_name(std::string_view pattern) {
  std::string text;
  Row row;
  each_column(row, [&](std::string_view name, auto&) {
    if (!text.empty()) text += ", ";
    for (const char c : pattern) c == '@' ? text.append(name) : text.append(1, c);
  });
  return text;
}

void use_all(soci::statement& statement, Row& row) {
  const auto visit = [&]<class T>(const char* name, T& column) {
    if constexpr (requires { column.indicator; })
      statement.exchange(soci::use(column.value, column.indicator, name));
    else
      statement.exchange(soci::use(column, name));
  };
  each_column(row, visit);
}

void into_all(soci::statement& statement, Row& row) {
  statement.exchange(soci::into(row.id));
  each_column(row, [&]<class T>(const char*, T& column) {
    if constexpr (requires { column.indicator; })
      statement.exchange(soci::into(column.value, column.indicator));
    else
      statement.exchange(soci::into(column));
  });
}

Row row_of(const Import& import) {
  Row row;
  row.id = import.id;
  if (import.school) row.school = import.school->str();
  row.kind = domain::name_of(import.kind);
  row.sha256 = import.sha256;
  row.repeat = import.repeat;
  row.file_name = import.file_name;
  row.folder = import.folder;
  row.bytes = static_cast<long long>(import.bytes);
  row.content = json_of(import.content);
  row.state = domain::name_of(import.state);
  row.reason = import.reason;
  row.turned_down = import.turned_down;
  row.attempts = import.attempts;
  row.committed = import.committed;
  row.mark = import.mark;
  row.released = import.released;
  row.forced = import.forced;
  if (import.ordered_mode) row.ordered_mode = domain::name_of(*import.ordered_mode);
  if (import.mode) row.mode = domain::name_of(*import.mode);
  if (import.last_fault) row.last_fault = domain::name_of(*import.last_fault);
  if (import.not_before) row.not_before.set(milliseconds(*import.not_before));
  if (import.ahead) row.ahead.set(*import.ahead);
  row.received_at = milliseconds(import.received_at);
  if (import.committed_at) row.committed_at.set(milliseconds(*import.committed_at));
  if (import.ended_at) row.ended_at.set(milliseconds(*import.ended_at));
  row.looks = import.looks;
  row.figures = json_of(import.outcome.figures);
  row.not_recognised = json_of(import.outcome.not_recognised);
  row.remarks = json_of(import.outcome.remarks);
  row.forgotten = import.outcome.forgotten;
  if (import.outcome.forgotten_at) row.forgotten_at.set(milliseconds(*import.outcome.forgotten_at));
  row.spool_file = import.spool_file;
  row.filed_as = import.filed_as;
  if (import.export_removed_at) row.export_removed_at.set(milliseconds(*import.export_removed_at));
  return row;
}

Import import_of(const Row& row) {
  Import import;
  import.id = row.id;
  if (!row.school.empty()) import.school = school(row.school);
  import.kind = known(domain::kind_named(row.kind), row.kind);
  import.sha256 = row.sha256;
  import.repeat = row.repeat;
  import.file_name = row.file_name;
  import.folder = row.folder;
  import.bytes = static_cast<std::uint64_t>(row.bytes);
  import.content = export_in(row.content);
  import.state = known(domain::state_named(row.state), row.state);
  import.reason = row.reason;
  import.turned_down = row.turned_down != 0;
  import.attempts = row.attempts;
  import.committed = row.committed != 0;
  import.mark = row.mark;
  import.released = row.released != 0;
  import.forced = row.forced != 0;
  if (!row.ordered_mode.empty()) import.ordered_mode = known(domain::mode_named(row.ordered_mode), row.ordered_mode);
  if (!row.mode.empty()) import.mode = known(domain::mode_named(row.mode), row.mode);
  if (!row.last_fault.empty()) import.last_fault = known(domain::fault_named(row.last_fault), row.last_fault);
  if (row.not_before.indicator == soci::i_ok) import.not_before = instant(row.not_before.value);
  if (row.ahead.indicator == soci::i_ok) import.ahead = row.ahead.value;
  import.received_at = instant(row.received_at);
  if (row.committed_at.indicator == soci::i_ok) import.committed_at = instant(row.committed_at.value);
  if (row.ended_at.indicator == soci::i_ok) import.ended_at = instant(row.ended_at.value);
  import.looks = row.looks;
  import.outcome.figures = figures_in(row.figures);
  import.outcome.not_recognised = people_in(row.not_recognised);
  import.outcome.remarks = remarks_in(row.remarks);
  import.outcome.forgotten = row.forgotten;
  if (row.forgotten_at.indicator == soci::i_ok) import.outcome.forgotten_at = instant(row.forgotten_at.value);
  import.spool_file = row.spool_file;
  import.filed_as = row.filed_as;
  if (row.export_removed_at.indicator == soci::i_ok) import.export_removed_at = instant(row.export_removed_at.value);
  return import;
}

}  // namespace

domain::ImportId insert(soci::session& sql, const Import& import) {
  static const std::string fresh =
      "INSERT INTO import (" + each_name("@") + ") VALUES (" + each_name(":@") + ") RETURNING id";
  static const std::string given =
      "INSERT INTO import (id, " + each_name("@") + ") VALUES (:id, " + each_name(":@") + ") RETURNING id";
  Row row = row_of(import);
  long long id = 0;
  const bool has_id = import.id != 0;
  soci::statement statement(sql);
  statement.exchange(soci::into(id));
  if (has_id) statement.exchange(soci::use(row.id, "id"));
  use_all(statement, row);
  statement.alloc();
  statement.prepare(has_id ? given : fresh);
  statement.define_and_bind();
  statement.execute(true);
  return id;
}

void update(Connection& sql, const Import& import) {
  static const std::string query = "UPDATE import SET " + each_name("@ = :@") + " WHERE id = :id";
  Row row = row_of(import);
  sql.execute(query, [&](soci::statement& statement) {
    use_all(statement, row);
    statement.exchange(soci::use(row.id, "id"));
  });
}

std::vector<Import> imports(Connection& sql, const std::string& rest, const Bind& bind) {
  static const std::string query = "SELECT id, " + each_name("@") + " FROM import ";
  std::vector<Import> found;
  Row row;
  sql.select(
      query + rest,
      [&](soci::statement& statement) {
        into_all(statement, row);
        bind(statement);
      },
      [&] { found.push_back(import_of(row)); });
  return found;
}

}  // namespace journal
