// Takes a file out of the drop folder into the spool so that nobody can write to it any more, looks at what it really
// holds, then keeps it or gives it back.
//
// On the spool's own volume it is renamed in. Elsewhere, or where others could still reach it (by a hard link, or in the
// hands of a program that has it open, which nobody can tell of a shared file or a stranger's), it is first renamed to <folder>/.navette-<ticket>, so that nobody finds it by its name, then copied, synced, read again
// and compared, and only then removed. What turns out to be unfinished or changed since it was seen goes back under its
// own name, or beside it with a number if a newer file took the name meanwhile: nothing is lost, nothing imported half.
//
// One that is larger than the size cap is refused without being read or copied: aside.h.
//
// What a crash or a power failure leaves of a rename-in, and what the next start makes of it:
//   before the first rename, or after it if the disk had not yet heard of it   the file is in the folder: met as new
//   after it                       <ticket>.moved/: resume() judges it again, keeps it or gives it back
//   after the second, not recorded <sha256>/, an orphan: read() hashes and judges it again, makes it durable and tells
//                                  it. Where the power failed before its bytes were on the disk it is another content
//                                  now, gets that one's place, and is refused as cut off or damaged, never sent.
//   recorded                       take() returned before that, so file and place are on the disk. Should only the
//                                  folder's own loss of the name be undone, the file is met as new with a SHA-256 that
//                                  the journal knows, and not sent twice.
// So nothing needs to be on the disk before the second rename; the disk is given the bytes while they are judged
// (File::start_sync), and waited for once, at the end (spool.h). A copy is another matter: it is on the disk before its
// original goes, and the removal is on the disk before the copy stops being known as one.
#pragma once

#include "domain/export.h"
#include "domain/fault.h"
#include "intake/intake.h"
#include "intake/lease.h"
#include "intake/spool.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace intake {

class Claim {
 public:
  enum class Returned {
    unsettled,  // back in the folder: it was still being written, or is gone
    not_ours,   // back in the folder, and none of ours
  };
  using Outcome = std::variant<Arrival, Returned>;

  Claim(const Options& options, const Spool& spool) : options_(options), spool_(spool) {}

  // A file that settled with this stamp, and what was known of its writers then.
  [[nodiscard]] domain::Result<Outcome> take(const std::string& name, const Stamp& settled, Writers writers) const;
  // What lies aside (aside.h), found there by a start.
  [[nodiscard]] domain::Result<Outcome> resume(const fs::path& aside) const { return judge_aside(aside, std::nullopt); }
  // Takes on what an earlier take() had to leave half way (a crash, a full disk), wherever it stopped.
  [[nodiscard]] domain::Result<Outcome> resume(const Incoming& left) const;
  // What lies in the spool for good and was perhaps never recorded, told anew and made durable.
  [[nodiscard]] domain::Result<Arrival> read(const fs::path& found) const;

 private:
  struct Content;  // what the claimed bytes say

  [[nodiscard]] domain::Result<Outcome> refuse_unread(const std::string& name, const Stamp& settled) const;
  [[nodiscard]] domain::Result<Outcome> judge_aside(const fs::path& aside, const std::optional<Stamp>& settled) const;
  [[nodiscard]] Io<Incoming> move_in(const std::string& name) const;
  [[nodiscard]] Io<Incoming> copy_in(const std::string& name) const;
  [[nodiscard]] Io<Content> content_of(const fs::path& file, const std::string& name) const;
  [[nodiscard]] domain::Result<Outcome> decide(Incoming incoming, const std::optional<Stamp>& settled) const;
  [[nodiscard]] Io<fs::path> keep(Incoming incoming, const std::string& sha256) const;
  [[nodiscard]] error_code give_back(const Incoming& incoming) const;
  [[nodiscard]] fs::path aside(const Incoming& incoming) const;

  const Options& options_;
  const Spool& spool_;
};

}  // namespace intake
