#include "e2e/terminal.h"

#include "e2e/until.h"

#include <boost/test/unit_test.hpp>

#include <array>
#include <cstdlib>
#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

namespace e2e {

Terminal::Terminal(const std::string& program, const std::vector<std::string>& arguments,
                   const std::map<std::string, std::string>& environment) {
  std::vector<char*> words{const_cast<char*>(program.c_str())};
  for (const auto& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
  words.push_back(nullptr);
  id_ = forkpty(&descriptor_, nullptr, nullptr, nullptr);
  BOOST_REQUIRE(id_ >= 0);
  if (id_ == 0) {
    for (const auto& [name, value] : environment) setenv(name.c_str(), value.c_str(), 1);
    execv(program.c_str(), words.data());
    _exit(127);
  }
  fcntl(descriptor_, F_SETFL, O_NONBLOCK);
}

Terminal::~Terminal() {
  if (running()) {
    kill(id_, SIGKILL);
    waitpid(id_, &status_, 0);
  }
  close(descriptor_);
}

bool Terminal::running() {
  if (!over_ && waitpid(id_, &status_, WNOHANG) == id_) over_ = true;
  return !over_;
}

const std::string& Terminal::output() {
  std::array<char, 4096> bytes;
  for (;;) {
    const auto got = read(descriptor_, bytes.data(), bytes.size());
    if (got <= 0) return output_;  // nothing now, or (EIO) nothing ever again
    output_.append(bytes.data(), static_cast<std::size_t>(got));
  }
}

void Terminal::type(const std::string& keys) {
  BOOST_REQUIRE(write(descriptor_, keys.data(), keys.size()) == static_cast<ssize_t>(keys.size()));
}

int Terminal::wait() {
  BOOST_REQUIRE(until([&] {
    output();  // else it might wait for somebody to read
    return !running();
  }));
  output();
  return WIFEXITED(status_) ? WEXITSTATUS(status_) : -WTERMSIG(status_);
}

std::vector<std::string> Terminal::screen() {
  static const std::string kClear = "\r\033[K";
  std::vector<std::string> lines{""};
  const std::string& text = output();
  for (std::size_t at = 0; at < text.size();) {
    if (text.compare(at, kClear.size(), kClear) == 0) {
      lines.back().clear();
      at += kClear.size();
    } else if (text.compare(at, 2, "\r\n") == 0) {
      lines.emplace_back();
      at += 2;
    } else {
      lines.back() += text[at++];
    }
  }
  return lines;
}

}  // namespace e2e
