// Two hundred programs writing at once, for real, into the folder of a running Navette.
#include "e2e/stage.h"
#include "e2e/until.h"
#include "writers/script.h"

#include <boost/filesystem/operations.hpp>
#include <boost/test/unit_test.hpp>

#include <exception>
#include <thread>

namespace writers {

namespace {

constexpr int kWriters = 200;
constexpr int kHurry = 20;  // nine minutes of a simulated stall are 27 seconds here

// Each writer's thread sleeps as its program would; nothing waits for a condition this way.
void play(const std::vector<Step>& script) {
  for (const Step& step : script) {
    std::this_thread::sleep_for(step.after / kHurry);
    step.act();
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(real_time)

BOOST_AUTO_TEST_CASE(two_hundred_at_once) {
  e2e::Habits habits;
  habits.rescan_every = "1 h";
  e2e::Stage stage(e2e::kSkolengo, {}, habits);
  const std::string pattern = e2e::read_file(stage.make(domain::Kind::edt, 1, false));
  const auto root_end = pattern.rfind("</");
  const auto export_of = [&](std::uint64_t number) {
    return pattern.substr(0, root_end) + "<!-- " + std::to_string(number) + " -->" +
           pattern.substr(root_end, pattern.find('>', root_end) + 1 - root_end);
  };

  Ledger ledger;
  std::vector<std::vector<Step>> scripts;
  for (int i = 0; i < kWriters; ++i) {
    const auto habit = static_cast<Habit>(i % (kHabits - 1));  // all but abandoned: that takes ten real minutes
    scripts.push_back(script_of({habit, static_cast<std::uint64_t>(i) + 1, stage.folder(),
                                 "EDT_To_KOSMOS_" + std::to_string(i) + ".xml", export_of, -1},
                                ledger));
  }
  stage.start();
  std::vector<std::thread> threads;
  std::vector<std::exception_ptr> failures(kWriters);
  for (int i = 0; i < kWriters; ++i)
    threads.emplace_back([&, i] {
      try {
        play(scripts[i]);
      } catch (...) {
        failures[i] = std::current_exception();
      }
    });
  for (auto& thread : threads) thread.join();
  for (const auto& failure : failures)
    if (failure) BOOST_CHECK_NO_THROW(std::rethrow_exception(failure));

  std::set<std::string> arrived;
  BOOST_TEST(e2e::until([&] {
    for (const auto& import : stage.imports()) arrived.insert(import.sha256);
    return ledger.owed(arrived) == 0;
  }));
  BOOST_REQUIRE(stage.settled(arrived.size()));
  std::size_t sent = 0;
  for (const auto& import : stage.imports()) {
    BOOST_TEST(ledger.was_whole(import.sha256), import.file_name << ": " << import.reason);
    BOOST_TEST((import.state == domain::State::done || import.state == domain::State::superseded),
               import.file_name << ": " << import.reason);
  }
  for (const auto& taken : stage.ent().taken_in("edt")) {
    ++sent;
    BOOST_TEST(ledger.was_whole(std::string(taken.at("sha256").as_string())));
  }
  BOOST_TEST(sent > 0u);
  for (const auto& entry : fs::directory_iterator(stage.folder())) BOOST_TEST(fs::is_directory(entry), entry.path());
  BOOST_TEST_MESSAGE(kWriters << " writers: " << arrived.size() << " exports arrived, " << sent << " were sent");
  stage.stop();
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace writers
