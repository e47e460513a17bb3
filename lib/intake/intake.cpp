#include "intake/intake.h"

#include "intake/aside.h"
#include "intake/claim.h"
#include "intake/file_name.h"
#include "intake/listing.h"
#include "intake/peek.h"
#include "intake/settling.h"
#include "intake/trouble.h"
#include "intake/volume.h"

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

namespace intake {

namespace {

// A folder that is a whole Desktop is met in several short scans, so that a slow share holds nobody up; files with an
// export's name are looked at in the first.
constexpr int kPeeksPerScan = 1000;  // and as many tries at those that could not be opened before
// Beside the regular scans, and whatever tells of a change: a folder or spool in trouble is looked at again this often,
// for nobody says when its cause ends; a file that cannot be taken is tried again more rarely, as trying may cost more.
constexpr auto kFolderPause = std::chrono::seconds(2);
constexpr auto kFilePause = std::chrono::seconds(3);

// What stands for a file in the memory of those that are none of ours: a rename or a change makes it another.
std::uint64_t fingerprint(const Sighting& file) {
  std::uint64_t mixed = std::hash<std::string>{}(file.name);
  for (const std::uint64_t part : {file.stamp.bytes, static_cast<std::uint64_t>(file.stamp.changed), file.stamp.inode})
    mixed = (mixed ^ part) * 0x9E3779B97F4A7C15 + (mixed >> 29);
  return mixed;
}

bool may_not_be_opened(const error_code& error) {
  return error == boost::system::errc::permission_denied || error == boost::system::errc::operation_not_permitted;
}

bool named_ours(const Sighting& file) { return formats::kind_by_name(file.name).has_value(); }

}  // namespace

class Intake::Watch {
 public:
  explicit Watch(Options options)
      : options_(std::move(options)),
        spool_(options_.spool, options_.folder),
        claim_(options_, spool_),
        settling_(options_.quiet, options_.unfinished_after) {}

  Scan scan(Steady now) {
    Scan scan;
    if (const error_code error = spool_.prepare()) {
      complain(scan, spool_trouble(options_.spool, error), now + kFolderPause);
      return scan;
    }
    const fs::path volume = volume_of(options_.folder);
    if (const fs::path missing = missing_volume(options_.folder, options_.spool, volume); !missing.empty()) {
      complain(scan, volume_trouble(options_.folder, missing), now + kFolderPause);
      return scan;
    }
    if (const error_code error = remember_volume(volume, options_.spool))
      complain(scan, spool_trouble(options_.spool, error), now + kFolderPause);
    take_on(scan, now);
    if (auto files = candidates(now)) {
      examine(*files, scan, now);
      settling_.end_round();
      std::ranges::sort(dismissed_);
      std::ranges::sort(locked_);
    } else {
      complain(scan, folder_trouble(options_.folder, files.error()), now + kFolderPause);
    }
    return scan;
  }

  std::vector<Arrival> orphans(const std::function<bool(const fs::path&)>& known) {
    std::vector<Arrival> found;
    if (spool_.prepare()) return found;
    if (const auto kept = spool_.kept())
      for (const fs::path& file : *kept) {
        if (known(file)) continue;
        if (auto arrival = claim_.read(file)) found.push_back(std::move(*arrival));
      }
    Scan scan;
    if (missing_volume(options_.folder, options_.spool).empty()) {
      take_on(scan, Steady());
      if (const auto aside = lying_aside(options_.folder))
        for (const fs::path& file : *aside)
          if (!known(file)) note(claim_.resume(file), scan, Steady());
    }
    std::ranges::move(scan.arrivals, std::back_inserter(found));
    return found;
  }

 private:
  // Claims that were cut short.
  void take_on(Scan& scan, Steady now) {
    const auto left = spool_.incoming();
    if (!left) return complain(scan, spool_trouble(options_.spool, left.error()), now + kFolderPause);
    for (const Incoming& each : *left) note(claim_.resume(each), scan, now);
  }

  static void note(domain::Result<Claim::Outcome> outcome, Scan& scan, Steady now) {
    if (!outcome)
      complain(scan, outcome.error().sentence, now + kFilePause);
    else if (auto* arrival = std::get_if<Arrival>(&*outcome))
      scan.arrivals.push_back(std::move(*arrival));
    // What went back into the folder is met there.
  }

  // One listing: what is not known to be none of ours, those with an export's name first, then those that could not be
  // opened before, and the oldest first, so that of two exports the newer one arrives last. dismissed_ keeps those of
  // before that are still there.
  Io<std::vector<Sighting>> candidates(Steady now) {
    std::vector<Sighting> files;
    std::vector<std::uint64_t> still_there;
    settling_.begin_round();
    const error_code error = look(options_.folder, [&](Sighting file) {
      const std::uint64_t print = fingerprint(file);
      if (std::ranges::binary_search(dismissed_, print)) {
        still_there.push_back(print);
      } else {
        settling_.note(file.name, file.stamp, now);
        files.push_back(std::move(file));
      }
    });
    if (error) return error;
    dismissed_ = std::move(still_there);
    std::ranges::sort(files, {}, [](const Sighting& file) { return std::tie(file.stamp.changed, file.name); });
    const auto others =
        std::stable_partition(files.begin(), files.end(), [](const Sighting& file) { return named_ours(file); });
    std::stable_partition(others, files.end(), [this](const Sighting& file) { return was_locked(file); });
    return files;
  }

  void examine(const std::vector<Sighting>& files, Scan& scan, Steady now) {
    int peeks = 0, tries = 0;
    std::vector<std::uint64_t> locked;
    for (const Sighting& file : files) {
      if (!named_ours(file) && was_locked(file)) {
        if (++tries > kPeeksPerScan) {
          lock(file, locked, scan, now);
          continue;
        }
      } else if (!named_ours(file) && ++peeks > kPeeksPerScan) {
        wake(scan, now);
        break;
      }
      const auto glance = peek(options_.folder / file.name, file.name);
      if (glance)
        examine(file, *glance, scan, now);
      else if (may_not_be_opened(glance.error()))
        lock(file, locked, scan, now);
      else if (named_ours(file) && glance.error() != boost::system::errc::no_such_file_or_directory)
        complain(scan, file_trouble(file.name, glance.error()), now + kFilePause);
    }
    locked_ = std::move(locked);
  }

  static void linger(const std::string& name, const std::optional<Settling::Wait>& wait, const Stamp& stamp,
                     Scan& scan) {
    using Why = domain::Unfinished::Why;
    if (!wait) {
      ++scan.settling;
      return;
    }
    const bool is_still = wait->why != Why::written && wait->why != Why::unreadable;
    scan.lingering.push_back({printable(name), wait->why, wait->since, wait->refused_at,
                              is_still ? std::optional(changed_at(stamp)) : std::nullopt});
  }

  [[nodiscard]] bool was_locked(const Sighting& file) const {
    return std::ranges::binary_search(locked_, fingerprint(file));
  }

  void lock(const Sighting& file, std::vector<std::uint64_t>& locked, Scan& scan, Steady now) {
    locked.push_back(fingerprint(file));
    linger(file.name, settling_.wait_of_unreadable(file.name, now), file.stamp, scan);
    wake(scan, settling_.look_again(file.name, now));
  }

  void examine(const Sighting& file, const Peek& glance, Scan& scan, Steady now) {
    settling_.note(file.name, glance.stamp, now);
    if (settling_.judge(file.name, glance.writers, glance.whole, now) == Settling::Verdict::wait) {
      if (glance.ours)
        linger(file.name, settling_.wait_of(file.name, glance.writers, glance.whole, glance.blank, now), glance.stamp,
               scan);
      return wake(scan, settling_.look_again(file.name, now));
    }
    if (!glance.ours) return dismiss({file.name, glance.stamp}, scan);
    auto outcome = claim_.take(file.name, glance.stamp, glance.writers);
    if (!outcome) return complain(scan, outcome.error().sentence, now + kFilePause);
    if (auto* arrival = std::get_if<Arrival>(&*outcome))
      scan.arrivals.push_back(std::move(*arrival));
    else if (std::get<Claim::Returned>(*outcome) == Claim::Returned::not_ours)
      dismiss({file.name, glance.stamp}, scan);
    else {
      ++scan.settling;
      wake(scan, now + options_.quiet);
    }
  }

  void dismiss(const Sighting& file, Scan& scan) {
    dismissed_.push_back(fingerprint(file));
    scan.bystanders.push_back({options_.folder / file.name, file.stamp.bytes, changed_at(file.stamp)});
  }

  static void wake(Scan& scan, Steady at) { scan.look_again = std::min(scan.look_again.value_or(at), at); }

  static void complain(Scan& scan, const std::string& sentence, Steady again) {
    if (!scan.trouble) scan.trouble = sentence;
    wake(scan, again);
  }

  const Options options_;
  const Spool spool_;
  const Claim claim_;
  Settling settling_;
  std::vector<std::uint64_t> dismissed_;  // fingerprints, sorted between scans
  std::vector<std::uint64_t> locked_;     // likewise, of those that may not be opened
};

Intake::Intake(Options options) : watch_(std::make_unique<Watch>(std::move(options))) {}

Intake::~Intake() = default;

Scan Intake::scan(Steady now) { return watch_->scan(now); }

std::vector<Arrival> Intake::orphans(const std::function<bool(const fs::path&)>& known) {
  return watch_->orphans(known);
}

}  // namespace intake
