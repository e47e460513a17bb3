#include "portal/profile_parts.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

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
  return fill && std::any_of(fill->fields.begin(), fill->fields.end(),
                             [](const auto& field) { return mentions(field.second, "password"); });
}

std::string at_line(const Step& step) { return " (ligne " + std::to_string(step.line) + ")"; }

void check_sign_in(const YAML::Node& node, const Steps& steps, Complaints& complaints) {
  const auto filled = std::find_if(steps.begin(), steps.end(), fills_password);
  if (std::count_if(steps.begin(), steps.end(), fills_password) != 1)
    complaints.add(node.Mark(), "« sign_in » remplit le mot de passe (« ${password} ») dans une étape, et une seule");
  else if (std::none_of(filled, steps.end(), is<Submit>))
    complaints.add(node.Mark(), "« sign_in » n'envoie jamais le mot de passe : il manque « submit » après « fill »");
  if (steps.empty() || !is<Expect>(steps.back()))
    complaints.add(node.Mark(), "« sign_in » doit finir par « expect » : la page qui montre que la connexion a réussi");
}

// A commit is one step, certain, and what comes of it is looked at. False if there is not one such step.
bool check_commit(const YAML::Node& node, const Steps& steps, const std::string& what, Complaints& complaints) {
  const auto commits = [](const Step& step) { return step.commit; };
  const auto count = std::count_if(steps.begin(), steps.end(), commits);
  if (count != 1) {
    complaints.add(node.Mark(), what + " ; celui-ci en a " + std::to_string(count));
    return false;
  }
  const auto commit = std::find_if(steps.begin(), steps.end(), commits);
  const std::string line = at_line(*commit);
  if (!acts(*commit))
    complaints.add(node.Mark(), "« commit » va sur une étape qui envoie : submit, follow ou open" + line);
  if (commit->when || commit->optional)
    complaints.add(node.Mark(), "l'étape « commit » est inconditionnelle : ni « when » ni « optional »" + line);
  const auto concludes = [](const Step& step) { return is<Expect>(step) && !step.optional && !step.when; };
  if (std::none_of(commit, steps.end(), concludes))
    complaints.add(node.Mark(),
                   "il manque « expect » après l'étape « commit » : une page inconnue passerait pour un succès" + line);
  return true;
}

void check_import(const YAML::Node& node, const Steps& steps, Complaints& complaints) {
  if (!check_commit(node, steps,
                    "un parcours d'import porte « commit: true » sur une étape et une seule, celle qui fait prendre "
                    "le fichier par l'ENT",
                    complaints))
    return;
  const auto commit = std::find_if(steps.begin(), steps.end(), [](const Step& step) { return step.commit; });
  if (std::none_of(steps.begin(), commit, is<Attach>))
    complaints.add(node.Mark(), "le fichier doit être joint (« attach ») avant l'étape « commit »" + at_line(*commit));
}

void check_list(const YAML::Node& node, const Steps& steps, Complaints& complaints) {
  if (steps.empty() || !collects(steps.back(), Collect::What::imports) || steps.back().when || steps.back().optional)
    complaints.add(node.Mark(), "« imports » doit finir par « collect: imports »");
  else if (steps.size() < 2 || !is<Expect>(steps[steps.size() - 2]))
    complaints.add(node.Mark(),
                   "dans « imports », « collect: imports » doit suivre un « expect » : sans lui, une autre page "
                   "passerait pour une liste vide");
}

bool mentions_any(const Steps& steps, std::initializer_list<std::string_view> names) {
  return std::any_of(steps.begin(), steps.end(), [&](const Step& step) {
    const auto texts = texts_of(step);
    return std::any_of(texts.begin(), texts.end(), [&](const std::string& text) {
      return std::any_of(names.begin(), names.end(), [&](std::string_view name) { return mentions(text, name); });
    });
  });
}

// Ends on what it collects, behind an `expect`.
void check_reading(const YAML::Node& node, const Steps& steps, FlowKind kind, Collect::What what, const char* word,
                   Complaints& complaints) {
  const std::string flow = "« " + std::string(name_of(kind)) + " »";
  const auto reads = std::count_if(steps.begin(), steps.end(), [&](const Step& step) { return collects(step, what); });
  if (reads != 1 || !collects(steps.back(), what) || steps.back().when || steps.back().optional)
    complaints.add(node.Mark(), flow + " doit finir par « collect: " + word + " », une seule fois et sans condition");
  else if (steps.size() < 2 || !is<Expect>(steps[steps.size() - 2]))
    complaints.add(node.Mark(),
                   "dans " + flow + ", « collect: " + word +
                       " » doit suivre un « expect » : sans lui, une autre page passerait pour une réponse "
                       "vide");
}

void check_download(const YAML::Node& node, const Steps& steps, FlowKind kind, Complaints& complaints) {
  const auto count = std::count_if(steps.begin(), steps.end(), [](const Step& step) { return step.download; });
  const bool ends =
      !steps.empty() && steps.back().download && acts(steps.back()) && !steps.back().when && !steps.back().optional;
  if (count != 1 || !ends)
    complaints.add(node.Mark(),
                   "« " + std::string(name_of(kind)) +
                       " » doit finir par une étape qui envoie et porte « download: true », sans condition");
}

void check_timetable(const YAML::Node& node, const Steps& steps, Complaints& complaints) {
  check_reading(node, steps, FlowKind::class_timetable, Collect::What::lessons, "lessons", complaints);
  const auto first_use = std::find_if(steps.begin(), steps.end(), [](const Step& step) {
    const auto texts = texts_of(step);
    return std::any_of(texts.begin(), texts.end(), [](const std::string& text) { return mentions(text, "class"); });
  });
  const auto offered = [](const Step& step) { return collects(step, Collect::What::classes); };
  if (std::count_if(steps.begin(), steps.end(), offered) != 1 || std::none_of(steps.begin(), first_use, offered))
    complaints.add(node.Mark(),
                   "« class_timetable » relève une fois les classes (« collect: classes »), avant d'en choisir une");
  if (first_use == steps.end() || !mentions_any(steps, {"week", "week_iso"}))
    complaints.add(node.Mark(),
                   "« class_timetable » doit choisir la classe (« ${class} ») et la semaine (« ${week} »)");
}

void check_user(const YAML::Node& node, const Steps& steps, Complaints& complaints) {
  if (!check_commit(node, steps,
                    "« create_user » porte « commit: true » sur une étape et une seule, celle qui crée l'utilisateur",
                    complaints))
    return;
  bool committed = false;
  for (const Step& step : steps) {
    committed |= step.commit;
    if (committed && collects(step, Collect::What::profiles))
      complaints.add(node.Mark(), "« collect: profiles » va avant l'étape « commit »" + at_line(step));
    if (!committed && collects(step, Collect::What::login))
      complaints.add(node.Mark(), "« collect: login » va après l'étape « commit »" + at_line(step));
  }
}

// Whether a flow of that kind may hold such a step at all.
bool is_in_place(const Step& step, FlowKind kind) {
  using What = Collect::What;
  const auto* collect = std::get_if<Collect>(&step.action);
  if (!collect) return kind != FlowKind::report;
  switch (kind) {
    case FlowKind::list: return collect->what == What::imports;
    case FlowKind::report: return collect->what == What::figures || collect->what == What::not_recognised;
    case FlowKind::directory_search: return collect->what == What::people;
    case FlowKind::class_timetable: return collect->what == What::classes || collect->what == What::lessons;
    case FlowKind::create_user: return collect->what == What::profiles || collect->what == What::login;
    default: return false;
  }
}

}  // namespace

void check_rules(const YAML::Node& node, const Steps& steps, FlowKind kind, Complaints& complaints) {
  for (const Step& step : steps) {
    const bool may_commit = kind == FlowKind::import || kind == FlowKind::create_user;
    if ((step.commit && !may_commit) || (is<Attach>(step) && kind != FlowKind::import))
      complaints.add(node.Mark(),
                     "« attach » et « commit » ne vont que dans un parcours d'import (« commit » aussi dans "
                     "« create_user »)" +
                         at_line(step));
    if (step.download && kind != FlowKind::credentials_file && kind != FlowKind::person_credentials)
      complaints.add(node.Mark(), "« download » ne va que dans un parcours qui rapporte un fichier" + at_line(step));
    if (!is_in_place(step, kind))
      complaints.add(node.Mark(),
                     "cette étape n'a pas sa place dans ce parcours : " + description_of(step) + at_line(step));
  }
  switch (kind) {
    case FlowKind::sign_in: return check_sign_in(node, steps, complaints);
    case FlowKind::import: return check_import(node, steps, complaints);
    case FlowKind::list: return check_list(node, steps, complaints);
    case FlowKind::report: return;
    case FlowKind::directory_search:
      if (!mentions_any(steps, {"last_name"}))
        complaints.add(node.Mark(), "« directory_search » doit remplir le nom cherché (« ${last_name} »)");
      return check_reading(node, steps, kind, Collect::What::people, "people", complaints);
    case FlowKind::person_credentials:
      if (!mentions_any(steps, {"last_name"}))
        complaints.add(node.Mark(), "« person_credentials » doit remplir le nom de la personne (« ${last_name} »)");
      return check_download(node, steps, kind, complaints);
    case FlowKind::credentials_file: return check_download(node, steps, kind, complaints);
    case FlowKind::class_timetable: return check_timetable(node, steps, complaints);
    case FlowKind::create_user: return check_user(node, steps, complaints);
  }
}

}  // namespace portal
