#include "journal/journal.h"
#include "journal/scene.h"

#include <boost/test/unit_test.hpp>

#include <csignal>
#include <fstream>
#include <functional>
#include <map>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

using namespace domain;
using journal::Journal;
using journal::JournalError;
using journal::JournalLock;
using scene::at;

namespace {

// What a child process reports, one pipe write each.
struct Report {
  ImportId import = 0;
  int step = 0;
};

// A child process that runs `work` until that ends or the child is killed.
class Child {
 public:
  using Tell = std::function<void(Report)>;

  explicit Child(const std::function<void(const Tell&)>& work) {
    int ends[2];
    BOOST_REQUIRE(::pipe(ends) == 0);
    pid_ = ::fork();
    BOOST_REQUIRE(pid_ >= 0);
    if (pid_ == 0) {
      ::close(ends[0]);
      int status = 0;
      try {
        work([&](Report report) {
          if (::write(ends[1], &report, sizeof report) != sizeof report) ::_exit(2);
        });
      } catch (...) {
        status = 1;
      }
      ::_exit(status);
    }
    ::close(ends[1]);
    out_ = ends[0];
  }

  ~Child() {
    kill();
    ::close(out_);
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  // The next report; empty when there will be no more.
  std::optional<Report> next() {
    Report report;
    if (::read(out_, &report, sizeof report) != sizeof report) return std::nullopt;
    return report;
  }

  // As `kill -9` does. What it had reported can still be read.
  void kill() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGKILL);
    (void)wait();
  }

  // Its exit status.
  int wait() {
    int status = 0;
    ::waitpid(std::exchange(pid_, 0), &status, 0);
    return status;
  }

  pid_t pid() const { return pid_; }

 private:
  pid_t pid_ = 0;
  int out_ = -1;
};

const std::vector<Event> kLife{Started{}, Committing{"1 bilan"}, Queued{2, at(9)}, Finished{{{{"Séances", "12"}}, {}}}};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(processes, scene::Folder)

BOOST_AUTO_TEST_CASE(what_was_acknowledged_survives_kill_9) {
  std::mt19937 random(20240902);
  std::map<ImportId, int> acknowledged;  // steps of kLife, -1: only recorded
  for (int round = 0; round < 12; ++round) {
    Child child([&](const Child::Tell& tell) {
      Journal opened(journal);
      for (;;) {
        const auto id = opened.record(scene::import(), {}, at(round)).id;
        tell({id, -1});
        for (int step = 0; step < static_cast<int>(kLife.size()); ++step) {
          opened.apply(id, kLife[static_cast<std::size_t>(step)], at(round)).value();
          tell({id, step});
        }
      }
    });
    const auto take = [&](const Report& report) { acknowledged[report.import] = report.step; };
    for (auto left = random() % 40 + 1; left > 0; --left) {
      const auto report = child.next();
      BOOST_REQUIRE(report.has_value());
      take(*report);
    }
    child.kill();
    while (const auto report = child.next()) take(*report);

    Journal opened(journal);
    for (const auto& [id, step] : acknowledged) {
      const auto import = opened.find(id);
      BOOST_REQUIRE(import.has_value());
      const auto timeline = opened.timeline(id);
      // The one step that was not acknowledged may have been written, or not; nothing else, and nothing by halves.
      BOOST_TEST(static_cast<int>(timeline.size()) >= step + 2);
      BOOST_TEST(static_cast<int>(timeline.size()) <= step + 3);
      BOOST_TEST((timeline.back().state == import->state));
    }
  }
  BOOST_TEST(acknowledged.size() >= 12u);
}

BOOST_AUTO_TEST_CASE(two_processes_never_overwrite_each_other) {
  const auto id = Journal(journal).record(scene::import(), {}, at(0)).id;
  const auto struggle = [&](const Child::Tell& tell) {
    Journal opened(journal);
    int begun = 0;
    for (int i = 0; i < 60; ++i) {
      if (opened.apply(id, Started{}, at(i)).has_value()) ++begun;
      (void)opened.apply(id, Failed{{Fault::unreachable, "Pas de réponse."}, at(i)}, at(i));
    }
    tell({id, begun});
  };
  int begun = 0;
  {
    Child one(struggle), other(struggle);
    for (auto* child : {&one, &other}) {
      const auto report = child->next();
      BOOST_REQUIRE(report.has_value());
      begun += report->step;
      BOOST_TEST(child->wait() == 0);
    }
  }
  Journal opened(journal);
  BOOST_TEST(opened.find(id)->attempts == begun);
  const auto timeline = opened.timeline(id);
  BOOST_TEST(std::count_if(timeline.begin(), timeline.end(), [](const auto& e) { return e.event == "started"; }) ==
             begun);
}

BOOST_AUTO_TEST_CASE(two_processes_may_create_it_at_once) {
  for (int round = 0; round < 5; ++round) {
    const auto file = path / ("journal" + std::to_string(round));
    const auto work = [&](const Child::Tell& tell) { tell({Journal(file).record(scene::import(), {}, at(0)).id, 0}); };
    Child one(work), other(work);
    for (auto* child : {&one, &other}) BOOST_TEST(child->next().has_value());
    for (auto* child : {&one, &other}) BOOST_TEST(child->wait() == 0);
    BOOST_TEST(Journal(file).recent({}).size() == 2u);
  }
  for (const auto& each : scene::fs::directory_iterator(path)) BOOST_TEST(each.path().extension() != ".new");
}

BOOST_AUTO_TEST_CASE(a_lock_is_held_by_one) {
  BOOST_TEST(!JournalLock::held(journal));
  {
    JournalLock lock(journal);
    BOOST_TEST(JournalLock::held(journal));
    BOOST_CHECK_THROW(JournalLock{journal}, JournalError);
    BOOST_TEST(JournalLock::held(journal));
  }
  BOOST_TEST(!JournalLock::held(journal));
  JournalLock again(journal);
}

BOOST_AUTO_TEST_CASE(another_processs_lock_is_named_and_goes_with_it) {
  Child child([&](const Child::Tell& tell) {
    JournalLock lock(journal);
    tell({});
    for (;;) ::pause();
  });
  BOOST_REQUIRE(child.next().has_value());
  BOOST_TEST(JournalLock::held(journal));
  try {
    JournalLock lock(journal);
    BOOST_ERROR("locked twice");
  } catch (const JournalError& error) {
    const std::string message = error.what(), holder = "(processus " + std::to_string(child.pid()) + ")";
    BOOST_TEST((message.find(holder) != std::string::npos), message);
  }
  child.kill();
  BOOST_TEST(!JournalLock::held(journal));
  JournalLock lock(journal);
}

BOOST_AUTO_TEST_CASE(a_program_that_was_started_does_not_keep_the_lock) {
  pid_t pid = 0;
  int ends[2];
  BOOST_REQUIRE(::pipe(ends) == 0);
  {
    JournalLock lock(journal);
    pid = ::fork();
    if (pid == 0) {
      ::dup2(ends[0], 0);
      ::close(ends[0]);
      ::close(ends[1]);
      ::execl("/bin/cat", "cat", static_cast<char*>(nullptr));  // lives until its input ends
      ::_exit(1);
    }
    // Once the exec has happened the child's command is cat's; only then does the lock's end prove anything.
    const auto command = scene::fs::path("/proc") / std::to_string(pid) / "comm";
    for (std::string name; name != "cat";) std::ifstream(command) >> name;
  }
  BOOST_TEST(!JournalLock::held(journal));
  ::close(ends[0]);
  ::close(ends[1]);
  ::waitpid(pid, nullptr, 0);
}

BOOST_AUTO_TEST_CASE(a_lock_needs_a_folder) {
  BOOST_CHECK_THROW(JournalLock{path / "absent" / "journal.db"}, JournalError);
  BOOST_TEST(!JournalLock::held(path / "absent" / "journal.db"));
}

BOOST_AUTO_TEST_SUITE_END()
