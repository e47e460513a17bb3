#include "portal/profile_parts.h"

#include <algorithm>
#include <set>

namespace portal {

namespace {

const std::vector<std::string> kVerbs = {"open",   "follow", "fill",   "choose", "check",
                                         "attach", "submit", "expect", "collect"};

std::vector<std::pair<std::string, std::string>> fields_in(const YAML::Node& node, Complaints& complaints) {
  std::vector<std::pair<std::string, std::string>> fields;
  for (const auto& [name, value] : entries_in(node, complaints))
    fields.emplace_back(name.Scalar(), text_in(value, complaints));
  return fields;
}

class StepReader {
 public:
  StepReader(FlowKind kind, Profile& profile, Complaints& complaints)
      : kind_(kind), profile_(profile), complaints_(complaints) {}

  void read(const YAML::Node& node, Steps& steps, int depth = 0) {
    if (node.IsSequence() && depth < 3) {  // steps that several flows share: "- *menu"
      for (const auto& each : node) read(each, steps, depth + 1);
      return;
    }
    if (steps.size() >= kMostSteps) {
      if (steps.size() == kMostSteps) complaints_.add(node.Mark(), "ce parcours a trop d'étapes");
      return;
    }
    if (auto step = step_in(node)) steps.push_back(std::move(*step));
  }

 private:
  static constexpr std::size_t kMostSteps = 200;

  std::optional<Step> step_in(const YAML::Node& node) {
    const auto entries = entries_in(node, complaints_);
    std::vector<std::string> verbs;
    for (const auto& [name, value] : entries)
      if (std::find(kVerbs.begin(), kVerbs.end(), name.Scalar()) != kVerbs.end()) verbs.push_back(name.Scalar());
    if (verbs.size() != 1) {
      if (verbs.size() > 1)
        complaints_.add(node.Mark(), "une étape ne fait qu'une chose : « " + verbs[0] + " » ou « " + verbs[1] + " »");
      else if (!entries.empty())
        complaints_.add(entries.front().first.Mark(),
                        unknown("étape inconnue", entries.front().first.Scalar(), kVerbs));
      return std::nullopt;
    }
    Keys keys(node, "une étape « " + verbs.front() + " »", complaints_);
    Step step{action_in(verbs.front(), keys)};
    step.line = node.Mark().line + 1;
    if (const YAML::Node when = keys.take("when"); when.IsDefined())
      step.when = condition_in(when, profile_.pages, complaints_);
    step.commit = truth_in(keys.take("commit"), complaints_).value_or(false);
    step.optional = truth_in(keys.take("optional"), complaints_).value_or(false);
    step.download = truth_in(keys.take("download"), complaints_).value_or(false);
    if (step.download)
      if (const YAML::Node empty = keys.take("empty"); empty.IsDefined())
        step.nobody = condition_in(empty, profile_.pages, complaints_);
    keys.finish();
    check_names(node, step);
    return step;
  }

  decltype(Step::action) action_in(const std::string& verb, Keys& keys) {
    const YAML::Node value = keys.take(verb);
    if (verb == "open") return Open{text_in(value, complaints_)};
    if (verb == "follow") return Follow{text_in(value, complaints_)};
    if (verb == "fill") return Fill{fields_in(value, complaints_)};
    if (verb == "choose") return Choose{fields_in(value, complaints_)};
    if (verb == "attach") return Attach{text_in(value, complaints_)};
    if (verb == "submit") return Submit{text_in(value, complaints_)};
    if (verb == "expect") return expect_in(value);
    if (verb == "collect") return collect_in(value, keys, profile_, complaints_);
    Check check;
    for (const auto& [name, on] : entries_in(value, complaints_))
      check.boxes.emplace_back(name.Scalar(), truth_in(on, complaints_).value_or(true));
    return check;
  }

  Expect expect_in(const YAML::Node& value) {
    Expect expect{condition_in(value, profile_.pages, complaints_)};
    for (const std::size_t index : expect.page.pages)
      expect.names += (expect.names.empty() ? "« " : " ou « ") + profile_.pages[index].name + " »";
    return expect;
  }

  void check_names(const YAML::Node& node, const Step& step) {
    std::vector<std::string> known = profile_.addresses;
    for (const auto& [name, value] : profile_.values) known.push_back(name);
    if (kind_ == FlowKind::import) {
      known.push_back("file_name");
      if (!profile_.mode.empty()) known.push_back("mode");
    }
    for (const std::string& name : values_of(kind_)) known.push_back(name);
    // Of a fill step only the values may hold a secret, or who is meant.
    std::vector<std::string> values;
    if (const auto* fill = std::get_if<Fill>(&step.action))
      for (const auto& [field, value] : fill->fields)
        for (const std::string& name : names_in(value)) values.push_back(name);
    std::set<std::string> used;
    for (const std::string& text : texts_of(step))
      for (const std::string& name : names_in(text)) used.insert(name);
    for (const std::string& name : used) {
      const bool value_only =
          std::find(values.begin(), values.end(), name) != values.end() && !names_outside(step, name);
      if (name == "username" || name == "password") {
        if (kind_ != FlowKind::sign_in || !value_only)
          complaints_.add(node.Mark(),
                          "« ${" + name + "} » ne s'emploie que comme valeur d'une étape « fill » de « sign_in »");
      } else if (std::find(known.begin(), known.end(), name) == known.end()) {
        complaints_.add(node.Mark(), unknown("valeur inconnue", name, known));
      } else if ((name == "last_name" || name == "first_name") && !value_only) {
        complaints_.add(node.Mark(),
                        "« ${" + name +
                            "} » ne s'emploie que comme valeur d'une étape « fill » : un nom de personne ne va "
                            "ni dans une adresse, ni dans une phrase");
      }
    }
  }

  // Whether a fill step holds the name in a field's label.
  static bool names_outside(const Step& step, const std::string& name) {
    const auto* fill = std::get_if<Fill>(&step.action);
    return fill && std::any_of(fill->fields.begin(), fill->fields.end(), [&](const auto& field) {
             const auto names = names_in(field.first);
             return std::find(names.begin(), names.end(), name) != names.end();
           });
  }

  FlowKind kind_;
  Profile& profile_;
  Complaints& complaints_;
};

}  // namespace

Steps steps_in(const YAML::Node& node, FlowKind kind, Profile& profile, Complaints& complaints) {
  Steps steps;
  if (!node.IsDefined()) return steps;
  if (!node.IsSequence()) {
    complaints.add(node.Mark(), "il faut ici une liste d'étapes : « - open: … »");
    return steps;
  }
  const std::size_t before = complaints.all().size();
  StepReader reader(kind, profile, complaints);
  for (const auto& each : node) reader.read(each, steps);
  if (complaints.all().size() == before) check_rules(node, steps, kind, complaints);  // else they would only echo
  return steps;
}

}  // namespace portal
