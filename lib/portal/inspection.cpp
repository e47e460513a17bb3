#include "portal/inspection.h"

#include "portal/errand_inspection.h"

#include <algorithm>
#include <utility>

namespace portal {

namespace {

using domain::Fault;

bool uses_mode(const Step& step) {
  const auto texts = texts_of(step);
  return std::any_of(texts.begin(), texts.end(), [](const std::string& text) { return mentions(text, "mode"); });
}

class Inspection {
 public:
  Inspection(Flow& flow, Browser& browser, const Profile& profile, const Tell& tell)
      : flow_(flow), browser_(browser), profile_(profile), lines_(flow, tell) {}

  void walk(const std::function<Result<void>()>& sign_in, std::optional<std::chrono::sys_days> today) {
    if (!note("Connexion à l'ENT", sign_in())) return;
    if (profile_.list) list();
    ErrandInspection errands(flow_, browser_, profile_, lines_, today);
    for (const FlowKind errand : kErrands)
      if (!lines_.stopped()) errands.walk(errand);
    for (const auto& [kind, steps] : profile_.imports)
      if (!lines_.stopped()) import(kind, steps);
  }

 private:
  bool note(const std::string& what, const Result<void>& result) { return lines_.note(what, result); }
  void warn(const std::string& what, const std::string& why) { lines_.warn(what, why); }

  void list() {
    Trace trace;
    if (!note("Liste des imports : écran atteint", flow_.run(profile_.list_steps, FlowKind::list, trace))) return;
    const ImportsList& list = *profile_.list;
    const auto rows = rows_on(browser_.page(), list);
    const std::string what = "Liste des imports : tableau et colonnes";
    if (!rows && !flow_.fits(list.empty)) {
      note(what, flow_.strange("La liste des imports de l'ENT n'a pas le tableau que le profil décrit. "));
      return;
    }
    if (!rows) return warn(what, "L'ENT n'a encore aucun import : le tableau ne se vérifie qu'après le premier.");
    const auto strange =
        std::find_if(rows->begin(), rows->end(), [&](const Row& row) { return !progress_of(row, list); });
    if (strange == rows->end())
      note(what, {});
    else
      note(what, flow_.strange("La liste des imports de l'ENT donne un état que le profil ne connaît pas : « " +
                               shortened(cell(*strange, ImportsList::Column::state), 80) + " ». "));
    if (list.next.empty()) return;
    const std::string next = "Liste des imports : page suivante par « " + list.next + " »";
    if (browser_.has_link(list.next))
      note(next, {});
    else
      warn(next,
           "Ce lien n'est pas sur la première page : soit la liste n'en a qu'une, soit le lien se nomme autrement.");
  }

  // Up to the form that would carry the file: what lies behind it cannot be seen without importing. The forms before it
  // are sent, as by a person who looks how far the pages go and then leaves.
  void import(domain::Kind kind, const Steps& steps) {
    name_ = kind == domain::Kind::edt ? "Import EDT" : "Import des identifiants PRONOTE";
    Sending sample;
    sample.kind = kind;
    sample.mode = domain::Mode::complete;
    sample.file_name = "essai.xml";
    lines_.begin();
    Trace trace;
    bool reached = false;   // a line about the screen was written
    bool attached = false;  // the next form would carry the file
    for (auto step = steps.begin(); step != steps.end(); ++step) {
      if (step->when && !flow_.fits(*step->when)) continue;
      const bool submits = std::holds_alternative<Submit>(step->action);
      const bool ends = step->commit || (submits && (attached || !lines_.sound()));
      const bool walks = !ends && (acts(*step) || std::holds_alternative<Expect>(step->action));
      if ((!walks || submits) && !std::exchange(reached, true)) note(name_ + " : écran atteint", {});
      if (ends) {
        note(described(*step, sample), presses(*step, sample) ? Result<void>() : lines_.missing("Ce bouton", *step));
        const auto behind = std::distance(step, steps.end()) - 1;
        if (behind > 0)
          warn(name_ + " : les " + std::to_string(behind) + " étapes suivantes",
               attached
                   ? "Elles ne se voient qu'une fois le fichier envoyé : elles ne sont pas vérifiables sans importer."
                   : "Elles ne se voient qu'une fois cette page bien remplie : corrigez d'abord ce qui est marqué ✗.");
        return;
      }
      if (walks) {
        const auto walked = flow_.take(*step, FlowKind::import, trace, {&sample});
        if (!walked || submits) note(described(*step, sample), walked);
        if (!walked) return;
      } else if (uses_mode(*step)) {
        for (const domain::Mode mode : {domain::Mode::partial, domain::Mode::complete}) {
          sample.mode = mode;
          look_at(*step, sample, trace);
        }
      } else {
        look_at(*step, sample, trace);
        attached |= std::holds_alternative<Attach>(step->action);
      }
    }
  }

  // No file is handed over: only whether there is a place for it is looked at.
  void look_at(const Step& step, const Sending& sample, Trace& trace) {
    Step strict = step;
    strict.optional = false;
    const auto* attach = std::get_if<Attach>(&step.action);
    const auto taken = !attach ? flow_.take(strict, FlowKind::import, trace, {&sample})
                       : browser_.has_field(flow_.expanded(attach->field, {&sample}))
                           ? Result<void>()
                           : lines_.missing("Ce champ", step);
    if (taken || !step.optional || taken.error().fault != Fault::page_changed)
      return (void)note(described(step, sample), taken);
    flow_.forget_strange_page();
    warn(described(step, sample), "La page n'a rien de tel ; le profil dit cette étape facultative, elle sera passée.");
  }

  std::string described(const Step& step, const Sending& sample) const {
    return name_ + " : " + flow_.expanded(description_of(step), {&sample});
  }

  bool presses(const Step& step, const Sending& sample) const {
    if (const auto* submit = std::get_if<Submit>(&step.action))
      return submit->button.empty() || browser_.has_button(flow_.expanded(submit->button, {&sample}));
    if (const auto* follow = std::get_if<Follow>(&step.action))
      return browser_.has_link(flow_.expanded(follow->link, {&sample}));
    return true;
  }

  Flow& flow_;
  Browser& browser_;
  const Profile& profile_;
  CheckLines lines_;
  std::string name_;  // of the import that is looked at
};

}  // namespace

void inspect(Flow& flow, Browser& browser, const Profile& profile, const std::function<Result<void>()>& sign_in,
             const Tell& tell, std::optional<std::chrono::sys_days> today) {
  Inspection(flow, browser, profile, tell).walk(sign_in, today);
}

}  // namespace portal
