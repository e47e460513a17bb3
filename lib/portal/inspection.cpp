#include "portal/inspection.h"

#include <algorithm>

namespace portal {

namespace {

using domain::Fault;

class Inspection {
 public:
  Inspection(Flow& flow, Browser& browser, const Profile& profile)
      : flow_(flow), browser_(browser), profile_(profile) {}

  std::vector<Checked> result() && {
    if (!sign_in()) return std::move(lines_);
    if (profile_.list) list();
    for (const auto& [kind, steps] : profile_.imports) import(kind, steps);
    return std::move(lines_);
  }

 private:
  bool note(const std::string& what, const Result<void>& result) {
    lines_.push_back({result.has_value(), what, result ? std::string() : result.error().sentence});
    return result.has_value();
  }

  bool sign_in() {
    Trace trace;
    return note("Connexion à l'ENT", flow_.run(profile_.sign_in, FlowKind::sign_in, trace));
  }

  void list() {
    Trace trace;
    if (!note("Liste des imports : écran atteint", flow_.run(profile_.list_steps, FlowKind::list, trace))) return;
    const auto rows = rows_on(browser_.page(), *profile_.list);
    const std::string what = "Liste des imports : tableau et colonnes";
    if (!rows && !flow_.fits(profile_.list->empty)) {
      note(what, flow_.strange("La liste des imports de l'ENT n'a pas le tableau que le profil décrit. "));
      return;
    }
    if (!rows) {
      lines_.push_back({true, "Liste des imports : aucun import encore, le tableau ne peut pas être vérifié", {}});
      return;
    }
    const auto strange =
        std::find_if(rows->begin(), rows->end(), [&](const Row& row) { return !progress_of(row, *profile_.list); });
    if (strange == rows->end())
      note(what, {});
    else
      note(what, flow_.strange("La liste des imports de l'ENT donne un état que le profil ne connaît pas : « " +
                               shortened(cell(*strange, ImportsList::Column::state), 80) + " ». "));
  }

  // Up to the first form that would be sent: what lies behind it cannot be seen without importing.
  void import(domain::Kind kind, const Steps& steps) {
    const std::string name = kind == domain::Kind::edt ? "Import EDT" : "Import des identifiants PRONOTE";
    Sending sample;
    sample.kind = kind;
    sample.mode = domain::Mode::complete;
    sample.file_name = "essai.xml";
    Trace trace;
    bool reached = false;  // a line about the screen was written
    for (auto step = steps.begin(); step != steps.end(); ++step) {
      if (step->when && !flow_.fits(*step->when)) continue;
      const bool submits = std::holds_alternative<Submit>(step->action) || step->commit;
      const bool walks = acts(*step) || std::holds_alternative<Expect>(step->action);
      if (!walks || submits) {
        if (!reached) note(name + " : écran atteint", {});
        reached = true;
      }
      const std::string what = name + " : " + description_of(*step);
      if (submits) {
        const bool there = presses(*step);
        note(what, there ? Result<void>()
                         : flow_.strange("Ce bouton n'est pas sur la page (ligne " + std::to_string(step->line) +
                                         " du profil). "));
        const auto behind = std::distance(step, steps.end()) - 1;
        if (behind > 0)
          lines_.push_back({true,
                            name + " : les " + std::to_string(behind) +
                                " étapes suivantes sont non vérifiables sans "
                                "importer",
                            {}});
        return;
      }
      if (const auto* attach = std::get_if<Attach>(&step->action)) {
        const bool there = browser_.has_field(attach->field);
        note(what, there ? Result<void>()
                         : flow_.strange("Ce champ n'est pas sur la page (ligne " + std::to_string(step->line) +
                                         " du profil). "));
        continue;
      }
      // Filling and choosing stay on this side: nothing is sent before a submit.
      const auto taken = flow_.take(*step, FlowKind::import, trace, &sample);
      if (!walks || !taken) note(what, taken);
      if (walks && !taken) return;
    }
  }

  bool presses(const Step& step) const {
    if (const auto* submit = std::get_if<Submit>(&step.action))
      return submit->button.empty() || browser_.has_button(submit->button);
    if (const auto* follow = std::get_if<Follow>(&step.action)) return browser_.has_link(follow->link);
    return true;
  }

  Flow& flow_;
  Browser& browser_;
  const Profile& profile_;
  std::vector<Checked> lines_;
};

}  // namespace

std::vector<Checked> inspect(Flow& flow, Browser& browser, const Profile& profile) {
  return Inspection(flow, browser, profile).result();
}

}  // namespace portal
