// An export that lies unfinished in a drop folder: it is waited for where it lies, and people are told of it.
#pragma once

#include "domain/clock.h"

#include <optional>
#include <string>
#include <string_view>

namespace domain {

struct Unfinished {
  enum class Why {
    written,    // a program has it open for writing, or changed it a moment ago
    held_open,  // a program has had it open for long without changing it: a person should look
    empty,      // nothing has been written into it
    cut_off,    // its document has no closing tag
  };

  std::string folder{};     // UTF-8
  std::string file_name{};  // UTF-8
  Why why{};
  Instant since{};                      // written: when Navette noticed it; else: it has not changed since
  std::optional<Instant> refused_at{};  // if nothing changes until then; never while a program has it open

  friend bool operator==(const Unfinished&, const Unfinished&) = default;
};

[[nodiscard]] std::string_view name_of(Unfinished::Why why);  // "written", "held_open", "empty", "cut_off"
[[nodiscard]] std::optional<Unfinished::Why> why_named(std::string_view name);

}  // namespace domain
