#include "journal/schema.h"

#include "journal/dialect.h"
#include "journal/journal.h"
#include "journal/transaction.h"

#include <soci/soci.h>

#include <string>
#include <vector>

namespace journal {

namespace {

using Statements = std::vector<std::string>;

// Times are milliseconds since 1970, UTC. Truths are 0 or 1. An empty text says "none" wherever NULL would, but for
// moments and numbers: so school belongs to the unique key even where no school could be told.
Statements imports_and_their_events() {
  const std::string key(dialect::key());
  Statements statements{
      R"(CREATE TABLE import (
        id )" +
          key + R"(,
        school TEXT NOT NULL,
        kind TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        repeat INTEGER NOT NULL,
        file_name TEXT NOT NULL,
        folder TEXT NOT NULL,
        bytes BIGINT NOT NULL,
        content TEXT NOT NULL,
        state TEXT NOT NULL,
        reason TEXT NOT NULL,
        attempts INTEGER NOT NULL,
        committed INTEGER NOT NULL,
        mark TEXT NOT NULL,
        released INTEGER NOT NULL,
        forced INTEGER NOT NULL,
        mode TEXT NOT NULL,
        last_fault TEXT NOT NULL,
        not_before BIGINT,
        ahead INTEGER,
        received_at BIGINT NOT NULL,
        committed_at BIGINT,
        ended_at BIGINT,
        looks INTEGER NOT NULL,
        figures TEXT NOT NULL,
        not_recognised TEXT NOT NULL,
        spool_file TEXT NOT NULL,
        filed_as TEXT NOT NULL,
        UNIQUE (school, kind, sha256, repeat)))",
      "CREATE INDEX import_by_state ON import (state, received_at)",
      "CREATE INDEX import_by_school ON import (school, id)",
      "CREATE INDEX import_unfiled ON import (id) WHERE filed_as = ''",
      "CREATE INDEX import_naming_people ON import (ended_at) WHERE not_recognised <> '[]'",
      R"(CREATE TABLE event (
        number )" +
          key + R"(,
        import BIGINT NOT NULL REFERENCES import (id),
        happened_at BIGINT NOT NULL,
        event TEXT NOT NULL,
        sentence TEXT NOT NULL,
        state TEXT NOT NULL))",
      "CREATE INDEX event_by_import ON event (import, number)",
  };
  for (auto& statement : dialect::append_only("event")) statements.push_back(std::move(statement));
  return statements;
}

Statements what_is_known_of_the_outside() {
  return {
      R"(CREATE TABLE portal (
        name TEXT PRIMARY KEY,
        failures INTEGER NOT NULL,
        closed_until BIGINT))",
      R"(CREATE TABLE refused_account (
        school TEXT PRIMARY KEY,
        fingerprint TEXT NOT NULL,
        refused_at BIGINT NOT NULL))",
      R"(CREATE TABLE bystander (
        path TEXT PRIMARY KEY,
        bytes BIGINT NOT NULL,
        changed_at BIGINT NOT NULL))",
      R"(CREATE TABLE setting (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL))",
  };
}

Statements what_is_not_finished_and_who_refused() {
  return {
      "ALTER TABLE import ADD COLUMN turned_down INTEGER NOT NULL DEFAULT 0",
      "UPDATE import SET turned_down = 1 WHERE state = 'refused' AND committed = 1",
      R"(CREATE TABLE unfinished (
        folder TEXT NOT NULL,
        file_name TEXT NOT NULL,
        why TEXT NOT NULL,
        since BIGINT NOT NULL,
        refused_at BIGINT,
        PRIMARY KEY (folder, file_name)))",
  };
}

Statements what_is_kept_for_a_time_only() {
  return {
      "ALTER TABLE import ADD COLUMN forgotten BIGINT NOT NULL DEFAULT 0",
      "ALTER TABLE import ADD COLUMN forgotten_at BIGINT",
      "ALTER TABLE import ADD COLUMN report_due INTEGER NOT NULL DEFAULT 0",
      "ALTER TABLE import ADD COLUMN export_removed_at BIGINT",
      "CREATE INDEX import_report_due ON import (id) WHERE report_due = 1",
      "CREATE INDEX import_export_kept ON import (ended_at) WHERE export_removed_at IS NULL",
      "CREATE INDEX import_by_content ON import (sha256)",
  };
}

Statements what_the_ents_asked_for_and_who_works_with_what() {
  return {
      "ALTER TABLE portal ADD COLUMN asked_until BIGINT",
      "ALTER TABLE refused_account ADD COLUMN is_current INTEGER NOT NULL DEFAULT 1",
  };
}

Statements whatever_was_refused() {
  return {
      R"(CREATE TABLE refused (
        school TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        refused_at BIGINT NOT NULL,
        is_current INTEGER NOT NULL,
        PRIMARY KEY (school, fingerprint)))",
      "INSERT INTO refused SELECT school, fingerprint, refused_at, is_current FROM refused_account",
      "DROP TABLE refused_account",
      "ALTER TABLE refused RENAME TO refused_account",
  };
}

Statements what_a_person_ordered_and_what_follows_an_import() {
  return {
      "ALTER TABLE import ADD COLUMN ordered_mode TEXT NOT NULL DEFAULT ''",
      "ALTER TABLE import ADD COLUMN remarks TEXT NOT NULL DEFAULT '[]'",
      "CREATE TABLE errand (id " + std::string(dialect::key()) +
          R"(,
        school TEXT NOT NULL,
        task TEXT NOT NULL,
        import BIGINT NOT NULL REFERENCES import (id),
        due_at BIGINT NOT NULL,
        attempts INTEGER NOT NULL,
        round INTEGER NOT NULL,
        quiet INTEGER NOT NULL,
        ended_at BIGINT))",
      "CREATE INDEX errand_open ON errand (due_at) WHERE ended_at IS NULL",
      "CREATE INDEX errand_by_import ON errand (import, task)",
      R"(CREATE TABLE met (
        school TEXT NOT NULL,
        kind TEXT NOT NULL,
        digest TEXT NOT NULL,
        PRIMARY KEY (school, kind, digest)))",
  };
}

// Number n is at n - 1. One that was released is never edited: its successor mends it.
using Migration = Statements (*)();
constexpr Migration kMigrations[] = {imports_and_their_events,
                                     what_is_known_of_the_outside,
                                     what_is_not_finished_and_who_refused,
                                     what_is_kept_for_a_time_only,
                                     what_the_ents_asked_for_and_who_works_with_what,
                                     whatever_was_refused,
                                     what_a_person_ordered_and_what_follows_an_import};

int version_of(soci::session& sql) {
  if (!dialect::has_table(sql, "migration")) return 0;
  int version = 0;
  sql << "SELECT coalesce(max(number), 0) FROM migration", soci::into(version);
  return version;
}

void apply_missing(soci::session& sql) {
  Transaction transaction(sql);
  // Another process may have done it while this one waited its turn.
  for (int version = version_of(sql); version < schema_version();) {
    for (const auto& statement : kMigrations[version]()) sql << statement;
    ++version;
    sql << "INSERT INTO migration (number) VALUES (:number)", soci::use(version, "number");
  }
  transaction.commit("migrated");
}

}  // namespace

void create_tables(soci::session& sql) {
  sql << "CREATE TABLE migration (number INTEGER PRIMARY KEY)";
  apply_missing(sql);
}

int schema_version() { return static_cast<int>(std::size(kMigrations)); }

void migrate(soci::session& sql, const boost::filesystem::path& file) {
  const int found = version_of(sql);
  if (found > schema_version())
    throw JournalError("Le journal « " + file.string() +
                       " » a été écrit par une version plus récente de Navette (schéma " + std::to_string(found) +
                       ", alors que celle-ci ne connaît que le schéma " + std::to_string(schema_version()) +
                       "). Rien n'y a été changé : installez de nouveau la version récente.");
  if (found == schema_version()) return;

  if (found == 0) throw dialect::damaged(file);
  apply_missing(sql);
}

}  // namespace journal
