// The log: one line an event, to the console (stderr) and to a file that is rotated by size. Where stderr is the system's
// journal, an event goes there with its fields instead (log_journal.h).
//
//   2025-09-02T14:05:09+02:00 info import.done import=12 uai=0134567U : Import terminé dans l'ENT.
//
// Events are named noun.verb; fields are for machines, the sentence behind the colon is for people. Whatever a value holds, an event stays
// one line. Never a password (a Secret is no field), cookie, ticket, IDPN, page or person's name. Any thread may log.
#pragma once

#include <boost/filesystem/path.hpp>

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace domain {
class Secret;
}

namespace navette::log {

enum class Level { debug, info, warning, error };
[[nodiscard]] std::string_view name_of(Level level);
[[nodiscard]] std::optional<Level> level_named(std::string_view name);

// One name=value of a line.
class Field {
 public:
  Field(std::string_view name, std::string_view value) : name_(name), value_(value) {}
  Field(std::string_view name, const std::string& value) : Field(name, std::string_view(value)) {}
  Field(std::string_view name, const char* value) : Field(name, std::string_view(value)) {}
  template <std::same_as<bool> Bool>
  Field(std::string_view name, Bool value) : Field(name, value ? "yes" : "no") {}
  template <std::integral Number>
  requires(!std::same_as<Number, bool>) Field(std::string_view name, Number value)
      : Field(name, std::to_string(value)) {}
  Field(std::string_view name, const domain::Secret& secret) = delete;

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const std::string& value() const { return value_; }
  [[nodiscard]] std::string text() const;  // "uai=0134567U", file="mon export.xml"

 private:
  std::string name_;
  std::string value_;
};

using Fields = std::vector<Field>;

struct Options {
  boost::filesystem::path file{};  // empty = none; its directory is made if need be (0750), it itself is 0640
  Level level = Level::info;       // what is less grave is dropped
  std::uint64_t size = 5u << 20;   // bytes; then it becomes navette.00001.log and a new one begins
  int keep = 10;                   // rotated files; the oldest goes
  bool console = true;
};

// Begins; before it, and after close(), lines go to the console alone. Call again to change. Throws std::runtime_error
// (French) if the file cannot be written.
void open(const Options& options);
// What was logged is in the files when this returns.
void close();
[[nodiscard]] bool is_open();

void debug(std::string_view event, const Fields& fields = {}, std::string_view sentence = {});
void info(std::string_view event, const Fields& fields = {}, std::string_view sentence = {});
void warning(std::string_view event, const Fields& fields = {}, std::string_view sentence = {});
void error(std::string_view event, const Fields& fields = {}, std::string_view sentence = {});

}  // namespace navette::log
