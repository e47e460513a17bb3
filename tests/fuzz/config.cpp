// Input: a configuration's YAML. It is read, or everything wrong with it is told with its place; nothing else.
#include "daemon/config/config.h"

#include "must.h"

#include <sys/mman.h>
#include <unistd.h>

namespace {

// load_config reads a file; this one is in memory and has always the same name.
const std::string& file_of(std::string_view text) {
  static const int file = memfd_create("navette.yaml", 0);
  static const std::string name = "/proc/self/fd/" + std::to_string(file);
  fuzz::must(file >= 0 && ftruncate(file, 0) == 0, "a file in memory can be had");
  fuzz::must(pwrite(file, text.data(), text.size(), 0) == static_cast<ssize_t>(text.size()), "and written");
  return name;
}

bool is_safe(std::string_view address) {
  // Whether a host is this machine is config_rules' own question; here only what it may not be.
  return address.starts_with("https:") || address.starts_with("HTTPS:") || address.find("localhost") != address.npos ||
         address.find("127.") != address.npos || address.find("[") != address.npos;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using fuzz::must;
  try {
    const navette::Config config = navette::load_config(file_of(fuzz::text_of(data, size)));
    must(!config.ents.empty(), "a configuration has an ENT");
    must(config.quiet_period.count() > 0 && config.rescan_every.count() > 0, "no wait is no wait at all");
    must(config.state.is_absolute(), "folders are absolute");
    must(!config.log.file || config.log.file->empty() || config.log.file->is_absolute(), "so is the log's file");
    for (const auto& ent : config.ents) {
      must(!ent.schools.empty() && ent.sessions >= 1, "an ENT has schools and a session");
      for (const auto& school : ent.schools) {
        must(!school.username.empty() && !school.password.name.empty(), "a school has an account");
        must(school.folder.is_absolute(), "a drop folder is absolute");
        for (const auto& [name, address] : school.addresses)
          must(!name.ends_with("_url") || is_safe(address), "a password does not travel in clear");
      }
    }
    for (const auto& warning : config.warnings) must(!warning.empty(), "a warning says something");
  } catch (const navette::ConfigError& error) {
    must(!error.problems().empty(), "a refusal says why");
    for (const auto& problem : error.problems())
      must(!problem.sentence.empty() && !problem.place.file.empty(), "a problem has its place and sentence");
  }
  return 0;
}
