// Thousands of programs writing at random on a simulated clock, their steps mixed with Navette's looks: whatever is
// taken as an export was whole at some moment, and whatever was finished is taken.
//
// NAVETTE_WRITERS=100000 plays more of them; a failure names its round, and NAVETTE_ROUND=17 plays that one alone.
#include "intake/digest.h"
#include "intake/intake.h"
#include "intake/lease.h"
#include "writers/script.h"

#include <boost/filesystem/fstream.hpp>
#include <boost/filesystem/operations.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <fcntl.h>
#include <linux/capability.h>
#include <queue>
#include <sys/syscall.h>
#include <unistd.h>

namespace writers {

namespace {

using namespace std::chrono_literals;
using intake::Steady;

constexpr int kWritersOfARound = 20;
constexpr int kStranger = 1234;  // another account

struct Way {
  const char* name;
  bool leases;        // whether the kernel tells us who writes
  const char* spool;  // another volume than the folder's: copied instead of renamed
};
constexpr Way kWays[] = {{"leases, same volume", true, "/dev/shm"},
                         {"leases, other volume", true, "/tmp"},
                         {"nobody can tell, same volume", false, "/dev/shm"},
                         {"nobody can tell, other volume", false, "/tmp"}};

std::ostream& operator<<(std::ostream& out, const Way& way) { return out << way.name; }

int number_from(const char* name, int otherwise) {
  const char* given = std::getenv(name);
  return given ? std::atoi(given) : otherwise;
}

// While it stands this thread may not ask who writes to a stranger's files: Navette under an account of its own.
class WithoutLeases {
 public:
  explicit WithoutLeases(bool wanted) {
    if (!wanted) return;
    BOOST_REQUIRE(::syscall(SYS_capget, &header_, before_) == 0);
    __user_cap_data_struct now[2] = {before_[0], before_[1]};
    now[CAP_TO_INDEX(CAP_LEASE)].effective &= ~CAP_TO_MASK(CAP_LEASE);
    BOOST_REQUIRE(::syscall(SYS_capset, &header_, now) == 0);
    active_ = true;
  }
  ~WithoutLeases() {
    if (active_) ::syscall(SYS_capset, &header_, before_);
  }
  WithoutLeases(const WithoutLeases&) = delete;
  WithoutLeases& operator=(const WithoutLeases&) = delete;

 private:
  __user_cap_header_struct header_{_LINUX_CAPABILITY_VERSION_3, 0};
  __user_cap_data_struct before_[2]{};
  bool active_ = false;
};

struct TemporaryFolder {
  explicit TemporaryFolder(const fs::path& parent) : path(parent / fs::unique_path("navette-writers-%%%%%%%%")) {
    fs::create_directories(path);
  }
  ~TemporaryFolder() {
    boost::system::error_code ignored;
    fs::remove_all(path, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const fs::path path;
};

// What the kernel says of a file that we, or a stranger, have open for writing.
intake::Writers seen_on(const fs::path& folder, int owner) {
  const fs::path file = folder / "probe";
  const int writing = ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
  if (owner >= 0) BOOST_REQUIRE(::fchown(writing, static_cast<uid_t>(owner), static_cast<gid_t>(-1)) == 0);
  const auto seen = intake::writers_of(intake::File::open(file).value());
  ::close(writing);
  fs::remove(file);
  return seen;
}

struct Taken {
  std::string sha256;
  fs::path file;
};

// One folder, some writers, and Navette looking whenever it wants to and at random besides.
class Round {
 public:
  Round(int number, const Way& way, const fs::path& folder, const fs::path& spool)
      : random_(static_cast<std::uint64_t>(number) + 1), folder_(folder), intake_([&] {
          intake::Options options;
          options.folder = folder;
          options.spool = spool;
          return options;
        }()) {
    for (int i = 0; i < kWritersOfARound; ++i) {
      const Task task{static_cast<Habit>(random_() % kHabits),       random_(),    folder,
                      "EDT_To_KOSMOS_" + std::to_string(i) + ".xml", clear_export, way.leases ? -1 : kStranger};
      scripts_.push_back(script_of(task, ledger_));
      next_.push({Steady() + std::chrono::milliseconds(random_() % 120'000), scripts_.size() - 1, 0});
    }
  }

  void play() {
    while (!next_.empty()) {
      const Moment moment = next_.top();
      look_until(moment.at);
      next_.pop();
      now_ = moment.at;
      auto& script = scripts_[moment.script];
      script[moment.step].act();
      if (moment.step + 1 < script.size())
        next_.push({moment.at + script[moment.step + 1].after, moment.script, moment.step + 1});
      if (random_() % 4 != 0) look();  // an event, perhaps
    }
    look();
    look_until(now_ + 1h);
  }

  // What is wrong, in words; empty if nothing is.
  std::string verdict() const {
    std::string wrong = wrong_;
    std::set<std::string> arrived;
    for (const Taken& each : taken_) {
      arrived.insert(each.sha256);
      if (sha_of(each.file) != each.sha256) wrong += "a file in the spool changed; ";
    }
    if (const int owed = ledger_.owed(arrived)) wrong += std::to_string(owed) + " finished files never came; ";
    if (!fs::is_empty(folder_)) wrong += "something was left in the folder; ";
    return wrong;
  }

  std::size_t taken() const { return taken_.size(); }
  std::size_t refused() const { return refused_; }

 private:
  struct Moment {
    Steady at;
    std::size_t script;
    std::size_t step;
    bool operator<(const Moment& other) const { return at > other.at; }  // the soonest on top
  };

  static std::string sha_of(const fs::path& file) {
    const auto open = intake::File::open(file);
    if (!open) return {};
    const auto digits = intake::sha256(*open);
    return digits ? *digits : std::string();
  }

  void look_until(Steady at) {
    while (look_again_ && *look_again_ < at) {
      now_ = std::max(now_, *look_again_);
      look();
    }
  }

  void look() {
    const intake::Scan scan = intake_.scan(now_);
    look_again_ = scan.look_again;
    if (look_again_ && *look_again_ <= now_) look_again_ = now_ + 1ms;
    for (const auto& arrival : scan.arrivals) {
      taken_.push_back({arrival.sha256, arrival.spool_file});
      if (sha_of(arrival.spool_file) != arrival.sha256) wrong_ += "what came is not what was read; ";
      if (arrival.content ? !ledger_.was_whole(arrival.sha256) : !ledger_.was_left_unfinished(arrival.sha256))
        wrong_ += arrival.file_name + (arrival.content ? " came half; " : " was refused; ");
      refused_ += arrival.content ? 0 : 1;
    }
  }

  std::mt19937_64 random_;
  fs::path folder_;
  intake::Intake intake_;
  Ledger ledger_;
  std::vector<std::vector<Step>> scripts_;
  std::priority_queue<Moment> next_;
  Steady now_{};
  std::optional<Steady> look_again_;
  std::vector<Taken> taken_;
  std::size_t refused_ = 0;
  std::string wrong_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(simulated)

BOOST_DATA_TEST_CASE(nothing_half_nothing_lost, boost::unit_test::data::make(kWays), way) {
  BOOST_REQUIRE_MESSAGE(::geteuid() == 0, "run this as root: it writes as another account does");
  const WithoutLeases without(!way.leases);
  const int rounds = number_from("NAVETTE_WRITERS", 10'000) / kWritersOfARound / static_cast<int>(std::size(kWays));
  const int only = number_from("NAVETTE_ROUND", -1);
  std::size_t taken = 0, refused = 0;
  for (int number = std::max(only, 0); number < (only < 0 ? rounds : only + 1); ++number) {
    const TemporaryFolder home("/dev/shm"), elsewhere(way.spool);
    const fs::path folder = home.path / "depot";
    fs::create_directory(folder);
    if (number == 0)
      BOOST_REQUIRE((seen_on(folder, way.leases ? -1 : kStranger) ==
                     (way.leases ? intake::Writers::some : intake::Writers::unknown)));
    const fs::path spool = (std::string(way.spool) == "/dev/shm" ? home.path : elsewhere.path) / "spool";
    Round round(number, way, folder, spool);
    round.play();
    const std::string wrong = round.verdict();
    BOOST_REQUIRE_MESSAGE(wrong.empty(), "round " << number << " (" << way << "): " << wrong);
    taken += round.taken();
    refused += round.refused();
  }
  BOOST_TEST_MESSAGE(way << ": " << rounds * kWritersOfARound << " writers, " << taken << " arrivals, " << refused
                         << " of them refused as unfinished");
  BOOST_TEST(taken > 0u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace writers
