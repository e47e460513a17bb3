// A person's own errand at the ENT, done by the command that was typed: beside the service, which need not run.
#pragma once

#include "daemon/command.h"
#include "daemon/config/config.h"
#include "daemon/service/visit.h"
#include "journal/journal.h"

#include <memory>
#include <string>

namespace navette {

void add_school_option(options::options_description& description);
// --school UAI; else the only one that is configured. Throws UsageError.
[[nodiscard]] const SchoolConfig& school_named(const Arguments& arguments, const Config& config);

// Acts for the service's account, with the school's credentials; an account that the ENT has refused is not tried again.
class Desk {
 public:
  // Throws UsageError, ConfigError, JournalError, NotDone.
  explicit Desk(const Arguments& arguments);

  [[nodiscard]] const Config& config() const { return config_; }
  [[nodiscard]] const SchoolConfig& school() const { return *school_; }
  [[nodiscard]] const EntConfig& ent() const { return *ent_; }
  [[nodiscard]] const std::string& salt() const { return salt_; }
  [[nodiscard]] portal::Session& session() { return visit_->session; }

  // What came of it; throws NotDone with the sentence where it failed, and remembers an account that was refused.
  template <class T>
  T value(domain::Result<T> result) {
    if (!result) fail(result.error());
    return std::move(result).value();
  }

 private:
  [[noreturn]] void fail(const domain::Failure& failure);

  Config config_;
  const SchoolConfig* school_;
  const EntConfig* ent_;
  journal::Journal journal_;
  std::string salt_;
  std::unique_ptr<Visit> visit_;
};

}  // namespace navette
