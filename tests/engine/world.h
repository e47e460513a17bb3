// The engine turned by hand: real folder, real journal, real exports; only time and the ENT's answers are the test's.
#pragma once

#include "engine/engine.h"
#include "print.h"
#include "samples/samples.h"

#include <boost/algorithm/string/predicate.hpp>
#include <boost/filesystem/operations.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <fstream>

namespace engine_world {

using namespace std::chrono_literals;
namespace fs = boost::filesystem;
using boost::algorithm::contains;

inline const auto kUai = domain::Uai::parse("0134567U").value();
inline const auto kOther = domain::Uai::parse("0134568V").value();

struct World {
  fs::path root = fs::temp_directory_path() / fs::unique_path("navette-engine-%%%%%%%%");
  fs::path drop = root / "depot";
  domain::Instant wall = std::chrono::sys_days{std::chrono::year{2026} / 9 / 2} + 18h;
  intake::Steady steady{};
  engine::Settings settings;
  std::unique_ptr<journal::Journal> journal;
  std::unique_ptr<engine::Engine> engine;
  std::vector<engine::Fact> facts;

  explicit World(std::vector<domain::Uai> schools = {kUai}) {
    fs::create_directories(drop);
    fs::create_directories(root / "spool");
    intake::Options options;
    options.folder = drop;
    options.spool = root / "spool";
    settings.folders.push_back({options, schools});
    planner::Policy policy;
    for (const auto& school : schools) policy.schools[school] = {"ent", "abc", {}, {}};
    policy.absent_after = 10min;
    settings.policies.push_back(policy);
    begin();
  }
  ~World() {
    engine.reset();
    journal.reset();
    fs::remove_all(root);
  }

  // A process begins: everything it knows comes from the disk.
  void begin() {
    engine.reset();
    journal = std::make_unique<journal::Journal>(root / "journal.db");
    engine = std::make_unique<engine::Engine>(*journal, settings);
    for (auto& fact : engine->start(now())) facts.push_back(fact);
  }

  engine::Now now() const { return {wall, steady}; }

  void pass(domain::Duration time) {
    wall += time;
    steady += time;
  }

  engine::Turn step() {
    auto turn = engine->step(now());
    for (auto& fact : turn.facts) facts.push_back(fact);
    return turn;
  }

  // Steps until jobs are handed out or nothing more happens for a while of simulated time: every second at first, while
  // files settle, then some hundreds of times in all.
  std::vector<engine::Job> work(domain::Duration patience = 30s) {
    const auto begin = wall;
    while (wall <= begin + patience) {
      if (auto turn = step(); !turn.jobs.empty()) return turn.jobs;
      pass(wall < begin + 30s ? domain::Duration(1s) : std::max<domain::Duration>(1s, patience / 500));
    }
    return {};
  }

  void answer(const engine::Job& job, const domain::Result<portal::Answer>& answer) {
    for (auto& fact : engine->answered(job, answer, wall)) facts.push_back(fact);
  }

  // A whole submission: commits, then the ENT has taken it in.
  void take_in(const engine::Job& job) {
    BOOST_REQUIRE(engine->commit(job.import.id, "mark", wall));
    answer(job, portal::Answer(portal::TakenIn{}));
  }

  fs::path save(domain::Kind kind, std::uint64_t seed, domain::Instant made_at, const domain::Uai& uai = kUai,
                bool encrypted = true) {
    const auto files = samples::write_samples(root / "samples", {uai, 60, seed, made_at, encrypted});
    const fs::path from = kind == domain::Kind::edt ? files[0] : files[1];
    fs::copy_file(from, drop / from.filename(), fs::copy_options::overwrite_existing);
    return drop / from.filename();
  }

  domain::Import last() const { return journal->recent({}).front(); }

  int told(const std::string& event) const {
    return static_cast<int>(std::count_if(facts.begin(), facts.end(), [&](const auto& f) { return f.event == event; }));
  }
};

inline std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace engine_world
