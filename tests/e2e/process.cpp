#include "e2e/process.h"

#include "e2e/until.h"

#include <boost/filesystem/fstream.hpp>
#include <boost/filesystem/operations.hpp>
#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

namespace e2e {

namespace fs = boost::filesystem;

std::string read_file(const fs::path& file) {
  fs::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Process::Process(const std::string& program, const std::vector<std::string>& arguments, fs::path output,
                 const std::map<std::string, std::string>& environment, const std::function<bool()>& before)
    : output_(std::move(output)) {
  std::vector<char*> words{const_cast<char*>(program.c_str())};
  for (const auto& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
  words.push_back(nullptr);
  id_ = fork();
  BOOST_REQUIRE(id_ >= 0);
  if (id_ == 0) {
    const int file = open(output_.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    dup2(file, STDOUT_FILENO);
    dup2(file, STDERR_FILENO);
    for (const auto& [name, value] : environment) setenv(name.c_str(), value.c_str(), 1);
    if (before && !before()) _exit(126);
    execv(program.c_str(), words.data());
    _exit(127);
  }
}

Process::~Process() {
  if (!running()) return;
  kill(id_, SIGKILL);
  waitpid(id_, &status_, 0);
}

bool Process::running() {
  if (!over_ && waitpid(id_, &status_, WNOHANG) == id_) over_ = true;
  return !over_;
}

bool Process::catches(int number) const {
  fs::ifstream lines("/proc/" + std::to_string(id_) + "/status");
  for (std::string line; std::getline(lines, line);)
    if (line.starts_with("SigCgt:")) return (std::stoull(line.substr(7), nullptr, 16) >> (number - 1) & 1) != 0;
  return false;
}

void Process::signal(int number) {
  if (running()) kill(id_, number);
}

int Process::wait() {
  BOOST_REQUIRE(until([&] { return !running(); }));
  return WIFEXITED(status_) ? WEXITSTATUS(status_) : -WTERMSIG(status_);
}

std::string Process::output() const { return read_file(output_); }

Ran navette(const std::vector<std::string>& arguments, const std::map<std::string, std::string>& environment) {
  const fs::path output = fs::temp_directory_path() / fs::unique_path("navette-output-%%%%%%%%");
  Process process(NAVETTE_PROGRAM, arguments, output, environment);
  const int code = process.wait();
  Ran ran{code, process.output()};
  fs::remove(output);
  return ran;
}

}  // namespace e2e
