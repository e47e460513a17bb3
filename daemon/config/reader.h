// The configuration's text, key by key: what it says becomes the Config, what is wrong with it a finding.
#pragma once

#include "daemon/config/config.h"
#include "daemon/config/mapping.h"
#include "daemon/config/rules.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace navette {

class ConfigReader {
 public:
  // `file` is absolute: paths in it are relative to its folder.
  ConfigReader(const fs::path& file, Findings& findings) : directory_(file.parent_path()), findings_(findings) {}

  // What a key does not say stays as it is in `config`.
  void read(const YAML::Node& root, Config& config);

  // Where each school stands, for check_rules(). After read().
  [[nodiscard]] std::vector<SchoolPlaces>& places() { return places_; }

 private:
  using Addresses = std::map<std::string, std::string>;

  std::optional<fs::path> path(Mapping& mapping, const std::string& key);
  // The members of a list that must be there and not be empty.
  std::vector<YAML::Node> items(Mapping& mapping, const std::string& key, const std::string& what);
  void read_partners(Mapping& top, std::vector<std::string>& partners);
  void read_log(Mapping& top, Config& config);
  EntConfig read_ent(const YAML::Node& node, const std::optional<fs::path>& common_folder);
  void read_errands(Mapping& mapping, EntConfig& ent);
  void read_patience(Mapping& mapping, EntConfig& ent);
  Addresses read_addresses(Mapping& mapping);
  std::optional<SchoolConfig> read_school(const YAML::Node& node, const EntConfig& ent, const Addresses& common,
                                          const std::optional<fs::path>& folder);
  // Which one a message is about, where that can be told.
  static std::string number_in(const YAML::Node& school);
  void read_password(Mapping& school, PasswordSource& source);
  fs::path kept_as(std::string credential) const;

  fs::path directory_;
  Findings& findings_;
  std::vector<SchoolPlaces> places_;
  std::vector<Place> without_folder_;
  std::set<std::string> ent_names_;
};

}  // namespace navette
