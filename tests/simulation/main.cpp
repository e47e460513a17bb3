// navette-simulate: plays worlds, each from its seed, and says which promise did not hold in which.
#include "plants.h"
#include "root.h"
#include "world.h"

#include <boost/program_options.hpp>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <malloc.h>
#include <random>
#include <sstream>

namespace options = boost::program_options;
using namespace simulation;

namespace {

constexpr const char* kHelp =
    "Plays simulated worlds. One seed is one world, the same at every run.\n"
    "  navette-simulate --seed 417 --trace      replays one and tells its story\n"
    "  navette-simulate --fresh --worlds 2000   new ones; prints where they begin\n"
    "  navette-simulate --seeds FILE            those that failed once\n"
    "  navette-simulate --plant drops_the_fsync --worlds 500   until the planted bug is found; fails if it is not\n";

constexpr std::uint64_t kWorldsThatTestAll = 100;

// A number at the beginning of each line; what follows says what it was.
std::vector<std::uint64_t> seeds_in(const std::string& file) {
  std::vector<std::uint64_t> seeds;
  std::ifstream lines(file);
  if (!lines) throw std::runtime_error("cannot read " + file);
  for (std::string line; std::getline(lines, line);) {
    std::uint64_t seed = 0;
    if (std::istringstream(line) >> seed) seeds.push_back(seed);
  }
  return seeds;
}

struct Sum {
  World::Tally all;
  std::uint64_t worlds = 0;
  int failures = 0;
  std::chrono::steady_clock::time_point began = std::chrono::steady_clock::now();

  // False if a promise did not hold.
  bool play(std::uint64_t seed, const fs::path& root, std::ostream* story) {
    World world(seed, root / "world", story);
    bool good = true;
    try {
      world.play();
    } catch (const std::exception& what) {  // Broken, or the simulation itself
      good = false;
      std::cout << "world " << seed << ": " << what.what() << "\n  again: navette-simulate --seed " << seed
                << " --trace" << std::endl;
    }
    all += world.tally();
    ++worlds;
    failures += good ? 0 : 1;
    return good;
  }

  // A promise that so many worlds never put to the test has not been kept, but forgotten.
  [[nodiscard]] bool tested_all() const {
    if (worlds < kWorldsThatTestAll) return true;
    for (std::size_t i = 0; i < kPromises; ++i)
      if (all.checks.count(static_cast<Promise>(i)) == 0) return false;
    return true;
  }

  void print() const {
    const auto& it = all.imports;
    std::cout << worlds << " worlds, " << all.played / std::chrono::hours(24) << " simulated days, " << all.steps
              << " steps; Navette was killed " << all.crashes << " times, lost its power " << all.power_cuts
              << " times, was stopped " << all.stops << " times.\n"
              << it.sent << " imports sent, " << it.resent << " of them again; " << it.doubtful << " doubted, "
              << it.done << " done, " << it.refused << " refused, " << it.held << " held, " << it.superseded
              << " superseded, " << it.again << " received again; " << it.errands << " errands.\n"
              << failures << " worlds failed. "
              << std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count() << " s. Sum "
              << all.sum << ".\n";
    std::cout << "Checked:";
    for (std::size_t i = 0; i < kPromises; ++i)
      std::cout << (i == 0 ? " " : ", ") << words_of(static_cast<Promise>(i)) << ' '
                << all.checks.count(static_cast<Promise>(i));
    std::cout << ".\n";
  }
};

}  // namespace

int main(int count, char** words) {
  ::mallopt(M_TRIM_THRESHOLD, 1 << 28);  // what one world gives back the next one asks for
  ::mallopt(M_MMAP_THRESHOLD, 1 << 25);
  options::options_description known("Options");
  known.add_options()("seed", options::value<std::uint64_t>(), "the first world")(
      "worlds", options::value<std::uint64_t>(), "how many, one seed after the other (1)")(
      "fresh", "begin at a seed that nobody has chosen")("seeds", options::value<std::string>(), "a file of seeds")(
      "plant", options::value<std::string>(), "a known bug")("trace", "tell the story of each")("help", "this");
  options::variables_map given;
  try {
    options::store(options::parse_command_line(count, words, known), given);
  } catch (const options::error& error) {
    std::cerr << error.what() << "\n" << kHelp << known;
    return 2;
  }
  if (given.count("help") != 0) {
    std::cout << kHelp << known;
    return 0;
  }
  const bool planted = given.count("plant") != 0;
  if (planted) {
    const auto bug =
        std::ranges::find(plants(), given["plant"].as<std::string>(), &std::pair<std::string, domain::Plant>::first);
    if (bug == plants().end() || !plant(bug->second)) {
      std::cerr << "no such bug, or built without NAVETTE_FAILPOINTS\n";
      return 2;
    }
  }

  std::vector<std::uint64_t> seeds;
  if (given.count("seeds") != 0) {
    seeds = seeds_in(given["seeds"].as<std::string>());
  } else {
    std::uint64_t seed = given.count("fresh") != 0  ? std::random_device()() * std::uint64_t{1'000'000}
                         : given.count("seed") != 0 ? given["seed"].as<std::uint64_t>()
                                                    : 1;
    const auto worlds = given.count("worlds") != 0 ? given["worlds"].as<std::uint64_t>() : 1;
    for (std::uint64_t i = 0; i < worlds; ++i) seeds.push_back(seed++);
  }
  if (!seeds.empty()) std::cout << seeds.size() << " worlds from seed " << seeds.front() << " on." << std::endl;

  const fs::path root = root_of_this_process();
  Sum sum;
  bool found = false;
  for (const std::uint64_t seed : seeds) {
    found = !sum.play(seed, root, given.count("trace") != 0 ? &std::cout : nullptr);
    if (planted && found) break;
  }
  boost::system::error_code ignored;
  fs::remove_all(root, ignored);
  sum.print();
  if (!sum.tested_all()) std::cout << "A promise was never checked.\n";
  if (!planted) return sum.failures == 0 && sum.tested_all() ? 0 : 1;
  std::cout << (found ? "Found" : "Not found") << " after " << sum.worlds
            << " worlds: " << given["plant"].as<std::string>() << "\n";
  return found ? 0 : 1;
}
