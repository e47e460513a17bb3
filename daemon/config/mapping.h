// One mapping of a YAML file while it is read: every key is asked for by name, what cannot be used is noted as a
// problem with its place, and what nobody asked for is an unknown key. Inside the configuration's reading only.
#pragma once

#include "daemon/config/config.h"

#include <yaml-cpp/node/node.h>

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace navette {

// Collects what is wrong and what is doubtful in one file.
class Findings {
 public:
  explicit Findings(std::string file) : file_(std::move(file)) {}

  [[nodiscard]] Place place(const YAML::Mark& mark) const;
  void problem(const Place& place, std::string sentence) { problems_.push_back({place, std::move(sentence)}); }
  void warning(const Place& place, std::string sentence) { warnings_.push_back({place, std::move(sentence)}); }

  // A misspelt key is one mistake: the key that it probably means is not said to be missing as well.
  void note_meant(const std::string& key) { meant_.insert(key); }
  [[nodiscard]] bool was_meant(const std::string& key) const { return meant_.contains(key); }

  // Throws ConfigError if there is a problem, else returns the warnings.
  [[nodiscard]] std::vector<std::string> finish();

 private:
  std::string file_;
  std::vector<Problem> problems_;
  std::vector<Problem> warnings_;
  std::set<std::string> meant_;
};

class Mapping {
 public:
  // `what` names it in messages: "l'ENT", "l'établissement". A node that is no mapping is noted and read as an empty
  // one.
  Mapping(const YAML::Node& node, std::string what, const Place& place, Findings& findings);
  ~Mapping() = default;
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;

  // Where the key's value stands, else (key absent) the mapping itself.
  [[nodiscard]] Place place(std::string_view key) const;
  [[nodiscard]] const Place& place() const { return place_; }
  [[nodiscard]] const std::string& what() const { return what_; }
  [[nodiscard]] bool has(std::string_view key) const;
  [[nodiscard]] std::vector<std::string> keys() const;

  // The key's value; an undefined node if it is absent.
  YAML::Node node(const std::string& key);
  // The key's text; empty and no problem if it is absent. An empty value is a problem.
  std::optional<std::string> text(const std::string& key);
  // The same; missing if it is absent.
  std::optional<std::string> required_text(const std::string& key, const std::string& example);

  // Reads the key by `parse` into `value`, which stays what it is if the key is absent or wrong. `example` shows in the
  // message how such a value is written.
  template <class Value, class Parsed>
  void read(const std::string& key, Value& value, std::optional<Parsed> (*parse)(std::string_view),
            std::string_view example) {
    const auto written = text(key);
    if (!written) return;
    if (const auto parsed = parse(*written))
      value = *parsed;
    else
      not_understood(key, *written, example);
  }

  void not_understood(const std::string& key, const std::string& written, std::string_view example);
  void problem(std::string_view key, std::string sentence);
  // Noted by finish(), unless an unknown key turns out to be this one misspelt.
  void missing(const std::string& key, std::string sentence);

  // Notes every key that nobody asked for, and those that are missing. Call when all is read.
  void finish();

 private:
  struct Entry {
    std::string key;
    Place key_place;
    YAML::Node value;
  };
  [[nodiscard]] const Entry* find(std::string_view key) const;

  std::string what_;
  Place place_;
  Findings& findings_;
  std::vector<Entry> entries_;
  std::vector<std::string> asked_;
  std::map<std::string, std::string> missing_;  // key, sentence
};

}  // namespace navette
