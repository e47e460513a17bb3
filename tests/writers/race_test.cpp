// Programs that rewrite their file in place as fast as they can, for real, while Navette takes it again and again.
#include "intake/digest.h"
#include "intake/intake.h"
#include "writers/script.h"

#include <boost/filesystem/fstream.hpp>
#include <boost/filesystem/operations.hpp>
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <fcntl.h>
#include <thread>
#include <unistd.h>

namespace writers {

namespace {

constexpr int kPrograms = 3;
constexpr int kRewrites = 400;

bool put(int file, const std::string& content, std::size_t from, std::size_t to) {
  return ::pwrite(file, content.data() + from, to - from, static_cast<off_t>(from)) == static_cast<ssize_t>(to - from);
}

// Each time whole, then truncated and rewritten in pieces: by the open file or opened anew.
bool rewrite_for_ever(const fs::path& path, std::uint64_t seed, Ledger& ledger) {
  std::mt19937_64 random(seed);
  int file = -1;
  for (int i = 0; i < kRewrites; ++i) {
    const std::string content = clear_export(random());
    if (file < 0 || random() % 2 == 0) {
      if (file >= 0) ::close(file);
      file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    } else if (::ftruncate(file, 0) != 0) {
      return false;
    }
    ledger.whole(content);
    const std::size_t half = random() % content.size();
    if (file < 0 || !put(file, content, 0, half) || !put(file, content, half, content.size())) return false;
    if (i + 1 == kRewrites) ledger.owe({content});
    if (random() % 2 == 0) continue;
    ::close(file);
    file = -1;
    for (auto looks = random() % 500; looks > 0; --looks) std::this_thread::yield();  // or as fast as a person
  }
  return file < 0 || ::close(file) == 0;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(race)

BOOST_AUTO_TEST_CASE(what_is_rewritten_while_it_is_taken_comes_whole_or_later) {
  const fs::path home = fs::path("/dev/shm") / fs::unique_path("navette-race-%%%%%%%%");
  intake::Options options;
  options.folder = home / "depot";
  options.spool = home / "spool";
  fs::create_directories(options.folder);
  intake::Intake intake(options);
  Ledger ledger;
  std::atomic<int> working = kPrograms, failed = 0;
  std::vector<std::thread> programs;
  for (int i = 0; i < kPrograms; ++i)
    programs.emplace_back([&, i] {
      if (!rewrite_for_ever(options.folder / ("EDT_To_KOSMOS_" + std::to_string(i) + ".xml"),
                            static_cast<std::uint64_t>(i) + 1, ledger))
        ++failed;
      --working;
    });

  std::vector<intake::Arrival> arrivals;
  for (bool last = false; !last;) {
    last = working == 0;  // one look after the end
    auto scan = intake.scan(std::chrono::steady_clock::now());
    for (auto& each : scan.arrivals) arrivals.push_back(std::move(each));
  }
  for (auto& program : programs) program.join();
  BOOST_TEST(failed == 0);

  std::set<std::string> arrived;
  for (const auto& each : arrivals) {
    arrived.insert(each.sha256);
    BOOST_TEST(ledger.was_whole(each.sha256), each.file_name << " came as it never was");
    const auto file = intake::File::open(each.spool_file);
    BOOST_TEST_REQUIRE(file.has_value());
    BOOST_TEST(intake::sha256(*file).value() == each.sha256);
  }
  BOOST_TEST(ledger.owed(arrived) == 0);
  BOOST_TEST(arrived.size() > static_cast<std::size_t>(kPrograms));  // some came in the midst of it
  BOOST_TEST_MESSAGE(kPrograms * kRewrites << " rewrites, " << arrivals.size() << " taken");
  fs::remove_all(home);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace writers
