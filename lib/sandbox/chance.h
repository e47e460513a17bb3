// Chance that hangs on a text and the seed alone: the same on every system, whatever was asked before.
#pragma once

#include <cstdint>
#include <string_view>

namespace sandbox {

// FNV-1a, finished as splitmix64 does; unlike std::hash the same everywhere.
[[nodiscard]] inline std::uint64_t chance_of(std::string_view text, std::uint64_t seed) {
  std::uint64_t hash = 14695981039346656037u ^ seed;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  hash = (hash ^ hash >> 30) * 0xBF58476D1CE4E5B9u;
  return hash ^ hash >> 31;
}

// Whether the text is among so many of a thousand.
[[nodiscard]] inline bool among(int permille, std::string_view text, std::uint64_t seed) {
  return static_cast<int>(chance_of(text, seed) % 1000) < permille;
}

}  // namespace sandbox
