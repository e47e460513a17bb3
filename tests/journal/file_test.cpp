#include "journal/journal.h"
#include "journal/scene.h"
#include "journal/schema.h"

#include <boost/test/unit_test.hpp>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <fstream>
#include <set>

using namespace domain;
using journal::Journal;
using journal::JournalError;
using scene::at;
using scene::fs::path;

std::string scene::execute(const fs::path& file, const std::string& statement) {
  soci::session sql(soci::sqlite3, file.string());
  std::string value;
  soci::indicator indicator = soci::i_null;
  sql << statement, soci::into(value, indicator);
  return indicator == soci::i_ok ? value : "";
}

namespace {

void write(const path& file, const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }

std::string read(const path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// What opening it is refused with; the file must stay as it is, and nothing appear beside it.
std::string refusal(const path& file) {
  const std::string before = read(file);
  std::string message;
  try {
    Journal journal(file);
    BOOST_ERROR("opened " << file);
  } catch (const JournalError& error) {
    message = error.what();
  }
  BOOST_TEST((read(file) == before));
  return message;
}

bool says(const std::string& message, const std::string& part) { return message.find(part) != std::string::npos; }

// The statements a journal of version 1 was made of, as that version wrote them.
void make_version_1(const path& file) {
  for (const std::string statement : {
           "PRAGMA application_id = 1315010149",
           "CREATE TABLE migration (number INTEGER PRIMARY KEY)",
           "CREATE TABLE import (id INTEGER PRIMARY KEY AUTOINCREMENT, school TEXT NOT NULL, kind TEXT NOT NULL,"
           " sha256 TEXT NOT NULL, repeat INTEGER NOT NULL, file_name TEXT NOT NULL,"
           " folder TEXT NOT NULL, bytes BIGINT NOT NULL,"
           " content TEXT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL, attempts INTEGER NOT NULL,"
           " committed INTEGER NOT NULL, mark TEXT NOT NULL, released INTEGER NOT NULL, forced INTEGER NOT NULL,"
           " mode TEXT NOT NULL, last_fault TEXT NOT NULL, not_before BIGINT, ahead INTEGER,"
           " received_at BIGINT NOT NULL, committed_at BIGINT, ended_at BIGINT, looks INTEGER NOT NULL,"
           " figures TEXT NOT NULL, not_recognised TEXT NOT NULL, spool_file TEXT NOT NULL, filed_as TEXT NOT NULL,"
           " UNIQUE (school, kind, sha256, repeat))",
           "CREATE TABLE event (number INTEGER PRIMARY KEY AUTOINCREMENT, import BIGINT NOT NULL REFERENCES import "
           "(id),"
           " happened_at BIGINT NOT NULL, event TEXT NOT NULL, sentence TEXT NOT NULL, state TEXT NOT NULL)",
           "INSERT INTO import VALUES (41, '0134567U', 'edt', 'abc', 0, 'edt.xml', '/srv/exports', 12, '{}', "
           "'waiting', '', 0, 0, '', 0,"
           " 0, '', '', NULL, NULL, 1725256800000, NULL, NULL, 0, '[]', '[]', '/spool/edt.xml', '')",
           "INSERT INTO event VALUES (7, 41, 1725256800000, 'received', 'Fichier reçu.', 'waiting')",
           "INSERT INTO migration VALUES (1)",
       })
    scene::execute(file, statement);
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(files, scene::Folder)

BOOST_AUTO_TEST_CASE(it_is_these_three_files) {
  Journal opened(journal);
  opened.record(scene::import(), {}, at(0));
  std::set<std::string> names;
  for (const auto& each : scene::fs::directory_iterator(path)) names.insert(each.path().filename().string());
  const std::set<std::string> expected{"journal.db", "journal.db-shm", "journal.db-wal"};
  BOOST_TEST(names == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_commit_is_in_the_journals_own_file) {
  Journal opened(journal);
  const auto id = opened.record(scene::import(), {}, at(0)).id;
  opened.apply(id, Started{}, at(1)).value();
  opened.apply(id, Committing{"mark"}, at(2)).value();
  BOOST_TEST(scene::fs::file_size(path / "journal.db-wal") == 0u);
}

BOOST_AUTO_TEST_CASE(any_path_will_do) {
  for (const std::string name : {"a  b.db", "a=b.db", "a=b c=d.db", "été;'.db"}) {
    const auto id = Journal(path / name).record(scene::import(), {}, at(0)).id;
    BOOST_TEST(Journal(path / name).find(id).has_value());
    BOOST_TEST(scene::fs::exists(path / name));
  }
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_not_there) {
  try {
    Journal opened(path / "absent" / "journal.db");
    BOOST_ERROR("opened");
  } catch (const JournalError& error) {
    BOOST_TEST(says(error.what(), "n'existe pas"));
    BOOST_TEST(says(error.what(), (path / "absent").string()));
  }
  BOOST_TEST(!scene::fs::exists(path / "absent"));
}

BOOST_AUTO_TEST_CASE(a_folder_in_its_place) {
  scene::fs::create_directory(journal);
  BOOST_CHECK_THROW(Journal{journal}, JournalError);
}

BOOST_AUTO_TEST_CASE(what_is_no_journal_is_refused_and_left_alone) {
  write(journal, "Ceci est la liste des courses.\n" + std::string(5000, 'x'));
  BOOST_TEST(says(refusal(journal), "n'est pas un journal de Navette"));
}

BOOST_AUTO_TEST_CASE(an_empty_file_is_damage) {
  write(journal, "");
  BOOST_TEST(says(refusal(journal), "il est vide"));
}

BOOST_AUTO_TEST_CASE(another_programs_database_is_refused) {
  scene::execute(journal, "CREATE TABLE courses (pain TEXT)");
  BOOST_TEST(says(refusal(journal), "autre programme"));
}

BOOST_AUTO_TEST_CASE(a_torn_journal_is_refused) {
  {
    Journal opened(journal);
    for (char letter = 'a'; letter <= 'z'; ++letter) opened.record(scene::import(letter), {}, at(0));
  }
  const auto size = scene::fs::file_size(journal);
  for (const auto kept : {size - 4096, size / 2, std::uintmax_t{4096}, std::uintmax_t{50}}) {
    scene::fs::resize_file(journal, kept);
    const auto message = refusal(journal);
    BOOST_TEST(says(message, "abîmé"), kept << " bytes: " << message);
    BOOST_TEST(says(message, "navette journal rebuild"), kept << " bytes: " << message);
  }
}

BOOST_AUTO_TEST_CASE(damage_inside_is_told_when_it_is_met) {
  Journal opened(journal);
  const auto id = opened.record(scene::import(), {}, at(0)).id;
  scene::execute(journal, "UPDATE import SET content = '{\"kind\": 7'");
  BOOST_CHECK_THROW((void)opened.find(id), JournalError);
  scene::execute(journal, "UPDATE import SET content = '{}', state = 'perdu'");
  BOOST_CHECK_THROW((void)opened.apply(id, Started{}, at(1)), JournalError);
  scene::execute(journal, "UPDATE import SET state = 'waiting', school = 'x'");
  BOOST_CHECK_THROW((void)opened.find(id), JournalError);
  scene::execute(journal, "UPDATE import SET school = ''");
  BOOST_TEST(opened.find(id).has_value());
}

BOOST_AUTO_TEST_CASE(no_value_gets_into_an_error) {
  Journal opened(journal);
  const auto id = opened.record(scene::import(), {}, at(0)).id;
  opened.apply(id, Started{}, at(1)).value();
  opened.apply(id, Committing{}, at(1)).value();
  scene::execute(journal, "DROP INDEX import_by_state");
  scene::execute(journal, "CREATE TRIGGER stop BEFORE UPDATE ON import BEGIN SELECT RAISE(ABORT, 'disque plein'); END");
  try {
    (void)opened.apply(id, Finished{{{}, {"MACHINCHOSE Élodie"}}}, at(2));
    BOOST_ERROR("applied");
  } catch (const JournalError& error) {
    BOOST_TEST(says(error.what(), "disque plein"));
    BOOST_TEST(!says(error.what(), "MACHINCHOSE"));
  }
  // Rolled back whole, and the connection goes on.
  BOOST_TEST((opened.find(id)->state == State::submitting));
  scene::execute(journal, "DROP TRIGGER stop");
  BOOST_TEST(opened.apply(id, Finished{}, at(3)).has_value());
}

BOOST_AUTO_TEST_CASE(a_newer_journal_is_refused) {
  { Journal opened(journal); }
  scene::execute(journal, "INSERT INTO migration VALUES (" + std::to_string(journal::schema_version() + 1) + ")");
  BOOST_TEST(says(refusal(journal), "version plus récente de Navette"));
}

BOOST_AUTO_TEST_CASE(an_older_journal_is_brought_up_to_date) {
  make_version_1(journal);
  {
    Journal opened(journal);
    const auto import = opened.find(41);
    BOOST_REQUIRE(import.has_value());
    BOOST_TEST(import->sha256 == "abc");
    BOOST_TEST((import->received_at == at(0)));
    BOOST_TEST(opened.timeline(41).at(0).number == 7);
    BOOST_TEST(opened.record(scene::import(), {}, at(1)).id == 42);
    opened.store(PortalHealth{"ent", 1, {}});
    BOOST_TEST(opened.portals().size() == 1u);
  }
  BOOST_TEST(scene::execute(journal, "SELECT max(number) FROM migration") == std::to_string(journal::schema_version()));
  BOOST_TEST(Journal(journal).portals().size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_migration_that_fails_changes_nothing) {
  make_version_1(journal);
  scene::execute(journal, "CREATE TABLE refused_account (obstacle TEXT)");
  BOOST_CHECK_THROW(Journal{journal}, JournalError);
  BOOST_TEST(scene::execute(journal, "SELECT max(number) FROM migration") == "1");
  BOOST_TEST(scene::execute(journal, "SELECT count(*) FROM sqlite_master WHERE name = 'portal'") == "0");
  scene::execute(journal, "DROP TABLE refused_account");
  BOOST_TEST(Journal(journal).find(41).has_value());
}

BOOST_AUTO_TEST_CASE(ten_thousand_ended_imports_are_no_burden) {
  {
    Journal opened(journal);
    const auto id = opened.record(scene::import(), {}, at(0)).id;
    opened.apply(id, Refused{"Tronqué."}, at(1)).value();
    opened.apply(id, Filed{"/Refusés/edt.xml"}, at(1)).value();
  }
  std::string columns;  // all but id and repeat, which tell them apart
  for (const std::string name :
       {"file_name",    "folder",   "bytes",  "content", "state",          "reason",     "attempts", "committed",
        "mark",         "released", "forced", "mode",    "last_fault",     "not_before", "ahead",    "received_at",
        "committed_at", "ended_at", "looks",  "figures", "not_recognised", "spool_file", "filed_as"})
    columns += ", " + name;
  scene::execute(journal, "INSERT INTO import (school, kind, sha256, repeat" + columns +
                              ") WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)"
                              " SELECT school, kind, sha256, i" +
                              columns + " FROM import, n");
  Journal opened(journal);
  const auto waiting = opened.record(scene::import('b'), {}, at(2)).id;
  BOOST_TEST(opened.situation(at(0)).size() == 1u);
  BOOST_TEST(opened.unfiled().empty());
  BOOST_TEST(opened.recent({.state = State::waiting}).at(0).id == waiting);
  BOOST_TEST(opened.recent({.limit = 20'000}).size() == 10'002u);
  // Each of the two is answered from the index made for it: what has ended and is filed is not even looked at.
  for (const auto& [condition, index] : std::initializer_list<std::pair<std::string, std::string>>{
           {"state IN ('waiting', 'submitting', 'queued', 'doubtful', 'held') OR (state = 'done' AND received_at >= 0 "
            "AND"
            " school IN (SELECT school FROM import WHERE state IN ('waiting', 'submitting', 'queued', 'doubtful', "
            "'held')))",
            "import_by_state (state=?)"},
           {"filed_as = '' AND ended_at IS NOT NULL", "import_unfiled"}}) {
    soci::session sql(soci::sqlite3, journal.string());
    int id = 0, parent = 0, unused = 0;
    std::string step, plan;
    soci::statement statement =
        (sql.prepare << "EXPLAIN QUERY PLAN SELECT * FROM import WHERE " + condition + " ORDER BY id", soci::into(id),
         soci::into(parent), soci::into(unused), soci::into(step));
    statement.execute();
    while (statement.fetch()) plan += step + "\n";
    BOOST_TEST(says(plan, "INDEX " + index), plan);
  }
}

// Statements are kept and used again; one that ended in the middle of its rows would hold its view of the journal for
// ever, and no change could follow another process's.
BOOST_AUTO_TEST_CASE(a_query_that_fails_half_way_holds_nothing) {
  Journal opened(journal);
  const auto first = opened.record(scene::import('a'), {}, at(0)).id;
  opened.record(scene::import('b'), {}, at(0));
  const std::string content = scene::execute(journal, "SELECT content FROM import WHERE id = 1");
  scene::execute(journal, "UPDATE import SET content = '?' WHERE id = 1");
  for (int i = 0; i < 2; ++i) BOOST_CHECK_THROW(std::ignore = opened.situation(at(0)), JournalError);
  scene::execute(journal, "UPDATE import SET content = '" + content + "' WHERE id = 1");
  BOOST_TEST(opened.situation(at(0)).size() == 2u);
  BOOST_TEST(opened.apply(first, Started{}, at(1)).value().attempts == 1);
  BOOST_TEST(opened.situation(at(0)).at(0).attempts == 1);
}

BOOST_AUTO_TEST_SUITE_END()
