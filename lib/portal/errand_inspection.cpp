#include "portal/errand_inspection.h"

#include "portal/choices.h"
#include "portal/errands.h"

#include <algorithm>
#include <set>

namespace portal {

namespace {

std::string title_of(FlowKind errand) {
  switch (errand) {
    case FlowKind::directory_search: return "Recherche dans l'annuaire";
    case FlowKind::credentials_file: return "Fichier des identifiants";
    case FlowKind::person_credentials: return "Identifiants d'une personne";
    case FlowKind::class_timetable: return "Emploi du temps d'une classe";
    default: return "Nouvel utilisateur";
  }
}

// Somebody whom many a directory knows, so that its table is seen, and a user who will not be created.
Values sample_of(FlowKind errand) {
  if (errand == FlowKind::create_user) return {{"last_name", "NAVETTE"}, {"first_name", "Essai"}};
  return {{"last_name", "MARTIN"}, {"first_name", ""}, {"date", ""}, {"date_iso", ""}};
}

std::chrono::sys_days monday_before(std::chrono::sys_days day) {
  return day - (std::chrono::weekday(day) - std::chrono::Monday);
}

bool uses_any(const Step& step, const std::set<std::string>& names) {
  const auto texts = texts_of(step);
  return std::any_of(texts.begin(), texts.end(), [&](const std::string& text) {
    const auto used = names_in(text);
    return std::any_of(used.begin(), used.end(), [&](const std::string& name) { return names.count(name) != 0; });
  });
}

}  // namespace

void ErrandInspection::walk(FlowKind errand) {
  name_ = title_of(errand);
  if (!profile_.has(errand))
    return lines_.warn(name_ + " : fonction désactivée",
                       "Le profil ne dit pas comment " + std::string(purpose_of(errand)) +
                           ". Si cet ENT le permet, ajoutez-y le parcours « " + std::string(name_of(errand)) +
                           " » ; sinon il n'y a rien à faire.");
  values_ = sample_of(errand);
  if (errand == FlowKind::class_timetable && today_)
    for (const auto& [name, value] : timetable_values({}, monday_before(*today_)))
      if (name != "class") values_[name] = value;
  lines_.begin();
  Trace trace;
  for (const Step& each : profile_.errands.at(errand)) {
    if (each.when && !flow_.fits(*each.when)) continue;
    if (step(each, errand, trace) == Next::done) return;
  }
}

ErrandInspection::Next ErrandInspection::step(const Step& step, FlowKind errand, Trace& trace) {
  if (step.download) {
    stop_before(step,
                "Ce fichier contient les mots de passe de l'établissement : il n'est pas téléchargé pour vérifier.");
    return Next::done;
  }
  if (step.commit) {
    stop_before(step,
                "La page suivante ne se voit qu'une fois l'utilisateur créé : elle n'est pas vérifiable sans cela.");
    return Next::done;
  }
  if (const auto* what = std::get_if<Collect>(&step.action)) return read(*what, step);
  const bool unknown_value = uses_any(step, {"week", "week_iso"}) && values_.count("week") == 0;
  if (unknown_value && !acts(step)) {
    look_for_fields(step);
    return Next::on;
  }
  const bool submits = std::holds_alternative<Submit>(step.action);
  if (unknown_value || (submits && (!lines_.sound() || (errand == FlowKind::class_timetable && !today_)))) {
    stop_before(step, lines_.sound() ? "La suite demande une semaine précise : elle n'a pas été vérifiée."
                                     : "La suite ne se voit qu'une fois cette page bien remplie : corrigez d'abord ce "
                                       "qui est marqué ✗.");
    return Next::done;
  }
  Step strict = step;
  strict.optional = false;
  const auto taken = flow_.take(strict, errand, trace, given_);
  if (!taken && step.optional && taken.error().fault == domain::Fault::page_changed) {
    flow_.forget_strange_page();
    lines_.warn(described(step), "La page n'a rien de tel ; le profil dit cette étape facultative, elle sera passée.");
    return Next::on;
  }
  // Ways and landmarks are told when they fail, and with the screen that they lead to.
  const bool quiet = std::holds_alternative<Open>(step.action) || std::holds_alternative<Follow>(step.action);
  if (!taken || !quiet) lines_.note(described(step), taken);
  if (taken && trace.meaning && trace.meaning->means == Means::refused) {
    lines_.warn(name_, "L'ENT a refusé l'utilisateur d'essai : la suite n'a pas été vérifiée.");
    return Next::done;
  }
  // A field that is missing does not keep the others from being looked at; a page that is not the right one does.
  const bool fatal = acts(step) || std::holds_alternative<Expect>(step.action);
  return taken || !fatal ? Next::on : Next::done;
}

void ErrandInspection::stop_before(const Step& step, const std::string& why) {
  lines_.note(described(step), presses(step) ? Result<void>() : lines_.missing("Ce bouton", step));
  lines_.warn(name_ + " : la suite", why);
}

ErrandInspection::Next ErrandInspection::read(const Collect& what, const Step& step) {
  switch (what.what) {
    case Collect::What::classes: return choose_among(what, step, "class");
    case Collect::What::profiles: return choose_among(what, step, "user_profile");
    case Collect::What::people: {
      const auto people = people_on(browser_.page(), *what.people);
      if (!people && flow_.fits(what.people->empty))
        lines_.warn(described(step), "L'annuaire n'a personne du nom essayé : son tableau n'a pas pu être vérifié.");
      else
        lines_.note(
            described(step),
            people ? Result<void>() : flow_.strange("L'annuaire de l'ENT n'a pas le tableau que le profil décrit. "));
      break;
    }
    case Collect::What::lessons: {
      const auto monday = today_ ? monday_before(*today_) : std::chrono::sys_days{};
      const auto week = week_on(browser_.page(), *what.lessons, monday);
      if (week && week->unreadable > 0)
        lines_.note(described(step), flow_.strange("Le jour ou l'heure de " + std::to_string(week->unreadable) +
                                                   " séance(s) ne se lit pas. "));
      else if (!week && flow_.fits(what.lessons->empty))
        lines_.warn(described(step),
                    "La première classe n'a pas de séance cette semaine : le tableau n'a pas pu être "
                    "vérifié.");
      else
        lines_.note(described(step),
                    week ? Result<void>()
                         : flow_.strange("L'emploi du temps de l'ENT n'a pas le tableau que le profil décrit. "));
      break;
    }
    default: break;
  }
  return Next::on;
}

ErrandInspection::Next ErrandInspection::choose_among(const Collect& what, const Step& step, const char* value) {
  auto choices = choices_on(browser_.page(), what);
  const bool none = choices ? choices->empty() : what.empty && flow_.fits(*what.empty);
  if (none) {
    lines_.warn(described(step), "L'ENT ne propose encore rien ici : la suite se vérifie après le premier import.");
    return Next::done;
  }
  lines_.note(described(step),
              choices ? Result<void>() : flow_.strange("La page n'offre pas le choix que le profil décrit. "));
  if (!choices) return Next::done;
  values_[value] = choices->front();
  return Next::on;
}

void ErrandInspection::look_for_fields(const Step& step) {
  std::vector<std::string> fields;
  if (const auto* fill = std::get_if<Fill>(&step.action))
    for (const auto& [field, value] : fill->fields) fields.push_back(field);
  if (const auto* choose = std::get_if<Choose>(&step.action))
    for (const auto& [field, option] : choose->fields) fields.push_back(field);
  const bool all = std::all_of(fields.begin(), fields.end(), [&](const std::string& field) {
    return field.empty() || browser_.has_field(flow_.expanded(field, given_));
  });
  lines_.note(described(step), all ? Result<void>() : lines_.missing("Ce champ", step));
}

std::string ErrandInspection::described(const Step& step) const {
  std::string text = description_of(step);
  // A value that is not known would leave nothing between the quotation marks.
  if (uses_any(step, {"week", "week_iso"}) && values_.count("week") == 0) {
    for (const std::string& name : {std::string("${week}"), std::string("${week_iso}")})
      if (const auto at = text.find(name); at != std::string::npos) text.replace(at, name.size(), "une semaine");
  }
  return name_ + " : " + flow_.expanded(text, given_);
}

bool ErrandInspection::presses(const Step& step) const {
  if (const auto* submit = std::get_if<Submit>(&step.action))
    return submit->button.empty() ? browser_.has_button("")
                                  : browser_.has_button(flow_.expanded(submit->button, given_));
  if (const auto* follow = std::get_if<Follow>(&step.action))
    return browser_.has_link(flow_.expanded(follow->link, given_));
  return true;
}

}  // namespace portal
