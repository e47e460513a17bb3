#include "domain/names.h"
#include "portal/profile_parts.h"

#include <algorithm>

namespace portal {

namespace {

constexpr domain::Names<Means, 12> kMeans{{{
    {Means::landmark, "landmark"},
    {Means::signed_out, "signed_out"},
    {Means::session_expired, "session_expired"},
    {Means::unavailable, "unavailable"},
    {Means::throttled, "throttled"},
    {Means::queue_full, "queue_full"},
    {Means::not_allowed, "not_allowed"},
    {Means::credentials_refused, "credentials_refused"},
    {Means::refused, "refused"},
    {Means::queued, "queued"},
    {Means::running, "running"},
    {Means::taken_in, "taken_in"},
}}};

std::vector<Pattern> patterns_in(const YAML::Node& node, Complaints& complaints) {
  std::vector<Pattern> patterns;
  if (!node.IsDefined()) return patterns;
  const auto add = [&](const YAML::Node& each) {
    if (const auto pattern = pattern_in(each, {0, 1, 2, 3}, complaints)) patterns.push_back(*pattern);
  };
  if (!node.IsSequence()) add(node);
  if (node.IsSequence())
    for (const auto& each : node) add(each);
  return patterns;
}

std::vector<int> statuses_in(const YAML::Node& node, Complaints& complaints) {
  std::vector<int> statuses;
  for (const std::string& text : texts_in(node, complaints)) {
    const bool digits =
        text.size() == 3 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits)
      statuses.push_back(std::stoi(text));
    else
      complaints.add(node.Mark(), "« " + text + " » n'est pas un code HTTP à trois chiffres");
  }
  return statuses;
}

std::vector<std::size_t> pages_in(const YAML::Node& node, const std::vector<Signature>& pages, Complaints& complaints) {
  std::vector<std::size_t> indices;
  std::vector<std::string> names;
  for (const Signature& page : pages) names.push_back(page.name);
  for (const std::string& name : texts_in(node, complaints)) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end())
      complaints.add(node.Mark(), unknown("page inconnue", name, names));
    else
      indices.push_back(static_cast<std::size_t>(found - names.begin()));
  }
  return indices;
}

Signature signature_in(const YAML::Node& node, Complaints& complaints) {
  Keys keys(node, "une page", complaints);
  Signature signature;
  signature.name = text_in(keys.need("name"), complaints);
  if (const YAML::Node when = keys.need("when"); when.IsDefined()) {
    if (when.IsMap())
      signature.when = condition_in(when, {}, complaints);
    else
      complaints.add(when.Mark(), "il faut ici des conditions : « {heading: Connexion} »");
  }
  if (const YAML::Node means = keys.take("means"); means.IsDefined()) {
    const std::string word = text_in(means, complaints);
    const auto value = kMeans.value(word);
    std::vector<std::string> words;
    for (const auto& [each, name] : kMeans.entries) words.emplace_back(name);
    if (value)
      signature.means = *value;
    else
      complaints.add(means.Mark(), unknown("sens de page inconnu", word, words));
  }
  signature.sentence = pattern_in(keys.take("sentence"), {0, 1}, complaints);
  signature.ahead = pattern_in(keys.take("ahead"), {1}, complaints);
  signature.wait = pattern_in(keys.take("wait"), {1}, complaints);
  const YAML::Node unit = keys.take("wait_unit");
  signature.wait_unit = duration_in(unit, complaints).value_or(std::chrono::minutes(1));
  if (unit.IsDefined() && !signature.wait) complaints.add(unit.Mark(), "« wait_unit » ne sert qu'avec « wait »");
  keys.finish();
  return signature;
}

}  // namespace

namespace {

// A "not" holds no other: nobody could read it, and an alias to itself would never end.
Condition condition_in(const YAML::Node& node, const std::vector<Signature>& pages, bool negated,
                       Complaints& complaints) {
  Condition condition;
  if (!node.IsDefined()) return condition;
  if (!node.IsMap()) {
    condition.pages = pages_in(node, pages, complaints);
    return condition;
  }
  Keys keys(node, "une condition", complaints);
  condition.status = statuses_in(keys.take("status"), complaints);
  condition.address = texts_in(keys.take("address"), complaints);
  condition.address_like = patterns_in(keys.take("address_like"), complaints);
  condition.title = texts_in(keys.take("title"), complaints);
  condition.heading = texts_in(keys.take("heading"), complaints);
  condition.text = texts_in(keys.take("text"), complaints);
  condition.text_like = patterns_in(keys.take("text_like"), complaints);
  condition.field = texts_in(keys.take("field"), complaints);
  condition.button = texts_in(keys.take("button"), complaints);
  condition.link = texts_in(keys.take("link"), complaints);
  condition.table = texts_in(keys.take("table"), complaints);
  if (!negated)
    if (const YAML::Node except = keys.take("not"); except.IsDefined())
      condition.except.push_back(condition_in(except, pages, true, complaints));
  keys.finish();
  if (node.size() == 0) complaints.add(node.Mark(), "cette condition est vide : toute page lui conviendrait");
  return condition;
}

}  // namespace

Condition condition_in(const YAML::Node& node, const std::vector<Signature>& pages, Complaints& complaints) {
  return condition_in(node, pages, false, complaints);
}

std::vector<Signature> signatures_in(const YAML::Node& node, Complaints& complaints) {
  std::vector<Signature> signatures;
  if (!node.IsDefined()) return signatures;
  if (!node.IsSequence()) {
    complaints.add(node.Mark(), "il faut ici une liste de pages : « - name: … »");
    return signatures;
  }
  bool knows_signed_out = false;
  for (const auto& each : node) {
    Signature signature = signature_in(each, complaints);
    const bool twice = std::any_of(signatures.begin(), signatures.end(),
                                   [&](const Signature& other) { return other.name == signature.name; });
    if (twice) complaints.add(each.Mark(), "la page « " + signature.name + " » est décrite deux fois");
    knows_signed_out |= signature.means == Means::signed_out || signature.means == Means::session_expired;
    signatures.push_back(std::move(signature));
  }
  if (!knows_signed_out)
    complaints.add(node.Mark(),
                   "aucune page n'a le sens « signed_out » : Navette ne verrait pas que sa session est terminée");
  return signatures;
}

}  // namespace portal
