// A regular expression of a profile, tried on what a person reads, line by line. Bounded: lines are cut at 2,000 bytes
// and a pattern that wanders too long counts as not found, so that no page can keep Navette busy (Boost.Regex gives up
// by itself where std::regex would exhaust the stack).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace portal {

class Pattern {
 public:
  // Perl syntax, letter case ignored for ASCII; a space also stands for a non-breaking one and ' for ’.
  // Throws std::invalid_argument with the reason, in French, when `source` is not a regular expression.
  explicit Pattern(const std::string& source);

  // What the groups hold in the first line that the pattern fits somewhere; a pattern without groups gives the whole
  // match. Empty if no line fits.
  [[nodiscard]] std::optional<std::vector<std::string>> find(std::string_view text) const;

  [[nodiscard]] unsigned groups() const;

 private:
  struct Compiled;
  std::shared_ptr<const Compiled> compiled_;
};

// The lines of a text, without their ends.
[[nodiscard]] std::vector<std::string_view> lines_of(std::string_view text);

// At most `most` bytes, never cutting a character in two; "…" where something was left out.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t most);

}  // namespace portal
