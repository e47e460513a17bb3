// The wall clock of processes, set while they run (libfaketime): their steady clocks go on as they are, as they do when a
// machine's clock is put right.
#pragma once

#include "domain/clock.h"

#include <boost/filesystem/path.hpp>

#include <map>
#include <string>

namespace e2e {

class FakeTime {
 public:
  explicit FakeTime(boost::filesystem::path file);

  // The clock stands at this moment now and goes on from there.
  void set(domain::Instant to);
  void jump(domain::Duration by) { set(now() + by); }
  [[nodiscard]] domain::Instant now() const;

  // For a process; `zone` as TZ wants it.
  [[nodiscard]] std::map<std::string, std::string> environment(const std::string& zone = "Europe/Paris") const;

 private:
  boost::filesystem::path file_;
  domain::Duration offset_{};  // fake minus true
};

}  // namespace e2e
