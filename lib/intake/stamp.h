// What a listing shows of a file without opening it. Two equal stamps, some time apart, are how Navette sees that
// nobody touched it; the times in it are compared for being the same and never with a clock, so a file copied with its
// old date or saved by a machine whose clock runs ahead is treated like any other.
#pragma once

#include "domain/clock.h"

#include <cstdint>

namespace intake {

struct Stamp {
  std::uint64_t bytes = 0;
  std::int64_t changed = 0;  // mtime, nanoseconds since 1970
  std::uint64_t inode = 0;

  friend bool operator==(const Stamp&, const Stamp&) = default;
};

// The same content as far as a stamp can tell; a copy has another inode.
[[nodiscard]] inline bool same_content(const Stamp& one, const Stamp& other) {
  return one.bytes == other.bytes && one.changed == other.changed;
}

[[nodiscard]] inline domain::Instant changed_at(const Stamp& stamp) {
  return domain::Instant(std::chrono::floor<domain::Duration>(std::chrono::nanoseconds(stamp.changed)));
}

}  // namespace intake
