#include "daemon/setup/unit.h"

#include <cstdlib>
#include <memory>
#include <systemd/sd-bus.h>
#include <systemd/sd-daemon.h>
#include <utility>

namespace navette {

namespace {

constexpr const char* kSystemd = "org.freedesktop.systemd1";
constexpr std::uint64_t kPatience = 5'000'000;  // µs, for each answer

using Strings = std::unique_ptr<char*, decltype([](char** strings) {
                                  for (char** each = strings; each != nullptr && *each != nullptr; ++each)
                                    std::free(*each);
                                  std::free(strings);
                                })>;
using Text = std::unique_ptr<char, decltype([](char* text) { std::free(text); })>;

// The properties of one unit. What an older systemd does not know is empty.
class Properties {
 public:
  Properties(sd_bus* bus, std::string path) : bus_(bus), path_(std::move(path)) {}

  [[nodiscard]] std::string text(const char* name, const char* kind = "Service") const {
    char* value = nullptr;
    if (::sd_bus_get_property_string(bus_, kSystemd, path_.c_str(), interface(kind).c_str(), name, nullptr, &value) < 0)
      return {};
    return Text(value).get();
  }
  [[nodiscard]] bool yes(const char* name) const {
    int value = 0;
    return ::sd_bus_get_property_trivial(bus_, kSystemd, path_.c_str(), interface("Service").c_str(), name, nullptr,
                                         'b', &value) >= 0 &&
           value != 0;
  }
  // Below `root`, without the marks before them: "-" for what need not exist.
  void add(std::vector<fs::path>& paths, const char* name, const fs::path& root = "/") const {
    char** values = nullptr;
    if (::sd_bus_get_property_strv(bus_, kSystemd, path_.c_str(), interface("Service").c_str(), name, nullptr,
                                   &values) < 0)
      return;
    const Strings all(values);
    for (char** each = values; each != nullptr && *each != nullptr; ++each) {
      std::string marked = *each;
      const fs::path path = marked.erase(0, marked.find_first_not_of("-+"));
      paths.push_back(path.is_absolute() ? path : root / path);
    }
  }

 private:
  static std::string interface(const char* kind) { return std::string(kSystemd) + "." + kind; }

  sd_bus* bus_;
  std::string path_;
};

// systemd.exec(5), ProtectSystem= and ProtectHome=.
void protect(const Properties& properties, Unit& unit) {
  const auto add = [](std::vector<fs::path>& paths, std::initializer_list<const char*> more) {
    paths.insert(paths.end(), more.begin(), more.end());
  };
  const std::string system = properties.text("ProtectSystem"), home = properties.text("ProtectHome");
  if (system == "strict") {
    add(unit.read_only, {"/"});
    add(unit.writable, {"/dev", "/proc", "/sys", "/home", "/root", "/run/user"});
  } else if (system == "full" || system == "yes") {
    add(unit.read_only, {"/usr", "/boot", "/efi"});
    if (system == "full") add(unit.read_only, {"/etc"});
  }
  if (home == "yes" || home == "tmpfs") add(unit.hidden, {"/home", "/root", "/run/user"});
  if (home == "read-only") add(unit.read_only, {"/home", "/root", "/run/user"});
  if (properties.yes("PrivateTmp")) add(unit.hidden, {"/tmp", "/var/tmp"});
}

}  // namespace

std::optional<Unit> unit_of(const std::string& name) {
  if (name.empty() || ::sd_booted() <= 0) return std::nullopt;
  sd_bus* opened = nullptr;
  if (::sd_bus_open_system(&opened) < 0) return std::nullopt;
  const std::unique_ptr<sd_bus, decltype(&::sd_bus_flush_close_unref)> bus(opened, &::sd_bus_flush_close_unref);
  ::sd_bus_set_method_call_timeout(bus.get(), kPatience);
  char* encoded = nullptr;
  if (::sd_bus_path_encode("/org/freedesktop/systemd1/unit", name.c_str(), &encoded) < 0) return std::nullopt;
  const Properties properties(bus.get(), Text(encoded).get());
  if (properties.text("LoadState", "Unit") != "loaded") return std::nullopt;

  Unit unit{.name = name, .user = properties.text("User")};
  properties.add(unit.made, "StateDirectory", "/var/lib");
  properties.add(unit.made, "LogsDirectory", "/var/log");
  properties.add(unit.made, "CacheDirectory", "/var/cache");
  properties.add(unit.made, "RuntimeDirectory", "/run");
  unit.writable = unit.made;
  properties.add(unit.writable, "ReadWritePaths");
  properties.add(unit.read_only, "ReadOnlyPaths");
  properties.add(unit.hidden, "InaccessiblePaths");
  protect(properties, unit);
  return unit;
}

}  // namespace navette
