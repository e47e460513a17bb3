// A file that lies in a drop folder and cannot be taken yet, because it is not finished or may not be opened: it is waited
// for where it lies, and people are told of it.
#pragma once

#include "domain/clock.h"

#include <optional>
#include <string>
#include <string_view>

namespace domain {

struct Unfinished {
  enum class Why {
    written,     // a program has it open for writing, or changed it a moment ago
    held_open,   // a program has had it open for long without changing it: a person should look
    empty,       // nothing has been written into it
    cut_off,     // its document has no closing tag
    unreadable,  // its rights keep Navette from opening it, so nobody knows what it is: a person should look
  };

  std::string folder{};     // UTF-8
  std::string file_name{};  // UTF-8
  Why why{};
  // written, unreadable: when Navette noticed it; else: by its own date, it has not changed since
  Instant since{};
  std::optional<Instant> refused_at{};  // if nothing changes until then; never while a program has it open

  friend bool operator==(const Unfinished&, const Unfinished&) = default;
};

// Nothing but a person ends it.
[[nodiscard]] constexpr bool needs_a_person(Unfinished::Why why) {
  return why == Unfinished::Why::held_open || why == Unfinished::Why::unreadable;
}

[[nodiscard]] std::string_view name_of(Unfinished::Why why);  // "written", "held_open", ...
[[nodiscard]] std::optional<Unfinished::Why> why_named(std::string_view name);

}  // namespace domain
