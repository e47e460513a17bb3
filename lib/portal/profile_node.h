// A profile's YAML, read strictly: each function takes what the language wants and complains, with the place, of what
// is not so, then goes on, so that one reading tells every fault.
#pragma once

#include "domain/clock.h"
#include "portal/pattern.h"

#include <yaml-cpp/yaml.h>

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace portal {

class Complaints {
 public:
  explicit Complaints(std::string file) : file_(std::move(file)) {}

  void add(const YAML::Mark& mark, const std::string& sentence);
  [[nodiscard]] const std::vector<std::string>& all() const { return complaints_; }

 private:
  std::string file_;
  std::vector<std::string> complaints_;
};

// The name of `names` that `word` was probably meant to be; empty if none is near.
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string>& names);
// "étape inconnue « folow » ; vouliez-vous dire « follow » ?"
[[nodiscard]] std::string unknown(std::string_view what, std::string_view word, const std::vector<std::string>& names);

// The keys of one mapping. Keys that nobody asked for are complained of by finish().
class Keys {
 public:
  // `what` names the mapping in complaints: "une étape". A node that is no mapping is complained of and holds no key.
  Keys(const YAML::Node& node, std::string_view what, Complaints& complaints);

  // The value of an optional key; an undefined node if it is absent.
  [[nodiscard]] YAML::Node take(const std::string& key);
  // The value of a key that must be there.
  [[nodiscard]] YAML::Node need(const std::string& key);
  void finish();

  [[nodiscard]] const YAML::Node& node() const { return node_; }

 private:
  YAML::Node node_;
  std::string what_;
  Complaints& complaints_;
  std::vector<std::pair<YAML::Node, YAML::Node>> entries_;
  std::vector<std::string> asked_;
};

// Each returns an empty value for an undefined node, and after a complaint.
[[nodiscard]] std::string text_in(const YAML::Node& node, Complaints& complaints);
[[nodiscard]] std::vector<std::string> texts_in(const YAML::Node& node, Complaints& complaints);  // one, or a list
[[nodiscard]] std::vector<std::pair<YAML::Node, YAML::Node>> entries_in(const YAML::Node& node, Complaints& complaints);
[[nodiscard]] std::optional<bool> truth_in(const YAML::Node& node, Complaints& complaints);
[[nodiscard]] std::optional<domain::Duration> duration_in(const YAML::Node& node, Complaints& complaints);  // "10 min"
// `groups`: the numbers of groups that make sense.
[[nodiscard]] std::optional<Pattern> pattern_in(const YAML::Node& node, const std::set<unsigned>& groups,
                                                Complaints& complaints);

}  // namespace portal
