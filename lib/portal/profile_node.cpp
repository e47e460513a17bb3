#include "portal/profile_node.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <stdexcept>

namespace portal {

namespace {

// How many letters must be added, removed or replaced to make one word of the other.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j + 1] + 1, row[j] + 1});
    }
  }
  return row.back();
}

bool is_text(const YAML::Node& node) { return node.IsDefined() && node.IsScalar(); }

}  // namespace

void Complaints::add(const YAML::Mark& mark, const std::string& sentence) {
  const bool known = !mark.is_null();
  complaints_.push_back(file_ + ":" + std::to_string(known ? mark.line + 1 : 1) + ":" +
                        std::to_string(known ? mark.column + 1 : 1) + ": " + sentence);
}

std::string nearest(std::string_view word, const std::vector<std::string>& names) {
  std::string best;
  std::size_t least = 1 + std::max<std::size_t>(1, word.size() / 3);  // a third of the letters wrong is another word
  for (const std::string& name : names)
    if (const std::size_t steps = distance(word.substr(0, 60), name); steps < least) {
      least = steps;
      best = name;
    }
  return best;
}

std::string unknown(std::string_view what, std::string_view word, const std::vector<std::string>& names) {
  std::string sentence = std::string(what) + " « " + shortened(word, 60) + " »";
  const std::string meant = nearest(word, names);
  if (!meant.empty()) return sentence + " ; vouliez-vous dire « " + meant + " » ?";
  for (std::size_t i = 0; i < names.size(); ++i) sentence += (i == 0 ? " ; possibles : " : ", ") + names[i];
  return sentence;
}

Keys::Keys(const YAML::Node& node, std::string_view what, Complaints& complaints)
    : node_(node), what_(what), complaints_(complaints), entries_(entries_in(node, complaints)) {}

YAML::Node Keys::take(const std::string& key) {
  asked_.push_back(key);
  for (const auto& [name, value] : entries_)
    if (name.Scalar() == key) return value;
  return YAML::Node(YAML::NodeType::Undefined);
}

YAML::Node Keys::need(const std::string& key) {
  YAML::Node value = take(key);
  if (!value.IsDefined() && node_.IsDefined() && node_.IsMap())
    complaints_.add(node_.Mark(), "il manque « " + key + " » dans " + what_);
  return value;
}

void Keys::finish() {
  for (const auto& [name, value] : entries_)
    if (std::find(asked_.begin(), asked_.end(), name.Scalar()) == asked_.end())
      complaints_.add(name.Mark(), unknown("clé inconnue dans " + what_ + " :", name.Scalar(), asked_));
}

std::vector<std::pair<YAML::Node, YAML::Node>> entries_in(const YAML::Node& node, Complaints& complaints) {
  std::vector<std::pair<YAML::Node, YAML::Node>> entries;
  if (!node.IsDefined()) return entries;
  if (!node.IsMap()) {
    complaints.add(node.Mark(), "il faut ici des lignes « clé: valeur »");
    return entries;
  }
  std::set<std::string> seen;
  for (const auto& entry : node) {
    if (!is_text(entry.first))
      complaints.add(entry.first.Mark(), "une clé est un simple texte");
    else if (!seen.insert(entry.first.Scalar()).second)
      complaints.add(entry.first.Mark(), "la clé « " + entry.first.Scalar() + " » est écrite deux fois");
    else
      entries.emplace_back(entry.first, entry.second);
  }
  return entries;
}

std::string text_in(const YAML::Node& node, Complaints& complaints) {
  if (is_text(node)) return node.Scalar();
  if (node.IsDefined()) complaints.add(node.Mark(), "il faut ici un texte");
  return {};
}

std::vector<std::string> texts_in(const YAML::Node& node, Complaints& complaints) {
  std::vector<std::string> texts;
  if (!node.IsDefined()) return texts;
  if (!node.IsSequence()) return {text_in(node, complaints)};
  for (const auto& each : node) texts.push_back(text_in(each, complaints));
  if (texts.empty()) complaints.add(node.Mark(), "cette liste est vide");
  return texts;
}

std::optional<bool> truth_in(const YAML::Node& node, Complaints& complaints) {
  if (!node.IsDefined()) return std::nullopt;
  if (is_text(node) && node.Scalar() == "true") return true;
  if (is_text(node) && node.Scalar() == "false") return false;
  complaints.add(node.Mark(), "il faut ici « true » ou « false »");
  return std::nullopt;
}

std::optional<domain::Duration> duration_in(const YAML::Node& node, Complaints& complaints) {
  if (!node.IsDefined()) return std::nullopt;
  const std::string text = is_text(node) ? node.Scalar() : "";
  int count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  if (error == std::errc{} && count >= 0 && count <= 10'000) {
    if (unit == " s") return std::chrono::seconds(count);
    if (unit == " min") return std::chrono::minutes(count);
    if (unit == " h") return std::chrono::hours(count);
  }
  complaints.add(node.Mark(), "il faut ici une durée : « 30 s », « 10 min » ou « 2 h »");
  return std::nullopt;
}

std::optional<Pattern> pattern_in(const YAML::Node& node, const std::set<unsigned>& groups, Complaints& complaints) {
  if (!node.IsDefined()) return std::nullopt;
  if (!is_text(node) || node.Scalar().empty()) {
    complaints.add(node.Mark(), "il faut ici une expression régulière");
    return std::nullopt;
  }
  try {
    Pattern pattern(node.Scalar());
    if (groups.count(pattern.groups()) != 0) return pattern;
    complaints.add(node.Mark(), "cette expression doit avoir " + std::to_string(*groups.begin()) +
                                    (groups.size() > 1 ? " ou " + std::to_string(*groups.rbegin()) : "") +
                                    " groupe(s) entre parenthèses ; elle en a " + std::to_string(pattern.groups()));
  } catch (const std::invalid_argument& error) {
    complaints.add(node.Mark(), std::string("expression régulière incorrecte (") + error.what() + ")");
  }
  return std::nullopt;
}

}  // namespace portal
