// What the journal forgets after a time, and what is still to be removed outside of it.
#include "journal/column.h"
#include "journal/import_table.h"
#include "journal/store.h"

namespace journal {

using domain::Import;
using domain::ImportId;
using domain::Instant;

void Journal::forget_people(Instant before, Instant now) {
  const long long moment = milliseconds(before);
  const auto due = [&](Connection& sql) {
    return imports(sql, "WHERE (not_recognised <> '[]' OR remarks <> '[]') AND ended_at < :before",
                   [&](auto& statement) { statement.exchange(soci::use(moment, "before")); });
  };
  store_->change([&](Connection& sql) {
    for (Import& import : due(sql)) {
      import.outcome.forgotten = domain::not_recognised_count(import.outcome);
      import.outcome.forgotten_at = now;
      import.outcome.not_recognised.clear();
      import.outcome.remarks.clear();
      update(sql, import);
      const long long id = import.id;
      sql << "UPDATE import SET report_due = 1 WHERE id = :id", soci::use(id, "id");
    }
  });
  store_->use([](Connection& sql) { dialect::wipe(sql); });
}

std::vector<Import> Journal::reports_to_rewrite() {
  return store_->use([](Connection& sql) {
    return imports(sql, "WHERE report_due = 1 AND filed_as <> '' ORDER BY id", [](soci::statement&) {});
  });
}

void Journal::report_rewritten(ImportId id) {
  const long long import = id;
  store_->change(
      [&](Connection& sql) { sql << "UPDATE import SET report_due = 0 WHERE id = :id", soci::use(import, "id"); });
}

std::vector<Import> Journal::exports_kept(Instant before) {
  const long long moment = milliseconds(before);
  return store_->use([&](Connection& sql) {
    return imports(
        sql, "WHERE export_removed_at IS NULL AND filed_as <> '' AND sha256 <> '' AND ended_at < :before ORDER BY id",
        [&](auto& statement) { statement.exchange(soci::use(moment, "before")); });
  });
}

void Journal::export_removed(ImportId id, Instant now) {
  const long long import = id, moment = milliseconds(now);
  store_->change([&](Connection& sql) {
    sql << "UPDATE import SET export_removed_at = :moment WHERE id = :id", soci::use(moment, "moment"),
        soci::use(import, "id");
  });
}

bool Journal::knows_content(const std::string& sha256) {
  int count = 0;
  store_->use([&](Connection& sql) {
    sql << "SELECT count(*) FROM import WHERE sha256 = :sha256", soci::use(sha256, "sha256"), soci::into(count);
  });
  return count != 0;
}

}  // namespace journal
