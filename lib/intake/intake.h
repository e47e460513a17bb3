// From the drop folder into the spool: list, wait until a file is settled, tell what it is, claim it. The scan is the
// truth; events only say "scan again" (see poke.h). One thread at a time.
#pragma once

#include "domain/clock.h"
#include "domain/export.h"
#include "domain/fault.h"
#include "domain/unfinished.h"
#include "formats/recognise.h"

#include <boost/filesystem/path.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace intake {

namespace fs = boost::filesystem;
using Steady = std::chrono::steady_clock::time_point;

struct Options {
  fs::path folder;                     // where people save their exports
  fs::path spool;                      // private (0700): what was claimed, until it is filed
  std::uint64_t size_cap = 64u << 20;  // bytes; larger files are refused without being read (aside.h)
  domain::Duration quiet =
      std::chrono::seconds(2);  // nothing may have changed for this long where no lease can prove it
  // A document that never got its closing tag, unchanged for this long, arrives as it is and is refused as truncated.
  domain::Duration unfinished_after = std::chrono::minutes(10);
  formats::Expectations expectations{};  // what exports should be, see formats
};

// A file of ours, now in the spool and durable there (file and folder fsynced). One that is too large to be read lies
// aside in the drop folder instead.
struct Arrival {
  fs::path spool_file;    // <spool>/<sha256>[.<n>]/<name>: one for each arrival, in UTF-8
  std::string sha256;     // of the bytes in the spool; empty if the file is too large to be read
  std::string file_name;  // as it was in the folder; UTF-8, what is not UTF-8 replaced by U+FFFD, a newline by a space
  std::uint64_t bytes = 0;
  domain::Instant changed_at{};  // mtime
  domain::Kind kind{};
  domain::Result<domain::Export> content;  // or why Navette refuses it (fault file_refused, French)
  domain::Export glimpse{};                // of a refused one: what could be told all the same
};

// A file that is none of ours: left where it is, and told once, and again when it has changed.
struct Bystander {
  fs::path path;
  std::uint64_t bytes = 0;
  domain::Instant changed_at{};
};

// A file that is waited for where it lies: one of ours that is not finished, or any that may not be opened. One that is
// just being saved is not told of before `quiet` has passed. See domain/unfinished.h.
struct Lingering {
  std::string file_name;  // UTF-8
  domain::Unfinished::Why why{};
  Steady since{};
  std::optional<Steady> refused_at{};
  // Its own time of change, for people only, where it stands still: it says more than `since`, which begins anew with
  // every process.
  std::optional<domain::Instant> changed_at{};

  friend bool operator==(const Lingering&, const Lingering&) = default;
};

struct Scan {
  std::vector<Arrival> arrivals;
  std::vector<Bystander> bystanders;
  std::vector<Lingering> lingering;
  std::size_t settling = 0;            // files that may be exports, just being saved: none of the above
  std::optional<Steady> look_again{};  // something is not settled yet: scan again then at the latest
  // The folder cannot be read or its volume is not mounted, the spool cannot be written (absent, rights, disk full) or a file cannot be taken:
  // French; nothing is lost, and the next scan that works resumes. The first of them where there are several.
  std::optional<std::string> trouble{};
};

class Intake {
 public:
  explicit Intake(Options options);
  ~Intake();

  // One look at the folder. `now` is the steady clock, for settling.
  [[nodiscard]] Scan scan(Steady now);

  // What a crash left in the spool: claimed, not yet recorded. `known` answers whether the journal has that spool file.
  // Also finishes claims that were cut short, or undoes them. What cannot be read now is left for the next call.
  [[nodiscard]] std::vector<Arrival> orphans(const std::function<bool(const fs::path&)>& known);

 private:
  class Watch;
  std::unique_ptr<Watch> watch_;
};

}  // namespace intake
