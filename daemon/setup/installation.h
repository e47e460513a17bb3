// Windows only: Navette as the service manager has it in its books. What throws throws ServiceError.
#pragma once

#include "daemon/command.h"

#include <boost/filesystem/path.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace navette {

class ServiceError : public NotDone {
 public:
  using NotDone::NotDone;
};

namespace installation {

struct Entry {
  boost::filesystem::path program;        // absolute
  boost::filesystem::path configuration;  // absolute
  std::string account;                    // without a password: the service's own, LocalSystem, …
};

// As the service manager starts it: each part in quotes of its own, since a path may have blanks.
[[nodiscard]] std::string command_line(const Entry& entry);
// Which configuration that names; empty if it is none of ours.
[[nodiscard]] boost::filesystem::path configuration_in(const std::string& command_line);

// Started with Windows, a little after everything else, and again ten seconds after it has died. An entry that is there is
// changed, and what runs goes on until its next start. Answers, in French, what this Windows did not take, and what it
// means.
std::vector<std::string> install(const Entry& entry);
// Ends it first. Files stay.
void uninstall();

// Until it works, and until it has ended.
void start();
void stop();
// Has it read its configuration again.
void reload();

enum class State { stopped, starting, running, stopping };
struct Standing {
  State state{};
  std::uint32_t process = 0;
  std::uint32_t exit_code = 0;  // stopped: of command.h, or the system's word for a death
  bool is_own_code = false;     // the former
  std::string account{};
  std::string command{};
};
// Empty if it is not installed.
[[nodiscard]] std::optional<Standing> standing();

}  // namespace installation

}  // namespace navette
