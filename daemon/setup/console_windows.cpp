#include "daemon/setup/console.h"

#include <array>
#include <iostream>
#include <windows.h>

namespace navette {

namespace {

constexpr std::size_t kLongest = 1024;

HANDLE handle_of(Stream stream) {
  switch (stream) {
    case Stream::input: return ::GetStdHandle(STD_INPUT_HANDLE);
    case Stream::output: return ::GetStdHandle(STD_OUTPUT_HANDLE);
    case Stream::error: break;
  }
  return ::GetStdHandle(STD_ERROR_HANDLE);
}

// From a file or a program, byte by byte: what comes after the line is somebody else's.
Secret line_from_pipe(bool& more) {
  std::vector<char> line;
  line.reserve(kLongest);  // so that no copy of it is left behind
  char character = 0;
  DWORD got = 0;
  while ((more = ::ReadFile(handle_of(Stream::input), &character, 1, &got, nullptr) != 0 && got == 1) &&
         character != '\n' && line.size() < kLongest)
    line.push_back(character);
  if (!line.empty() && line.back() == '\r') line.pop_back();
  more |= !line.empty();
  return Secret(std::move(line));
}

// A console gives UTF-16, a whole line at once.
Secret line_from_console(bool& more) {
  std::array<wchar_t, kLongest> typed{};
  DWORD size = 0;
  more =
      ::ReadConsoleW(handle_of(Stream::input), typed.data(), static_cast<DWORD>(typed.size()), &size, nullptr) != 0 &&
      size > 0 && typed[0] != L'\x1A';  // Ctrl-Z
  while (size > 0 && (typed[size - 1] == L'\n' || typed[size - 1] == L'\r')) --size;
  std::vector<char> line(more ? size * 3 : 0);
  if (!line.empty())
    line.resize(
        static_cast<std::size_t>(::WideCharToMultiByte(CP_UTF8, 0, typed.data(), static_cast<int>(size), line.data(),
                                                       static_cast<int>(line.size()), nullptr, nullptr)));
  ::SecureZeroMemory(typed.data(), sizeof typed);
  return Secret(std::move(line));
}

}  // namespace

bool is_terminal(Stream stream) {
  DWORD mode = 0;
  return ::GetConsoleMode(handle_of(stream), &mode) != 0;
}

Secret read_line(bool& more) { return is_terminal(Stream::input) ? line_from_console(more) : line_from_pipe(more); }

struct Unseen::Before {
  DWORD mode = 0;
  bool changed = false;
};

Unseen::Unseen() : before_(std::make_unique<Before>()) {
  HANDLE const input = handle_of(Stream::input);
  if (::GetConsoleMode(input, &before_->mode) == 0) return;
  before_->changed = ::SetConsoleMode(input, before_->mode & ~static_cast<DWORD>(ENABLE_ECHO_INPUT)) != 0;
}

Unseen::~Unseen() {
  if (before_->changed) ::SetConsoleMode(handle_of(Stream::input), before_->mode);
}

std::optional<Secret> read_unseen(const std::string& question) {
  std::cout << question << std::flush;
  bool more = false;
  Secret line = read_line(more);
  std::cout << "\n";
  if (!more) return std::nullopt;
  return line;
}

}  // namespace navette
