// Three days of three schools in one process, on a simulated clock: exports saved, waited for in the queue, sessions that
// end, an ENT that is ill every hour in another way. Nothing is lost, nothing sent twice, and nothing grows.
#include "engine/engine.h"
#include "memory/direct_transport.h"
#include "memory/heap.h"
#include "portal/http_browser.h"
#include "portal/session.h"
#include "samples/samples.h"

#include <boost/filesystem/fstream.hpp>
#include <boost/filesystem/operations.hpp>
#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

#include <map>
#include <set>
#include <sqlite3.h>

// Freed memory is given back at once, not kept for later reports.
extern "C" const char* __asan_default_options() { return "quarantine_size_mb=1:thread_local_quarantine_size_kb=16"; }

namespace memory {
namespace {

namespace fs = boost::filesystem;
using namespace std::chrono_literals;
using domain::Kind;
using domain::State;

constexpr int kHours = 72;
constexpr int kWarmUp = 12;  // hours: caches fill, every kind of trouble was met once
// Bytes of heap above that of the warm-up's end: a session that waits in the queue is kept and is 30 KB, and each school
// may have one. When all is over nothing of them may be left.
constexpr std::int64_t kMostGrowth = 128 << 10;
constexpr std::int64_t kMostLeft = 8 << 10;
// SQLite keeps pages of the journal up to its own bound (2 MB a connection) and is counted for itself.
constexpr std::int64_t kMostOfSqlite = 4 << 20;

struct Days {
  fs::path root = fs::temp_directory_path() / fs::unique_path("navette-soak-%%%%%%%%");
  fs::path folder = root / "depot";
  domain::Instant now = std::chrono::sys_days{std::chrono::year{2026} / 9 / 7} + 6h;
  intake::Steady steady{};
  const std::vector<sandbox::School> schools = sandbox::default_schools(3);
  sandbox::Ent ent;
  House house;
  std::shared_ptr<const portal::Profile> profile;
  std::unique_ptr<journal::Journal> journal;
  std::unique_ptr<engine::Engine> engine;
  std::map<domain::Uai, std::unique_ptr<portal::Session>> kept;  // as the daemon's workers keep them
  std::map<std::string, int> told;
  std::int64_t visits = 0;

  static sandbox::Options options(const std::vector<sandbox::School>& schools) {
    sandbox::Options options;
    options.schools = schools;
    options.accounts = sandbox::default_accounts(schools);
    return options;
  }

  Days()
      : ent(options(schools), {}, now),
        house{{}, ent, now},
        profile(portal::Profile::load(fs::path(NAVETTE_PROFILES) / "skolengo.yaml")) {
    fs::create_directories(folder);
    engine::Settings settings;
    intake::Options intake;
    intake.folder = folder;
    intake.spool = root / "spool";
    planner::Policy policy;
    engine::Folder served{intake, {}};
    for (const auto& school : schools) {
      served.schools.push_back(school.uai);
      policy.schools[school.uai] = {"ent", "abc", {}, {}};
    }
    settings.folders.push_back(served);
    settings.policies.push_back(policy);
    settings.pages = root / "pages";
    journal = std::make_unique<journal::Journal>(root / "journal.db");
    engine = std::make_unique<engine::Engine>(*journal, settings);
    (void)engine->start({now, steady});
  }
  ~Days() {
    kept.clear();
    engine.reset();
    journal.reset();
    fs::remove_all(root);
  }

  void save(int school, std::uint64_t seed, bool encrypted, Kind kind) {
    const auto files = samples::write_samples(root / "samples", {schools[school].uai, 40, seed, now, encrypted});
    const fs::path from = kind == Kind::edt ? files[0] : files[1];
    fs::copy_file(from, folder / from.filename(), fs::copy_options::overwrite_existing);
  }

  void save_again(int school) {
    const std::string name = "EDT_To_KOSMOS_" + schools[school].uai.str() + ".xml";
    fs::copy_file(root / "samples" / name, folder / name);
  }

  domain::Result<portal::Answer> work(const engine::Job& job) {
    ++visits;
    const auto index = static_cast<std::size_t>(
        std::find_if(schools.begin(), schools.end(), [&](const auto& it) { return it.uai == *job.import.school; }) -
        schools.begin());
    auto session = std::move(kept[*job.import.school]);
    kept.erase(*job.import.school);
    if (!session)
      session = std::make_unique<portal::Session>(
          std::make_unique<portal::HttpBrowser>(std::make_unique<DirectTransport>(house)), profile,
          portal::Access{*job.import.school,
                         {{"school_url", house.addresses.school_url}, {"cas_url", house.addresses.cas_url}},
                         index == 0 ? "superadmin" : "superadmin" + std::to_string(index + 1),
                         "navette-demo"});
    const portal::Sending sending{job.import.kind, job.import.content.form, job.import.spool_file, job.import.file_name,
                                  job.import.mode};
    auto answer = job.verb == planner::Action::Verb::submit
                      ? session->submit(
                            sending, [&](const std::string& mark) { return engine->commit(job.import.id, mark, now); })
                      : session->look(sending, job.import.mark);
    if (answer && std::holds_alternative<portal::InQueue>(*answer)) kept[*job.import.school] = std::move(session);
    return answer;
  }

  void tell(const std::vector<engine::Fact>& facts) {
    for (const auto& fact : facts) ++told[fact.event];
  }

  void live_until(domain::Instant end) {
    while (now < end) {
      const auto turn = engine->step({now, steady});
      tell(turn.facts);
      for (const auto& job : turn.jobs) tell(engine->answered(job, work(job), now));
      const auto wait = turn.jobs.empty() ? std::clamp<domain::Duration>(turn.next.value_or(1min), 1s, 5min) : 1s;
      now += wait;
      steady += wait;
    }
  }

  // Of the heap, without what the ENT and SQLite hold.
  std::int64_t heap_of_navette() const {
    return static_cast<std::int64_t>(heap()) - house.held - sqlite3_memory_used();
  }
};

const std::vector<std::string> kTroubles = {"unavailable@edt*2=60",
                                            "dropped_after@edt.commit",
                                            "expired+5",
                                            "dropped_before@edt.2",
                                            "throttled@follow",
                                            "dropped_after@edt.3",
                                            "expired_school+3",
                                            "unavailable~50",
                                            "dropped_before@edt.commit",
                                            "maintenance",
                                            "dropped_after@idpn.commit",
                                            "interrupted@edt.commit"};

}  // namespace

BOOST_AUTO_TEST_SUITE(soak)

BOOST_AUTO_TEST_CASE(three_days_grow_nothing) {
  Days days;
  const auto begin = days.now;
  std::int64_t warm = 0, most = 0;
  std::string curve;
  for (int hour = 0; hour < kHours; ++hour) {
    days.ent.heal();
    // What a trouble's list holds is the ENT's, and so on the other side of the count.
    const auto before = heap();
    days.ent.cause(*sandbox::trouble_named(kTroubles[hour % kTroubles.size()]));
    days.house.held += static_cast<std::int64_t>(heap()) - static_cast<std::int64_t>(before);
    const int school = hour % 3;
    if (hour % 9 == 8)
      days.save_again(school);
    else
      days.save(school, hour, hour % 2 == 0, Kind::edt);
    if (hour % 4 == 0) days.save(school, hour, hour % 2 == 0, Kind::idpn);
    if (hour % 6 == 0)
      fs::ofstream(days.folder / ("EDT_To_KOSMOS_" + std::to_string(hour) + ".xml")) << "<!DOCTYPE html><html></html>";
    if (hour % 6 == 3) fs::ofstream(days.folder / ("photo " + std::to_string(hour) + ".jpg")) << "\xFF\xD8";
    days.live_until(begin + (hour + 1) * 1h);
    const auto now = days.heap_of_navette();
    if (hour + 1 == kWarmUp) warm = now;
    if (hour + 1 > kWarmUp) most = std::max(most, now - warm);
    curve += " " + std::to_string(now >> 10);
  }
  BOOST_TEST_MESSAGE("heap after each hour, KB:" << curve);
  BOOST_TEST_MESSAGE("visits: " << days.visits << "; grown at most " << most << " bytes since hour " << kWarmUp);
  BOOST_TEST_MESSAGE("SQLite: " << sqlite3_memory_used() << " bytes, at most " << sqlite3_memory_highwater(0));
  BOOST_TEST(most < kMostGrowth);
  BOOST_TEST(sqlite3_memory_highwater(0) < kMostOfSqlite);

  days.ent.heal();
  days.live_until(days.now + 8h);
  const auto left = days.heap_of_navette() - warm;
  BOOST_TEST_MESSAGE("left when all is over: " << left << " bytes");
  BOOST_TEST(left < kMostLeft);
  std::map<std::string, int> ends;
  std::set<std::string> done;
  for (const auto& import : days.journal->recent({{}, {}, {}, 1000})) {
    ++ends[std::string(domain::name_of(import.state))];
    BOOST_TEST(!domain::is_pending(import), import.id << " " << domain::name_of(import.state) << ": " << import.reason);
    if (import.state == State::done) done.insert(import.sha256);
  }
  for (const auto& [state, count] : ends) BOOST_TEST_MESSAGE(state << ": " << count);
  for (const auto& [event, count] : days.told) BOOST_TEST_MESSAGE("told " << event << ": " << count);

  // The ENT's own word: each content done once, and no other.
  std::set<std::string> taken;
  const auto ledger = boost::json::parse(days.ent.ledger(days.now));
  for (const auto& import : ledger.at("imports").as_array()) {
    if (import.at("state").as_string() != "done" || import.at("sha256").as_string().empty()) continue;
    const std::string sha256(import.at("sha256").as_string());
    BOOST_TEST(taken.insert(sha256).second, "sent twice: " << sha256);
  }
  BOOST_TEST((taken == done));
  BOOST_TEST(days.told["found_absent"] > 0);  // lost before the commit reached the ENT
  BOOST_TEST(days.told["received_again"] > 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace memory
