#include "writers/script.h"

#include "intake/digest.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <stdexcept>
#include <sys/stat.h>
#include <unistd.h>

namespace writers {

namespace {

using std::chrono::milliseconds;

void expect(bool good, const std::string& what) {
  if (!good) throw std::runtime_error(what + ": " + std::strerror(errno));
}

// A file as a program has it in hand.
class Hand {
 public:
  Hand(fs::path path, int owner) : path_(std::move(path)), owner_(owner) {}
  ~Hand() { close(); }
  Hand(const Hand&) = delete;
  Hand& operator=(const Hand&) = delete;

  void open(int flags) {
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC | flags, 0644);
    expect(descriptor_ >= 0, "open " + path_.string());
    if (owner_ >= 0) expect(::fchown(descriptor_, static_cast<uid_t>(owner_), static_cast<gid_t>(-1)) == 0, "chown");
  }
  void write(std::string_view bytes) {
    expect(::write(descriptor_, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()), "write");
  }
  void resize(std::size_t size) { expect(::ftruncate(descriptor_, static_cast<off_t>(size)) == 0, "truncate"); }
  void rewind() { expect(::lseek(descriptor_, 0, SEEK_SET) == 0, "seek"); }
  void date(std::time_t at) {
    const timespec times[2] = {{at, 0}, {at, 0}};
    expect(::futimens(descriptor_, times) == 0, "date");
  }
  void close() {
    if (descriptor_ >= 0) ::close(descriptor_);
    descriptor_ = -1;
  }
  void move_to(const fs::path& to) { expect(::rename(path_.c_str(), to.c_str()) == 0, "rename"); }
  void remove() { expect(::unlink(path_.c_str()) == 0 || errno == ENOENT, "remove"); }

 private:
  fs::path path_;
  int owner_;
  int descriptor_ = -1;
};

using Hold = std::shared_ptr<Hand>;

class Script {
 public:
  Script(const Task& task, Ledger& ledger) : task_(task), ledger_(ledger), random_(task.seed) {}

  std::vector<Step> steps() && {
    const std::string content = fresh();
    const Hold hand = hold(task_.name);
    switch (task_.habit) {
      case Habit::slow: save(hand, content, draw(2, 8)); break;
      case Habit::stalled: stall(hand, content); break;
      case Habit::preallocated: preallocate(hand, content); break;
      case Habit::dated_in_past: save(hand, content, draw(1, 6), 1'000'000'000); break;
      case Habit::dated_in_future: save(hand, content, draw(1, 6), 4'000'000'000); break;
      case Habit::two_goes: in_two_goes(hand, content); break;
      case Habit::rewritten: return rewrite(hand, content), std::move(steps_);
      case Habit::renamed_over: rename_over(hand, content); break;
      case Habit::deleted: return drop_midway(hand, content), std::move(steps_);
      case Habit::abandoned: return abandon(hand, content), std::move(steps_);
    }
    ledger_.owe({content});
    return std::move(steps_);
  }

 private:
  std::uint64_t draw(std::uint64_t from, std::uint64_t to) { return from + random_() % (to - from + 1); }
  bool toss() { return random_() % 2 == 0; }
  std::string fresh() { return task_.export_of(random_()); }
  Hold hold(const std::string& name) { return std::make_shared<Hand>(task_.folder / name, task_.owner); }
  milliseconds moment() { return milliseconds(draw(0, 1) * draw(1, 5'000)); }  // often none at all
  milliseconds minutes() { return milliseconds(draw(60'000, 540'000)); }

  template <class Act>
  void then(milliseconds after, Act act) {
    steps_.push_back({after, std::move(act)});
  }
  void open(const Hold& hand, int flags = O_CREAT | O_TRUNC) {
    then(moment(), [=] { hand->open(flags); });
  }
  void close(const Hold& hand) {
    then(moment(), [=] { hand->close(); });
  }
  // The bytes from one place of the content to another; the last of them make it whole.
  void put(const Hold& hand, const std::string& content, std::size_t from, std::size_t to, milliseconds after) {
    then(after, [=, this_ledger = &ledger_] {
      if (to == content.size()) this_ledger->whole(content);
      hand->write(std::string_view(content).substr(from, to - from));
    });
  }
  void put_pieces(const Hold& hand, const std::string& content, std::size_t count, std::time_t date = 0) {
    std::size_t at = 0;
    for (std::size_t left = count; left > 0; --left) {
      const std::size_t to = left == 1 ? content.size() : at + draw(0, content.size() - at);
      put(hand, content, at, to, moment());
      if (date != 0) then(moment(), [=] { hand->date(date); });
      at = to;
    }
  }

  void save(const Hold& hand, const std::string& content, std::size_t pieces, std::time_t date = 0) {
    open(hand);
    put_pieces(hand, content, pieces, date);
    close(hand);
  }
  void stall(const Hold& hand, const std::string& content) {
    const std::size_t half = draw(0, content.size() - 1);
    open(hand);
    put(hand, content, 0, half, moment());
    put(hand, content, half, content.size(), minutes());
    close(hand);
  }
  void preallocate(const Hold& hand, const std::string& content) {
    open(hand);
    then(moment(), [=] { hand->resize(content.size()); });
    if (toss()) {
      close(hand);
      open(hand, 0);
    }
    put_pieces(hand, content, draw(1, 5));
    close(hand);
  }
  void in_two_goes(const Hold& hand, const std::string& content) {
    const std::size_t half = draw(0, content.size() - 1);
    open(hand);
    put(hand, content, 0, half, moment());
    close(hand);
    then(toss() ? minutes() : moment(), [=] { hand->open(O_APPEND); });
    put(hand, content, half, content.size(), moment());
    close(hand);
  }
  void rewrite(const Hold& hand, const std::string& first) {
    const std::string second = fresh();
    open(hand);
    put_pieces(hand, first, draw(1, 3));
    if (toss()) {
      then(toss() ? minutes() : moment(), [=] {
        hand->resize(0);
        hand->rewind();
      });
      // Where nobody can see that the file is still open, a document that stayed whole for the quiet period is taken,
      // and what its program writes afterwards goes with the name it no longer has.
      ledger_.owe(task_.owner >= 0 ? std::vector{first, second} : std::vector{second});
    } else {
      close(hand);
      open(hand);
      ledger_.owe({second});
    }
    put_pieces(hand, second, draw(1, 4));
    close(hand);
  }
  void rename_over(const Hold& hand, const std::string& content) {
    const std::string first = fresh();
    open(hand);
    put(hand, first, 0, toss() ? first.size() : first.size() / 2, moment());
    close(hand);
    const Hold beside = hold(task_.name + ".part");
    save(beside, content, draw(1, 4));
    then(moment(), [=, to = task_.folder / task_.name] { beside->move_to(to); });
  }
  void drop_midway(const Hold& hand, const std::string& content) {
    open(hand);
    put_pieces(hand, content, draw(2, 5));
    steps_.resize(draw(1, steps_.size()));
    if (toss()) close(hand);
    then(moment(), [=] { hand->remove(); });
    close(hand);
  }
  void abandon(const Hold& hand, const std::string& content) {
    const std::size_t half = draw(content.size() / 2, content.size() - 1);
    open(hand);
    put(hand, content, 0, half, moment());
    close(hand);
    ledger_.unfinished(content.substr(0, half));
  }

  const Task& task_;
  Ledger& ledger_;
  std::mt19937_64 random_;
  std::vector<Step> steps_;
};

}  // namespace

void Ledger::whole(const std::string& content) {
  const std::string sha256 = intake::sha256(content);
  const std::scoped_lock lock(mutex_);
  whole_.insert(sha256);
}

void Ledger::owe(const std::vector<std::string>& contents) {
  std::vector<std::string> debt;
  for (const auto& content : contents) debt.push_back(intake::sha256(content));
  const std::scoped_lock lock(mutex_);
  debts_.push_back(std::move(debt));
}

void Ledger::unfinished(const std::string& content) {
  owe({content});
  const std::scoped_lock lock(mutex_);
  unfinished_.insert(debts_.back().front());
}

bool Ledger::was_whole(const std::string& sha256) const {
  const std::scoped_lock lock(mutex_);
  return whole_.contains(sha256);
}

bool Ledger::was_left_unfinished(const std::string& sha256) const {
  const std::scoped_lock lock(mutex_);
  return unfinished_.contains(sha256);
}

int Ledger::owed(const std::set<std::string>& arrived) const {
  const std::scoped_lock lock(mutex_);
  return static_cast<int>(std::ranges::count_if(debts_, [&](const auto& debt) {
    return std::ranges::none_of(debt, [&](const auto& sha256) { return arrived.contains(sha256); });
  }));
}

std::string clear_export(std::uint64_t number) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ExportEmploiDuTemps "
         "xmlns=\"http://www.index-education.com/exportemploidutemps\" Version=\"1.0\" UAI=\"0134567U\">\n<!-- " +
         std::to_string(number) + std::string(number % 7 == 0 ? number % 30'000 : number % 500, 'x') +
         " -->\n</ExportEmploiDuTemps>";
}

std::vector<Step> script_of(const Task& task, Ledger& ledger) { return Script(task, ledger).steps(); }

}  // namespace writers
