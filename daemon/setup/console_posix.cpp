#include "daemon/setup/console.h"

#include <openssl/evp.h>

#include <algorithm>
#include <termios.h>
#include <unistd.h>

namespace navette {

namespace {

constexpr std::size_t kLongest = 1024;

}  // namespace

bool is_terminal(Stream stream) { return ::isatty(static_cast<int>(stream)) == 1; }

Secret read_line(bool& more) {
  std::vector<char> line;
  line.reserve(kLongest);  // so that no copy of it is left behind
  char character = 0;
  while ((more = ::read(STDIN_FILENO, &character, 1) == 1) && character != '\n' && line.size() < kLongest)
    line.push_back(character);
  if (!line.empty() && line.back() == '\r') line.pop_back();
  more |= !line.empty();
  return Secret(std::move(line));
}

// OpenSSL sees to that only once its question has been written, and a quick hand would be seen.
struct Unseen::Before {
  termios modes{};
  bool changed = false;
};

Unseen::Unseen() : before_(std::make_unique<Before>()) {
  if (::tcgetattr(STDIN_FILENO, &before_->modes) != 0) return;
  termios unseen = before_->modes;
  unseen.c_lflag &= ~static_cast<tcflag_t>(ECHO);
  before_->changed = ::tcsetattr(STDIN_FILENO, TCSANOW, &unseen) == 0;
}

Unseen::~Unseen() {
  if (before_->changed) ::tcsetattr(STDIN_FILENO, TCSANOW, &before_->modes);
}

std::optional<Secret> read_unseen(const std::string& question) {
  std::vector<char> typed(kLongest);
  const int read = EVP_read_pw_string(typed.data(), static_cast<int>(typed.size()), question.c_str(), 0);
  const Secret whole(std::move(typed));  // wiped with its unused end
  if (read != 0) return std::nullopt;
  return Secret({whole.reveal().begin(), std::ranges::find(whole.reveal(), '\0')});
}

}  // namespace navette
