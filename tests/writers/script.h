// Programs that write an export as programs do, step by step with pauses between: on a simulated clock the steps of
// many are mixed with Navette's looks, in real time each has a thread. What was ever whole stands in a ledger.
#pragma once

#include <boost/filesystem/path.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace writers {

namespace fs = boost::filesystem;

enum class Habit {
  slow,             // small pieces, the file open all the time
  stalled,          // stops for minutes, then goes on
  preallocated,     // the size is there at once, the bytes come later
  dated_in_past,    // the time of change is set back after each piece
  dated_in_future,  // likewise, far ahead
  two_goes,         // closed between two halves
  rewritten,        // whole, then truncated and written anew
  renamed_over,     // written beside and renamed over what was there
  deleted,          // removed midway
  abandoned,        // never finished
};
constexpr int kHabits = 10;

// All contents by their SHA-256. Any thread.
class Ledger {
 public:
  void whole(const std::string& content);              // about to be whole: it may be taken from now on
  void owe(const std::vector<std::string>& contents);  // one of them must have been taken in the end
  void unfinished(const std::string& content);         // must come in the end, and be refused

  [[nodiscard]] bool was_whole(const std::string& sha256) const;
  [[nodiscard]] bool was_left_unfinished(const std::string& sha256) const;
  // How many debts these arrivals (SHA-256) leave open.
  [[nodiscard]] int owed(const std::set<std::string>& arrived) const;

 private:
  mutable std::mutex mutex_;
  std::set<std::string> whole_;
  std::set<std::string> unfinished_;
  std::vector<std::vector<std::string>> debts_;
};

struct Step {
  std::chrono::milliseconds after;  // the step before it
  std::function<void()> act;        // throws if the file system refuses what a program may expect
};

struct Task {
  Habit habit{};
  std::uint64_t seed = 0;
  fs::path folder;
  std::string name;
  std::function<std::string(std::uint64_t)> export_of;  // a whole export, another for each number
  int owner = -1;  // whom the file is given to; -1: ours. Where no lease can be had of it, nobody sees a writer.
};

// A clear EDT export, from a few hundred bytes to more than Navette reads of a file at first sight.
[[nodiscard]] std::string clear_export(std::uint64_t number);

// `ledger` outlives the steps. Pauses are at most nine minutes: shorter than Navette's patience with the unfinished.
[[nodiscard]] std::vector<Step> script_of(const Task& task, Ledger& ledger);

}  // namespace writers
