// What is kept for a time only: a year passes on a simulated clock.
#include "engine/world.h"

#include <fstream>
#include <set>

using domain::State;
using engine_world::bytes_of;
using engine_world::contains;
using engine_world::World;
using namespace std::chrono_literals;
namespace fs = boost::filesystem;

namespace {

constexpr auto kYear = std::chrono::hours(24 * 365);
constexpr const char* kPerson = "DURAND Zoé (élève, 6e A)";

struct Aged : World {
  Aged() {
    fs::create_directories(root / "pages");
    settings.pages = root / "pages";
  }

  // An import that leaves a person unrecognised, filed.
  domain::Import imported(std::uint64_t seed = 1) {
    save(domain::Kind::edt, seed, wall);
    const auto job = work().at(0);
    BOOST_REQUIRE(engine->commit(job.import.id, "mark", wall));
    answer(job, portal::Answer(portal::TakenIn{{{{"Séances générées", "12"}}, {kPerson}}}));
    step();
    return journal->find(job.import.id).value();
  }
  bool names(const domain::Import& import) const {
    return contains(bytes_of(import.filed_as + ".txt"), kPerson) ||
           contains(bytes_of(import.filed_as + ".html"), kPerson);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(retention, Aged)

BOOST_AUTO_TEST_CASE(names_leave_journal_and_reports_after_the_period_and_exports_stay) {
  const auto import = imported();
  BOOST_TEST(names(import));
  pass(kYear - 25h);
  step();
  BOOST_TEST(names(import));
  BOOST_TEST(journal->find(import.id)->outcome.not_recognised.size() == 1u);
  pass(50h);
  step();
  BOOST_TEST(journal->find(import.id)->outcome.not_recognised.empty());
  BOOST_TEST(!names(import));
  for (const char* suffix : {".txt", ".html"}) {
    const std::string report = bytes_of(import.filed_as + suffix);
    BOOST_TEST(contains(report, "keep_personal_data"), suffix);
    BOOST_TEST(contains(report, "1\u00A0personne"), suffix);
    BOOST_TEST(contains(report, "12"), suffix);  // the ENT's figures are no personal data
  }
  BOOST_TEST(fs::exists(import.filed_as));
  BOOST_TEST(told("report_rewritten") == 1);
  pass(48h);
  step();
  BOOST_TEST(told("report_rewritten") == 1);
  BOOST_TEST(told("export_removed") == 0);
}

// Ten years of reports to rewrite must not stand between an administrator's file and its first look.
BOOST_AUTO_TEST_CASE(a_start_looks_at_the_folder_before_it_sweeps) {
  const auto import = imported();
  pass(kYear + 25h);
  begin();
  save(domain::Kind::edt, 2, wall);
  const auto turn = step();
  BOOST_TEST(names(import));
  BOOST_REQUIRE(turn.next.has_value());
  BOOST_TEST((*turn.next <= 1s));
  pass(1s);
  step();
  BOOST_TEST(!names(import));
}

BOOST_AUTO_TEST_CASE(a_report_out_of_reach_is_rewritten_when_its_folder_is_back) {
  const auto import = imported();
  fs::rename(drop, root / "ailleurs");
  fs::create_directory(drop);  // an unmounted share
  pass(kYear + 25h);
  step();
  BOOST_TEST(journal->find(import.id)->outcome.not_recognised.empty());  // the journal does not wait for it
  BOOST_TEST(told("not_removed") == 1);
  fs::remove(drop);
  fs::rename(root / "ailleurs", drop);
  BOOST_TEST(names(import));
  begin();  // a restart forgets nothing of it
  step();
  pass(1s);
  step();
  BOOST_TEST(!names(import));
}

BOOST_AUTO_TEST_CASE(exports_go_after_their_own_period_with_the_second_copies_and_leave_their_reports) {
  settings.keep_exports = 24h * 30;
  begin();
  const auto made = wall;
  const auto import = imported();
  save(domain::Kind::edt, 1, made);  // the same once more
  work();
  BOOST_TEST(told("received_again") == 1);
  save(domain::Kind::edt, 2, wall, engine_world::kOther);  // refused, and full of pupils all the same
  work();
  const auto refused = last();
  BOOST_TEST(refused.state == State::refused);
  const auto exports = [&] {
    std::set<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(drop))
      if (entry.path().extension() == ".xml") names.insert(entry.path().string());
    return names;
  };
  BOOST_TEST(exports().size() == 3u);
  pass(24h * 29);
  step();
  BOOST_TEST(exports().size() == 3u);
  pass(24h * 3);
  step();
  BOOST_TEST(exports().empty());
  BOOST_TEST(fs::exists(import.filed_as + ".html"));
  BOOST_TEST(fs::exists(refused.filed_as + ".txt"));
  BOOST_TEST(names(import));  // that has its own period
  BOOST_TEST(journal->find(import.id)->export_removed_at.has_value());
  BOOST_TEST(told("export_removed") == 3);
  pass(48h);
  step();
  BOOST_TEST(told("export_removed") == 3);
}

BOOST_AUTO_TEST_CASE(what_was_refused_cannot_be_sent_again_once_its_export_is_gone) {
  settings.keep_exports = 24h * 30;
  begin();
  save(domain::Kind::edt, 1, wall);
  const auto job = work().at(0);
  BOOST_REQUIRE(engine->commit(job.import.id, "mark", wall));
  answer(job, portal::Answer(portal::TurnedDown{"L'ENT a refusé ce fichier."}));
  step();
  pass(24h * 32);
  step();
  BOOST_TEST(journal->apply(job.import.id, domain::Retried{}, wall).has_error());
}

BOOST_AUTO_TEST_CASE(strange_pages_are_kept_as_long_as_names) {
  begin();
  const auto page = settings.pages / "import-1.html", fresh = settings.pages / "import-2.html";
  for (const auto& file : {page, fresh}) std::ofstream(file) << "<html/>";
  const auto written = [&](const fs::path& file, domain::Instant at) {
    fs::last_write_time(file, std::chrono::system_clock::to_time_t(at));
  };
  written(page, wall);
  written(fresh, wall + kYear);
  pass(kYear - 25h);
  step();
  BOOST_TEST(fs::exists(page));
  pass(50h);
  step();
  BOOST_TEST(!fs::exists(page));
  BOOST_TEST(fs::exists(fresh));
  BOOST_TEST(told("pages_removed") == 1);
}

BOOST_AUTO_TEST_SUITE_END()
