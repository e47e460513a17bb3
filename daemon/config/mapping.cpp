#include "daemon/config/mapping.h"

#include "daemon/config/value.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <tuple>

namespace navette {

Place Findings::place(const YAML::Mark& mark) const {
  if (mark.is_null()) return {file_, 0, 0};
  return {file_, mark.line + 1, mark.column + 1};
}

std::vector<std::string> Findings::finish() {
  const auto in_order = [](const Problem& a, const Problem& b) {
    return std::tie(a.place.line, a.place.column) < std::tie(b.place.line, b.place.column);
  };
  std::ranges::stable_sort(problems_, in_order);
  std::ranges::stable_sort(warnings_, in_order);
  if (!problems_.empty()) throw ConfigError(std::move(problems_));
  std::vector<std::string> lines;
  for (const Problem& warning : warnings_) lines.push_back(warning.str());
  return lines;
}

Mapping::Mapping(const YAML::Node& node, std::string what, const Place& place, Findings& findings)
    : what_(std::move(what)), place_(place), findings_(findings) {
  if (!node.IsDefined() || node.IsNull()) return;
  if (!node.IsMap()) {
    findings_.problem(place_, "Il faut ici des lignes « clé: valeur » qui décrivent " + what_ + ".");
    return;
  }
  for (const auto& pair : node) {
    const Place key_place = findings_.place(pair.first.Mark());
    if (!pair.first.IsScalar()) {
      findings_.problem(key_place, "Une clé doit être un simple mot.");
      continue;
    }
    const std::string& key = pair.first.Scalar();
    if (const Entry* first = find(key))
      findings_.problem(key_place, "La clé « " + key + " » est déjà donnée à la ligne " +
                                       std::to_string(first->key_place.line) + " : gardez-en une seule.");
    else
      entries_.push_back({key, key_place, pair.second});
  }
}

const Mapping::Entry* Mapping::find(std::string_view key) const {
  const auto found = std::ranges::find(entries_, key, &Entry::key);
  return found == entries_.end() ? nullptr : &*found;
}

Place Mapping::place(std::string_view key) const {
  const Entry* entry = find(key);
  if (!entry) return place_;
  const bool empty = entry->value.IsNull() || entry->value.Mark().is_null();
  return empty ? entry->key_place : findings_.place(entry->value.Mark());
}

bool Mapping::has(std::string_view key) const { return find(key) != nullptr; }

std::vector<std::string> Mapping::keys() const {
  std::vector<std::string> keys;
  for (const Entry& entry : entries_) keys.push_back(entry.key);
  return keys;
}

YAML::Node Mapping::node(const std::string& key) {
  asked_.push_back(key);
  const Entry* entry = find(key);
  return entry ? entry->value : YAML::Node(YAML::NodeType::Undefined);
}

std::optional<std::string> Mapping::text(const std::string& key) {
  const YAML::Node value = node(key);
  if (!has(key)) return std::nullopt;
  if (value.IsScalar() && !value.Scalar().empty()) return value.Scalar();
  problem(key, value.IsNull() || value.IsScalar()
                   ? "La clé « " + key + " » n'a pas de valeur : écrivez-en une, ou retirez la ligne."
                   : "La clé « " + key + " » attend une seule valeur, sur la même ligne.");
  return std::nullopt;
}

std::optional<std::string> Mapping::required_text(const std::string& key, const std::string& example) {
  if (!has(key)) {
    asked_.push_back(key);
    missing(key, "Il manque la clé « " + key + " » pour " + what_ + ", par exemple « " + key + ": " + example + " ».");
    return std::nullopt;
  }
  return text(key);
}

void Mapping::not_understood(const std::string& key, const std::string& written, std::string_view example) {
  problem(key, "« " + written + " » n'est pas une valeur possible pour « " + key + " » : écrivez par exemple " +
                   std::string(example) + ".");
}

void Mapping::problem(std::string_view key, std::string sentence) {
  findings_.problem(place(key), std::move(sentence));
}

void Mapping::missing(const std::string& key, std::string sentence) {
  missing_.insert_or_assign(key, std::move(sentence));
}

void Mapping::finish() {
  for (const Entry& entry : entries_) {
    if (std::ranges::find(asked_, entry.key) != asked_.end()) continue;
    std::string sentence = "Clé inconnue « " + entry.key + " » pour " + what_ + " : ";
    const std::string meant = nearest(entry.key, asked_);
    if (!meant.empty()) {
      sentence += "vouliez-vous dire « " + meant + " » ?";
      findings_.note_meant(meant);
      missing_.erase(meant);
    } else {
      sentence += "les clés possibles sont " + listed(asked_) + ".";
    }
    findings_.problem(entry.key_place, std::move(sentence));
  }
  for (auto& [key, sentence] : missing_) findings_.problem(place_, std::move(sentence));
}

}  // namespace navette
