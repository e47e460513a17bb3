// A table between an enumeration's values and the words that stand for them in journal, log, configuration and JSON.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace domain {

template <class Enum, std::size_t N>
struct Names {
  std::array<std::pair<Enum, std::string_view>, N> entries;

  // Every value has an entry; a value without one is a bug and answers "?".
  [[nodiscard]] constexpr std::string_view name(Enum value) const {
    for (const auto& [each, word] : entries)
      if (each == value) return word;
    return "?";
  }

  [[nodiscard]] constexpr std::optional<Enum> value(std::string_view name) const {
    for (const auto& [each, word] : entries)
      if (word == name) return each;
    return std::nullopt;
  }
};

}  // namespace domain
