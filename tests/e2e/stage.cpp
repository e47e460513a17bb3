#include "e2e/stage.h"

#include "e2e/ground.h"
#include "e2e/until.h"

#include <boost/filesystem/fstream.hpp>
#include <boost/filesystem/operations.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <signal.h>

namespace e2e {

using domain::Import;
using domain::State;

Stage::Stage(const Skin& skin, std::vector<std::string> ent, const Habits& habits,
             std::map<std::string, std::string> environment)
    : root_(fs::temp_directory_path() / fs::unique_path("navette-e2e-%%%%%%%%")),
      habits_(habits),
      environment_(std::move(environment)) {
  fs::create_directories(folder());
  for (const char* word : {"--skin", skin.name.c_str(), "--time-scale", "600"}) ent.emplace_back(word);
  ent_ = std::make_unique<Ent>(root_, std::move(ent), environment_);
  set_password("navette-demo");
  fs::ofstream config_file(config());
  config_file << "folder: " << habits.folder << "\nstate: etat\n"
              << "quiet_period: " << habits.quiet_period << "\n"
              << "rescan_every: " << habits.rescan_every << "\n"
              << "log: { file: navette.log }\n"
              << "ents:\n"
              << "  - name: ent\n"
              << "    profile: " << skin.profile << "\n"
              << "    interval_between_requests: 0 ms\n"
              << "    retry: " << habits.retry << "\n"
              << "    look: { first: 200 ms, most: 1 s, per_school: 100 ms }\n"
              << "    verify_first: 200 ms\n"
              << "    conclusive_after: " << habits.conclusive_after << "\n"
              << (habits.errands ? ""
                                 : "    look_up_people: non\n    check_timetables: non\n    fetch_credentials: non\n")
              << (habits.quiet_hours.empty() ? "" : "    quiet_hours: " + habits.quiet_hours + "\n")
              << "    addresses:\n"
              << "      portal_url: " << ent_->address("portal_url") << "\n"
              << "      cas_url: " << ent_->address("cas_url") << "\n"
              << "    schools:\n"
              << "      - uai: 0134567U\n"
              << "        addresses: { school_url: \"" << ent_->address("school_url") << "\" }\n"
              << "        username: superadmin\n"
              << "        password: { file: mot-de-passe }\n";
}

Stage::~Stage() {
  navette_.reset();
  ent_.reset();
  boost::system::error_code ignored;
  fs::remove_all(root_, ignored);
}

void Stage::start(const std::map<std::string, std::string>& environment, const std::function<bool()>& before) {
  navette_ = std::make_unique<Process>(NAVETTE_PROGRAM, std::vector<std::string>{"run", "--config", config().string()},
                                       root_ / "navette.out", environment, before);
  const bool up = until([&] {  // it has its journal, and may be stopped
    return !navette_->running() ||
           (journal::JournalLock::held(root_ / "etat" / "journal.db") && navette_->catches(SIGTERM));
  });
  BOOST_REQUIRE_MESSAGE(up, navette_->output());
}

void Stage::kill() {
  navette_->signal(SIGKILL);
  navette_->wait();
}

void Stage::stop() {
  navette_->signal(SIGTERM);
  const int code = navette_->wait();
  BOOST_TEST(code == 0, navette_->output());
}

fs::path Stage::make(domain::Kind kind, std::uint64_t seed, bool encrypted, std::optional<domain::Instant> made) const {
  const auto now = made.value_or(std::chrono::time_point_cast<domain::Duration>(std::chrono::system_clock::now()));
  const auto files = samples::write_samples(root_ / "exports" / std::to_string(seed),
                                            {domain::Uai::parse("0134567U").value(), 60, seed, now, encrypted});
  return kind == domain::Kind::edt ? files[0] : files[1];
}

fs::path Stage::drop(const fs::path& file, const std::string& name) const { return drop_into(folder(), file, name); }

fs::path Stage::drop_into(const fs::path& folder, const fs::path& file, const std::string& name) {
  const fs::path to = folder / (name.empty() ? file.filename().string() : name);
  const fs::path temporary = folder / fs::unique_path("%%%%%%%%.tmp");
  fs::copy_file(file, temporary);
  fs::rename(temporary, to);
  return to;
}

journal::Journal Stage::journal() const { return journal::Journal(root_ / "etat" / "journal.db"); }

std::vector<Import> Stage::imports() const {
  // Who opens a journal that is not there yet makes it; the service may have another account, and would be kept out.
  if (!fs::exists(root_ / "etat" / "journal.db")) return {};
  auto all = journal().recent({{}, {}, {}, 1000});
  std::reverse(all.begin(), all.end());
  return all;
}

bool Stage::settled(std::size_t count) const {
  const bool settled = until([&] {
    const auto all = imports();
    return all.size() >= count && std::all_of(all.begin(), all.end(), [](const Import& it) {
             return it.state == State::held || (domain::has_ended(it) && !it.filed_as.empty());
           });
  });
  if (!settled) BOOST_TEST_MESSAGE(log());
  return settled;
}

bool Stage::reaches(std::size_t index, State state) const {
  const bool reached = until([&] {
    const auto all = imports();
    return all.size() > index && all[index].state == state;
  });
  if (!reached) BOOST_TEST_MESSAGE(log());
  return reached;
}

void Stage::set_password(const std::string& password) const {
  const fs::path file = root_ / "mot-de-passe";
  fs::ofstream(file) << password << "\n";
  fs::permissions(file, fs::owner_read | fs::owner_write);
}

std::string Stage::log() const { return read_file(root_ / "navette.log") + (navette_ ? navette_->output() : ""); }

bool Stage::says(const std::string& words) const {
  return until([&] { return log().find(words) != std::string::npos; });
}

int Stage::said(const std::string& words) const {
  const std::string all = read_file(root_ / "navette.log");
  int found = 0;
  for (auto at = all.find(words); at != all.npos; at = all.find(words, at + 1)) ++found;
  return found;
}

bool Stage::looks_again() const {
  const std::string name = fs::unique_path("%%%%%%%%.txt").string();
  fs::ofstream(folder() / name) << "bonjour";
  return says(name);
}

void Stage::received(std::size_t count, const std::string& after) const {
  recovers(after, [&] { return imports().size() == count; });
}

Ran Stage::types(std::vector<std::string> words) const {
  words.insert(words.end(), {"--config", config().string()});
  return e2e::navette(words, environment_);
}

}  // namespace e2e
