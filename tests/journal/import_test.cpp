#include "domain/life.h"
#include "journal/journal.h"
#include "journal/scene.h"

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <limits>

using namespace domain;
using journal::Journal;
using scene::at;

namespace {

struct Fixture : scene::Opened {
  Import apply(ImportId id, const Event& event, Instant now) { return journal.apply(id, event, now).value(); }

  // From waiting to done.
  Import carry(ImportId id, int minute, Outcome outcome = {}) {
    apply(id, Started{}, at(minute));
    apply(id, Committing{"2 imports"}, at(minute));
    return apply(id, Finished{std::move(outcome)}, at(minute + 1));
  }
};

std::vector<ImportId> ids(const std::vector<Import>& imports) {
  std::vector<ImportId> ids;
  for (const auto& each : imports) ids.push_back(each.id);
  return ids;
}

void check_ids(const std::vector<Import>& imports, std::vector<ImportId> expected) {
  BOOST_TEST(ids(imports) == expected, boost::test_tools::per_element());
}

// Every field differs from its default.
Import full() {
  Import import = scene::import('f', Kind::idpn);
  import.folder = "/srv/Exports ENT";
  import.file_name = "IdPN_To-KOSMOS « été » 'n°1'.xml";
  import.bytes = 5'000'000'000;
  import.content.form = Form::container;
  import.content.school = scene::school("0134567A");
  import.content.school_name = "Collège d'Été-\"Ælfric\"\n\x01 \\";
  import.content.software = "PRONOTE Monoposte-PRONOTE 2013 - 0.5.14";
  import.content.partners = {"INDEXEDUCATION", "KOSMOS"};
  import.content.made_at = at(-7) + Duration(123);
  import.content.year = SchoolYear{2024};
  import.content.counts = Counts{1, 2, 3, 4, 5, 6, 7, 8, 9, 5'000'000'000, 11};
  import.content.payload_bytes = std::numeric_limits<std::uint64_t>::max();
  import.content.findings = {{"check_letter", "La lettre est fausse."}, { "partner_missing", "Kosmos manque." }};
  import.state = State::doubtful;
  import.reason = "Plus de réponse.";
  import.turned_down = true;
  import.attempts = 3;
  import.committed = true;
  import.mark = "4 bilans";
  import.released = true;
  import.forced = true;
  import.mode = Mode::partial;
  import.last_fault = Fault::page_changed;
  import.not_before = at(30) + Duration(1);
  import.ahead = 0;
  import.received_at = at(-1);
  import.committed_at = at(2) + Duration(999);
  import.ended_at = at(3);
  import.looks = 12;
  import.outcome.figures = {{"Séances générées", "14 226"}, { "", "" }};
  import.outcome.not_recognised = {"DUPONT Élodie", "O'NEIL \"Joe\""};
  import.spool_file = "/spool/é à.xml";
  import.outcome.forgotten = 3;
  import.outcome.forgotten_at = at(40);
  import.filed_as = "/Importés/2024-09-02/é.xml";
  import.export_removed_at = at(50);
  return import;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(imports, Fixture)

BOOST_AUTO_TEST_CASE(every_field_comes_back) {
  const Import given = full();
  const Import stored = journal.record(given, {}, at(0));
  BOOST_TEST(stored.id > 0);
  Import expected = given;
  expected.id = stored.id;
  BOOST_TEST((stored == expected));
  Journal reopened(folder.journal);
  const auto found = reopened.find(stored.id);
  BOOST_REQUIRE(found.has_value());
  BOOST_TEST((*found == expected));
}

BOOST_AUTO_TEST_CASE(every_field_can_be_absent) {
  Import given;
  given.received_at = at(1);
  const Import stored = journal.record(given, {}, at(1));
  given.id = stored.id;
  BOOST_TEST((journal.find(stored.id) == given));
}

BOOST_AUTO_TEST_CASE(a_name_that_is_not_utf8_can_be_read_again) {
  Import given = scene::import();
  given.file_name = "coll\xE8ge.xml";
  given.content.school_name = "Coll\xE8ge";
  const Import stored = journal.record(given, {}, at(0));
  BOOST_TEST((journal.find(stored.id) == stored));
}

BOOST_AUTO_TEST_CASE(what_is_recorded_gets_an_id_a_repeat_and_a_moment) {
  const Import first = journal.record(scene::import('a'), {}, at(5));
  BOOST_TEST((first.received_at == at(5)));
  BOOST_TEST(first.repeat == 0);
  const Import other_content = journal.record(scene::import('b'), {}, at(6));
  const Import other_kind = journal.record(scene::import('a', Kind::idpn), {}, at(6));
  Import elsewhere = scene::import('a');
  elsewhere.school = scene::school("0750001A");
  const Import other_school = journal.record(elsewhere, {}, at(6));
  for (const auto& each : {other_content, other_kind, other_school}) BOOST_TEST(each.repeat == 0);
  const Import again = journal.record(scene::import('a'), {}, at(7));
  BOOST_TEST(again.repeat == 1);
  BOOST_TEST(again.id > other_school.id);
  BOOST_TEST(journal.record(scene::import('a'), {}, at(8)).repeat == 2);
}

BOOST_AUTO_TEST_CASE(imports_without_a_school_are_told_apart_too) {
  Import nobodys = scene::import('a');
  nobodys.school.reset();
  const Import first = journal.record(nobodys, Held{"De quel établissement ?"}, at(0));
  BOOST_TEST(journal.record(nobodys, Held{"De quel établissement ?"}, at(1)).repeat == 1);
  BOOST_TEST(journal.record(scene::import('a'), {}, at(1)).repeat == 0);
  BOOST_TEST(!journal.find(first.id)->school.has_value());
}

BOOST_AUTO_TEST_CASE(a_first_event_is_part_of_the_recording) {
  const Import refused = journal.record(scene::import(), Refused{"Fichier tronqué."}, at(0));
  BOOST_TEST((refused.state == State::refused));
  BOOST_TEST((refused.ended_at == at(0)));
  BOOST_TEST((journal.find(refused.id) == refused));
}

BOOST_AUTO_TEST_CASE(a_first_event_that_does_not_fit_records_nothing) {
  BOOST_CHECK_THROW(journal.record(scene::import(), Finished{}, at(0)), UnexpectedFailure);
  BOOST_TEST(journal.recent({}).empty());
  BOOST_TEST(journal.last_entry() == 0);
  BOOST_TEST(journal.record(scene::import(), {}, at(0)).repeat == 0);
}

BOOST_AUTO_TEST_CASE(an_event_changes_the_import_as_the_domain_says) {
  const Import before = journal.record(scene::import(), {}, at(0));
  const Import after = apply(before.id, Started{Mode::complete}, at(1));
  BOOST_TEST((after == domain::apply(before, Started{Mode::complete}, at(1)).value()));
  BOOST_TEST((journal.find(before.id) == after));
}

BOOST_AUTO_TEST_CASE(an_event_that_does_not_fit_changes_nothing) {
  const Import import = journal.record(scene::import(), {}, at(0));
  const auto last = journal.last_entry();
  const auto answer = journal.apply(import.id, Finished{}, at(1));
  BOOST_REQUIRE(answer.has_error());
  BOOST_TEST((answer.error().fault == Fault::file_refused));
  BOOST_TEST((journal.find(import.id) == import));
  BOOST_TEST(journal.last_entry() == last);
}

BOOST_AUTO_TEST_CASE(an_import_that_is_not_there) {
  BOOST_TEST(!journal.find(7).has_value());
  const auto answer = journal.apply(7, Started{}, at(0));
  BOOST_REQUIRE(answer.has_error());
  BOOST_TEST(answer.error().sentence == "Il n'y a pas d'import n° 7 dans le journal.");
  BOOST_TEST(journal.timeline(7).empty());
}

BOOST_AUTO_TEST_CASE(a_second_journal_sees_and_changes_the_same) {
  Journal command(folder.journal);
  const Import import = journal.record(scene::import(), {}, at(0));
  apply(import.id, Started{}, at(1));
  apply(import.id, Failed{{Fault::unreachable, "Pas de réponse."}, at(60)}, at(2));
  BOOST_TEST((command.find(import.id)->not_before == at(60)));
  BOOST_REQUIRE(command.apply(import.id, Retried{}, at(3)).has_value());
  BOOST_TEST(!journal.find(import.id)->not_before.has_value());
  // The first goes on from what the second wrote, not from what it remembers.
  BOOST_TEST(apply(import.id, Started{}, at(4)).attempts == 2);
  BOOST_TEST(command.apply(import.id, Started{}, at(4)).has_error());
  BOOST_TEST(command.timeline(import.id).size() == 5u);
}

BOOST_AUTO_TEST_CASE(same_content_is_found_newest_first) {
  const Import first = journal.record(scene::import('a'), {}, at(0));
  journal.record(scene::import('b'), {}, at(0));
  const Import second = journal.record(scene::import('a'), {}, at(1));
  check_ids(journal.same_content(scene::school(), Kind::edt, first.sha256), {second.id, first.id});
  check_ids(journal.same_content(scene::school(), Kind::idpn, first.sha256), {});
  check_ids(journal.same_content(std::nullopt, Kind::edt, first.sha256), {});
}

BOOST_AUTO_TEST_CASE(a_school_at_rest_is_not_in_the_situation) {
  const auto done = journal.record(scene::import('a'), {}, at(0)).id;
  carry(done, 1);
  check_ids(journal.situation(Instant::min()), {});
  const auto waiting = journal.record(scene::import('b'), {}, at(2)).id;
  check_ids(journal.situation(Instant::min()), {done, waiting});
}

BOOST_AUTO_TEST_CASE(the_situation_is_what_has_not_ended_and_what_was_done_lately) {
  const auto old_done = journal.record(scene::import('a'), {}, at(0)).id;
  const auto done = journal.record(scene::import('b'), {}, at(10)).id;
  const auto refused = journal.record(scene::import('c'), Refused{"Tronqué."}, at(10)).id;
  const auto held = journal.record(scene::import('d'), Held{"Vieux de 20 jours : l'importer ?"}, at(0)).id;
  const auto waiting = journal.record(scene::import('e'), {}, at(0)).id;
  const auto submitting = journal.record(scene::import('0'), {}, at(0)).id;
  const auto queued = journal.record(scene::import('1'), {}, at(0)).id;
  const auto doubtful = journal.record(scene::import('2'), {}, at(0)).id;
  carry(old_done, 20);
  carry(done, 20);
  for (const auto id : {submitting, queued, doubtful}) apply(id, Started{}, at(20));
  for (const auto id : {queued, doubtful}) apply(id, Committing{}, at(20));
  apply(queued, Queued{3, at(30)}, at(21));
  apply(doubtful, Interrupted{at(30)}, at(21));
  check_ids(journal.situation(at(10)), {done, held, waiting, submitting, queued, doubtful});
  check_ids(journal.situation(Instant::min()), {old_done, done, held, waiting, submitting, queued, doubtful});
  check_ids(journal.situation(Instant::max()), {held, waiting, submitting, queued, doubtful});
  BOOST_TEST((journal.find(refused)->state == State::refused));
}

BOOST_AUTO_TEST_CASE(unfiled_is_what_has_ended_and_lies_in_the_spool) {
  const auto done = journal.record(scene::import('a'), {}, at(0)).id;
  const auto refused = journal.record(scene::import('b'), Refused{"Tronqué."}, at(0)).id;
  const auto newer = journal.record(scene::import('c'), {}, at(0)).id;
  const auto superseded = journal.record(scene::import('d'), {}, at(0)).id;
  carry(done, 1);
  apply(superseded, Superseded{newer}, at(2));
  check_ids(journal.unfiled(), {done, refused, superseded});
  apply(done, Filed{"/Importés/a.xml"}, at(3));
  check_ids(journal.unfiled(), {refused, superseded});
  BOOST_TEST(journal.find(done)->filed_as == "/Importés/a.xml");
}

BOOST_AUTO_TEST_CASE(recent_is_newest_first_and_filtered) {
  const auto a = journal.record(scene::import('a'), {}, at(0)).id;
  const auto b = journal.record(scene::import('b', Kind::idpn), {}, at(0)).id;
  Import elsewhere = scene::import('c');
  elsewhere.school = scene::school("0750001A");
  const auto c = journal.record(elsewhere, Held{"Confirmer ?"}, at(0)).id;
  check_ids(journal.recent({}), {c, b, a});
  check_ids(journal.recent({.school = scene::school()}), {b, a});
  check_ids(journal.recent({.state = State::held}), {c});
  check_ids(journal.recent({.kind = Kind::edt}), {c, a});
  check_ids(journal.recent({.school = scene::school(), .state = State::waiting, .kind = Kind::edt}), {a});
  check_ids(journal.recent({.limit = 2}), {c, b});
  check_ids(journal.recent({.limit = 0}), {});
}

BOOST_AUTO_TEST_CASE(names_of_people_are_forgotten_in_time_and_leave_the_file) {
  const auto early = journal.record(scene::import('a'), {}, at(0)).id;
  const auto late = journal.record(scene::import('b'), {}, at(0)).id;
  carry(early, 10, {{{"Séances générées", "12"}}, {"MACHINCHOSE Élodie"}});
  carry(late, 20, {{}, {"TRUCMUCHE Zoé"}});
  const auto on_the_disk = [&](const std::string& name) {
    std::string bytes;
    for (const auto* suffix : {"", "-wal"}) {
      const auto file = scene::fs::path(folder.journal) += suffix;
      if (!scene::fs::exists(file)) continue;
      std::ifstream in(file, std::ios::binary);
      bytes.append(std::istreambuf_iterator<char>(in), {});
    }
    return bytes.find(name) != std::string::npos;
  };
  BOOST_TEST(on_the_disk("MACHINCHOSE"));
  journal.forget_people(at(15), at(99));
  BOOST_TEST(journal.find(early)->outcome.not_recognised.empty());
  BOOST_TEST(journal.find(early)->outcome.figures.size() == 1u);
  BOOST_TEST(journal.find(late)->outcome.not_recognised.size() == 1u);
  BOOST_TEST(!on_the_disk("MACHINCHOSE"));
  BOOST_TEST(on_the_disk("TRUCMUCHE"));
  BOOST_TEST(journal.find(early)->outcome.forgotten == 1);
  BOOST_TEST((journal.find(early)->outcome.forgotten_at == at(99)));
  BOOST_TEST(!journal.find(late)->outcome.forgotten_at);
}

BOOST_AUTO_TEST_CASE(reports_are_due_until_they_are_rewritten) {
  const auto named = journal.record(scene::import('a'), {}, at(0)).id;
  const auto unnamed = journal.record(scene::import('b'), {}, at(0)).id;
  carry(named, 10, {{}, {"MACHINCHOSE Élodie"}});
  carry(unnamed, 10);
  journal.forget_people(at(15), at(99));
  check_ids(journal.reports_to_rewrite(), {});  // its report is not written yet, and will name nobody
  apply(named, Filed{"/Importés/a.xml"}, at(100));
  check_ids(journal.reports_to_rewrite(), {named});
  journal.forget_people(at(15), at(101));
  BOOST_TEST((journal.find(named)->outcome.forgotten_at == at(99)));
  Journal reopened(folder.journal);
  check_ids(reopened.reports_to_rewrite(), {named});
  reopened.report_rewritten(named);
  check_ids(journal.reports_to_rewrite(), {});
}

BOOST_AUTO_TEST_CASE(filed_exports_are_kept_until_they_are_removed) {
  const auto early = journal.record(scene::import('a'), {}, at(0)).id;
  const auto late = journal.record(scene::import('b'), {}, at(0)).id;
  const auto unfiled = journal.record(scene::import('c'), {}, at(0)).id;
  carry(early, 10);
  apply(early, Filed{"/Importés/a.xml"}, at(11));
  carry(late, 20);
  apply(late, Filed{"/Importés/b.xml"}, at(21));
  carry(unfiled, 10);
  check_ids(journal.exports_kept(at(15)), {early});
  check_ids(journal.exports_kept(at(25)), {early, late});
  journal.export_removed(early, at(30));
  check_ids(journal.exports_kept(at(25)), {late});
  BOOST_TEST((journal.find(early)->export_removed_at == at(30)));
  BOOST_TEST(journal.find(early)->filed_as == "/Importés/a.xml");
  BOOST_TEST(journal.knows_content(std::string(64, 'a')));
  BOOST_TEST(!journal.knows_content(std::string(64, 'x')));
}

BOOST_AUTO_TEST_SUITE_END()
