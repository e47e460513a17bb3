#include "daemon/service/supervisor.h"

#include <algorithm>
#include <cstdlib>
#include <systemd/sd-daemon.h>
#include <time.h>

namespace navette {

namespace {

// Each assignment is a line of its own, so a sentence is one line.
std::string status_of(std::string sentence) {
  std::replace(sentence.begin(), sentence.end(), '\n', ' ');
  return "STATUS=" + sentence;
}

// Whether it was heard makes no difference here.
void tell(const std::string& assignments) { static_cast<void>(::sd_notify(0, assignments.c_str())); }

std::string microseconds(domain::Duration time) {
  return std::to_string(std::chrono::duration_cast<std::chrono::microseconds>(time).count());
}

}  // namespace

void Supervisor::ready(const std::string& sentence) const { tell("READY=1\n" + status_of(sentence)); }
void Supervisor::status(const std::string& sentence) const { tell(status_of(sentence)); }
void Supervisor::not_yet(const std::string& sentence, domain::Duration more) const {
  tell("EXTEND_TIMEOUT_USEC=" + microseconds(more) + "\n" + status_of(sentence));
}

void Supervisor::reloading() const {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);  // newer systemds tell by it which reload is meant
  tell("RELOADING=1\nMONOTONIC_USEC=" + std::to_string(now.tv_sec * 1'000'000 + now.tv_nsec / 1000));
}

void Supervisor::stopping() const { tell("STOPPING=1\n" + status_of("Navette s'arrête.")); }
void Supervisor::alive() const { tell("WATCHDOG=1"); }

std::optional<domain::Duration> Supervisor::patience() const {
  std::uint64_t time = 0;
  if (::sd_watchdog_enabled(0, &time) <= 0) return std::nullopt;
  return std::chrono::duration_cast<domain::Duration>(std::chrono::microseconds(time));
}

bool Supervisor::listens() const { return std::getenv("NOTIFY_SOCKET") != nullptr; }

}  // namespace navette
