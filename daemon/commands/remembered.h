// What Navette remembers, as far as `navette check` needs it: is the journal sound, and which accounts did the ENT refuse. A
// check makes a journal only to remember that the ENT refused an account.
#pragma once

#include "daemon/commands/checklist.h"
#include "daemon/config/config.h"
#include "journal/journal.h"

#include <optional>
#include <string>
#include <vector>

namespace navette {

class Remembered {
 public:
  explicit Remembered(const Config& config) : config_(config) {}

  void check(Checklist& checklist);

  // That exports came from whose files have still to be put on a shelf there.
  [[nodiscard]] std::vector<fs::path> folders();

  [[nodiscard]] std::string salt() { return journal_ ? journal_->salt() : std::string(); }
  [[nodiscard]] bool is_refused(const SchoolConfig& school, const std::string& fingerprint);
  void refused(const SchoolConfig& school, std::string fingerprint);
  void accepted(const SchoolConfig& school, const std::string& fingerprint);

 private:
  const Config& config_;
  std::optional<journal::Journal> journal_{};
  bool spoiled_ = false;
};

}  // namespace navette
