#include "portal/profile_parts.h"

#include <algorithm>

namespace portal {

namespace {

template <class Action>
bool is(const Step& step) {
  return std::holds_alternative<Action>(step.action);
}

bool collects(const Step& step, Collect::What what) {
  const auto* collect = std::get_if<Collect>(&step.action);
  return collect && collect->what == what;
}

bool fills_password(const Step& step) {
  const auto* fill = std::get_if<Fill>(&step.action);
  return fill && std::any_of(fill->fields.begin(), fill->fields.end(), [](const auto& field) {
           const auto names = names_in(field.second);
           return std::find(names.begin(), names.end(), "password") != names.end();
         });
}

void check_sign_in(const YAML::Node& node, const Steps& steps, Complaints& complaints) {
  const auto filled = std::find_if(steps.begin(), steps.end(), fills_password);
  if (std::count_if(steps.begin(), steps.end(), fills_password) != 1)
    complaints.add(node.Mark(), "« sign_in » remplit le mot de passe (« ${password} ») dans une étape, et une seule");
  else if (std::none_of(filled, steps.end(), is<Submit>))
    complaints.add(node.Mark(), "« sign_in » n'envoie jamais le mot de passe : il manque « submit » après « fill »");
  if (steps.empty() || !is<Expect>(steps.back()))
    complaints.add(node.Mark(), "« sign_in » doit finir par « expect » : la page qui montre que la connexion a réussi");
}

void check_import(const YAML::Node& node, const Steps& steps, Complaints& complaints) {
  const auto commits = [](const Step& step) { return step.commit; };
  const auto count = std::count_if(steps.begin(), steps.end(), commits);
  if (count != 1) {
    complaints.add(node.Mark(),
                   "un parcours d'import porte « commit: true » sur une étape et une seule, celle qui fait prendre "
                   "le fichier par l'ENT ; celui-ci en a " +
                       std::to_string(count));
    return;
  }
  const auto commit = std::find_if(steps.begin(), steps.end(), commits);
  const std::string line = " (ligne " + std::to_string(commit->line) + ")";
  if (!acts(*commit))
    complaints.add(node.Mark(), "« commit » va sur une étape qui envoie : submit, follow ou open" + line);
  if (commit->when || commit->optional)
    complaints.add(node.Mark(), "l'étape « commit » est inconditionnelle : ni « when » ni « optional »" + line);
  if (std::none_of(steps.begin(), commit, is<Attach>))
    complaints.add(node.Mark(), "le fichier doit être joint (« attach ») avant l'étape « commit »" + line);
  const auto concludes = [](const Step& step) { return is<Expect>(step) && !step.optional && !step.when; };
  if (std::none_of(commit, steps.end(), concludes))
    complaints.add(node.Mark(),
                   "il manque « expect » après l'étape « commit » : une page inconnue passerait pour un succès" + line);
}

void check_list(const YAML::Node& node, const Steps& steps, Complaints& complaints) {
  if (steps.empty() || !collects(steps.back(), Collect::What::imports) || steps.back().when || steps.back().optional)
    complaints.add(node.Mark(), "« imports » doit finir par « collect: imports »");
  else if (steps.size() < 2 || !is<Expect>(steps[steps.size() - 2]))
    complaints.add(node.Mark(),
                   "dans « imports », « collect: imports » doit suivre un « expect » : sans lui, une autre page "
                   "passerait pour une liste vide");
}

}  // namespace

void check_rules(const YAML::Node& node, const Steps& steps, FlowKind kind, Complaints& complaints) {
  if (kind != FlowKind::import)
    for (const Step& step : steps)
      if (step.commit || is<Attach>(step))
        complaints.add(node.Mark(), "« attach » et « commit » ne vont que dans un parcours d'import (ligne " +
                                        std::to_string(step.line) + ")");
  for (const Step& step : steps) {
    const bool out_of_place = kind == FlowKind::list     ? is<Collect>(step) && !collects(step, Collect::What::imports)
                              : kind == FlowKind::report ? collects(step, Collect::What::imports) || !is<Collect>(step)
                                                         : is<Collect>(step);
    if (out_of_place)
      complaints.add(node.Mark(), "cette étape n'a pas sa place dans ce parcours : " + description_of(step) +
                                      " (ligne " + std::to_string(step.line) + ")");
  }
  switch (kind) {
    case FlowKind::sign_in: return check_sign_in(node, steps, complaints);
    case FlowKind::import: return check_import(node, steps, complaints);
    case FlowKind::list: return check_list(node, steps, complaints);
    case FlowKind::report: return;
  }
}

}  // namespace portal
