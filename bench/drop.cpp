// How long after an export has been saved into a folder somebody has it. Prints one number of milliseconds a drop.
//
//   bench_drop journal COUNT FOLDER FILE JOURNAL        until it stands in Navette's journal, on the disk
//   bench_drop see COUNT FOLDER FILE COMMAND...         until COMMAND, a program that watches the folder, has said so
//   bench_drop secure COUNT FOLDER FILE COMMAND...      the same, then read it, SHA-256, fsync of file and of folder
//
// FOLDER is watched already in the first case; COMMAND says a line that ends with "ready" or "established." when it is,
// then one for each file. A drop is written in place, as EDT does, and the clock starts when its writer closes it.
#include "journal/journal.h"

#include <boost/filesystem/operations.hpp>
#include <boost/filesystem/path.hpp>
#include <openssl/evp.h>

#include <array>
#include <chrono>
#include <fcntl.h>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <signal.h>
#include <stdexcept>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace {

namespace fs = boost::filesystem;
using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr const char* kName = "EDT_To_KOSMOS_0134567U.xml";
// The writer's next export is as far away as a person's: what the last one caused is over.
constexpr auto kBreath = 500ms;
constexpr auto kPatience = 30s;

std::string whole(const fs::path& file) {
  std::ifstream in(file.native(), std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (bytes.empty()) throw std::runtime_error("cannot read " + file.string());
  return bytes;
}

// The same export, but never the same content: what has come before is treated otherwise.
std::string variant(const std::string& bytes) {
  std::random_device random;
  std::string changed = bytes;
  changed.insert(changed.rfind("</"), "<!-- " + std::to_string(random()) + " -->");
  return changed;
}

Clock::time_point save(const fs::path& file, const std::string& bytes) {
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (descriptor < 0 || ::write(descriptor, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()))
    throw std::runtime_error("cannot write " + file.string());
  const auto closing = Clock::now();
  ::close(descriptor);
  return closing;
}

void say(Clock::duration took) { std::cout << std::chrono::duration<double, std::milli>(took).count() << std::endl; }

// A row of the journal is seen by other processes only once it is on the disk (SQLite: the index of the WAL is changed
// after the WAL was synced), so the first moment at which it is seen here is late at most by one pause.
void follow_journal(int count, const fs::path& folder, const std::string& bytes, const fs::path& file) {
  journal::Journal journal(file);
  for (int i = 0; i < count; ++i) {
    std::int64_t last = journal.last_entry();
    for (auto still = Clock::now(); Clock::now() - still < kBreath; std::this_thread::sleep_for(20ms))
      if (const auto now = journal.last_entry(); now != last) last = now, still = Clock::now();
    const auto dropped = save(folder / kName, variant(bytes));
    while (journal.last_entry() == last) {
      if (Clock::now() - dropped > kPatience) throw std::runtime_error("nothing came into the journal");
      std::this_thread::sleep_for(50us);
    }
    say(Clock::now() - dropped);
  }
}

// What the least careful archivist would do with the file, without wasting time on it.
void secure(const fs::path& file) {
  std::string bytes;
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  for (const fs::path& each : {file, file.parent_path()}) {
    const int descriptor = ::open(each.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) throw std::runtime_error("cannot open " + each.string());
    if (each == file) {
      bytes.resize(fs::file_size(file));
      if (::read(descriptor, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()))
        throw std::runtime_error("cannot read " + file.string());
      EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
    }
    if (::fsync(descriptor) != 0) throw std::runtime_error("cannot sync " + each.string());
    ::close(descriptor);
  }
}

class Watcher {
 public:
  explicit Watcher(char** command) {
    int ends[2];
    if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
    process_ = ::fork();
    if (process_ == 0) {
      ::dup2(ends[1], 1);
      ::dup2(ends[1], 2);
      ::close(ends[0]);
      ::close(ends[1]);
      ::execvp(command[0], command);
      ::_exit(127);
    }
    ::close(ends[1]);
    said_ = ends[0];
    while (true) {
      const std::string line = next();
      if (line.ends_with("ready") || line.ends_with("established.")) break;
    }
  }
  ~Watcher() {
    ::kill(process_, SIGTERM);
    ::waitpid(process_, nullptr, 0);
    ::close(said_);
  }
  Watcher(const Watcher&) = delete;
  Watcher& operator=(const Watcher&) = delete;

  std::string next() {
    std::string line;
    for (char c = 0; ::read(said_, &c, 1) == 1; line += c)
      if (c == '\n') return line;
    throw std::runtime_error("the watcher ended: " + line);
  }

 private:
  pid_t process_ = -1;
  int said_ = -1;
};

void follow_watcher(int count, const fs::path& folder, const std::string& bytes, bool secures, char** command) {
  Watcher watcher(command);
  for (int i = 0; i < count; ++i) {
    const auto dropped = save(folder / kName, variant(bytes));
    while (watcher.next().find(kName) == std::string::npos) continue;
    if (secures) secure(folder / kName);
    say(Clock::now() - dropped);
    fs::remove(folder / kName);
    std::this_thread::sleep_for(kBreath);
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc < 6) throw std::runtime_error("usage: see bench/drop.cpp");
    const std::string what = argv[1];
    const int count = std::stoi(argv[2]);
    const std::string bytes = whole(argv[4]);
    if (what == "journal")
      follow_journal(count, argv[3], bytes, argv[5]);
    else
      follow_watcher(count, argv[3], bytes, what == "secure", argv + 5);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "bench_drop: " << error.what() << "\n";
    return 1;
  }
}
