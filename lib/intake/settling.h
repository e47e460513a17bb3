// When a file may be taken. Pure: it sees stamps, answers and the steady clock, no file.
//
// 1. A file that somebody has open for writing is never taken: what they write next would be lost.
// 2. A whole document is taken at once where the absence of writers is proven, else once its stamp has stayed the same
//    for `quiet`: proof beats patience.
// 3. An unfinished one (no closing tag yet) is waited for, for its program may open it a second time; unchanged for
//    `unfinished_after` it is taken as it is, and refused as truncated. Meanwhile people are told of it (wait_of), so
//    that no file stays silent.
// 4. Any change of stamp starts its clock anew. File times are only compared with each other: neither a date in the
//    past nor one in the future hastens or delays anything.
#pragma once

#include "domain/unfinished.h"
#include "intake/intake.h"
#include "intake/lease.h"
#include "intake/stamp.h"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

namespace intake {

class Settling {
 public:
  enum class Verdict { wait, ready };

  // Why a file is waited for, see domain/unfinished.h.
  struct Wait {
    domain::Unfinished::Why why{};
    Steady since{};
    std::optional<Steady> refused_at{};
  };

  Settling(domain::Duration quiet, domain::Duration unfinished_after)
      : quiet_(quiet), unfinished_after_(unfinished_after) {}

  // A round is one listing: begin, note every file of interest, end. What a round does not note is forgotten.
  void begin_round() { ++round_; }
  void note(const std::string& name, const Stamp& stamp, Steady now);
  void end_round();

  // The name must have been noted in this round.
  [[nodiscard]] Verdict judge(const std::string& name, Writers writers, bool whole, Steady now) const;
  // What there is to tell of a file that judge() lets wait: nothing within its first `quiet`, nor of one that is whole
  // and only settles. `since` stays the same as long as nothing happens to the file.
  [[nodiscard]] std::optional<Wait> wait_of(const std::string& name, Writers writers, bool whole, bool blank,
                                            Steady now) const;
  // Likewise of one that may not be opened, whose content and writers nobody knows.
  [[nodiscard]] std::optional<Wait> wait_of_unreadable(const std::string& name, Steady now) const;
  // When looking at this file again is worth it: the longer it has been still, the later, and never after the moment at
  // which its verdict changes by itself.
  [[nodiscard]] Steady look_again(const std::string& name, Steady now) const;

  [[nodiscard]] std::size_t size() const { return files_.size(); }

 private:
  struct Watched {
    Stamp stamp{};
    Steady noticed{};
    Steady since{};  // its stamp has been the same since then
    std::uint64_t round = 0;
  };

  domain::Duration quiet_;
  domain::Duration unfinished_after_;
  std::uint64_t round_ = 0;
  std::unordered_map<std::string, Watched> files_;
};

}  // namespace intake
