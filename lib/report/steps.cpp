// What a person should do next, for each way an import can stand. Menus and names of screens: docs/formats.md and the
// procedure that Navette replaces.
#include "domain/to_do.h"
#include "report/story.h"

#include <algorithm>

namespace report {

using domain::Import;
using domain::Kind;
using domain::Mode;
using domain::State;

namespace {

std::string command(const char* verb, const Import& import) {
  return "« navette " + std::string(verb) + " " + std::to_string(import.id) + " »";
}

std::string export_again(Kind kind) {
  if (kind == Kind::edt)
    return "refaites l'export depuis EDT (menu Import/Export > Socle ENT > Export manuel > Skolengo, en mode spr)";
  return "refaites l'export depuis PRONOTE (menu Socle ENT > Exporter les ID Pronote > Skolengo)";
}

// What the ENT shows of the timetable: looked at by Navette, or still to be by a person.
const char* timetable_step(const domain::Outcome& outcome) {
  const bool was_read = std::ranges::any_of(
      outcome.remarks, [](const domain::Remark& remark) { return remark.task == domain::Task::timetable; });
  return was_read
             ? "Lisez plus bas ce que Navette a vu des emplois du temps dans l'ENT."
             : "Ouvrez dans l'ENT le cahier de textes d'une classe et comparez son emploi du temps avec celui d'EDT.";
}

std::vector<std::string> after_success(const Import& import) {
  std::vector<std::string> steps;
  if (!import.outcome.not_recognised.empty())
    steps.push_back("Occupez-vous des personnes non reconnues : leur liste est plus bas, avec la marche à suivre.");
  if (import.kind == Kind::edt) {
    steps.push_back(timetable_step(import.outcome));
    steps.push_back(
        "Si les identifiants PRONOTE n'ont pas encore été importés cette année, exportez-les depuis PRONOTE (menu "
        "Socle ENT > Exporter les ID Pronote > Skolengo) et enregistrez le fichier dans le même dossier.");
    return steps;
  }
  steps.push_back(
      "Connectez-vous à l'ENT avec un compte de professeur ou d'élève et ouvrez PRONOTE : il doit s'ouvrir sans "
      "demander d'identifiant.");
  if (import.mode == Mode::complete)
    steps.push_back(
        "Aux prochains exports de l'année, laissez cochée dans PRONOTE la case « Uniquement les utilisateurs sans ID "
        "CAS ».");
  steps.push_back(
      "Les identifiants à remettre : « navette credentials fetch » télécharge le fichier de l'ENT, « navette letters » "
      "en fait des lettres. À la main : dans l'ENT, Autres services > Annuaire > Administration > Fichier des "
      "identifiants. En début d'année, certains comptes n'apparaissent qu'après quelques jours.");
  return steps;
}

// What Navette itself refuses says in its reason what to do about it; any advice beside that could only contradict it.
std::vector<std::string> after_refusal(const Import& import) {
  if (!import.turned_down) return {};
  std::vector<std::string> steps = {"Si la cause est dans l'export, corrigez-la, puis " + export_again(import.kind) +
                                    " et enregistrez-le dans le dossier surveillé, sans le renommer."};
  if (!import.export_removed_at)
    steps.push_back("Si la cause est dans l'ENT et que ce fichier convient, corrigez-la, puis tapez " +
                    command("retry", import) + " : il sera envoyé de nouveau tel quel.");
  return steps;
}

std::vector<std::string> while_held(const Import& import) {
  if (import.committed)
    return {"Regardez dans l'ENT, parmi les bilans d'import, si cet import y figure.",
            "S'il n'y figure pas, tapez " + command("release", import) + " : Navette l'enverra de nouveau.",
            "S'il y figure, tapez « navette release " + std::to_string(import.id) +
                " --imported » : Navette le notera comme importé, sans le renvoyer."};
  if (import.attempts > 0)
    return {"Une fois levée la cause dite ci-dessus, tapez " + command("retry", import) +
            " : Navette recommencera l'envoi. Rien n'a encore été validé dans l'ENT."};
  if (!import.school)
    return {
        "Si vous savez de quel établissement il vient, tapez « navette release " + std::to_string(import.id) +
            " --school » suivi de son numéro UAI.",
        "Sinon, enregistrez un nouvel export dans le dossier surveillé : celui-ci n'est pas envoyé sans votre accord."};
  if (import.kind == Kind::idpn)
    return {"Si c'est bien le fichier à importer, tapez « navette release " + std::to_string(import.id) +
                " --mode partiel » pour ajouter ses identifiants à ceux de l'ENT, ou " + command("release", import) +
                " s'il est complet.",
            "Sinon, enregistrez un export plus récent dans le dossier surveillé. Celui-ci n'est pas envoyé sans votre "
            "accord."};
  return {"Si c'est bien le fichier à importer, tapez " + command("release", import) + ".",
          "Sinon, enregistrez un export plus récent dans le dossier surveillé. Celui-ci n'est pas envoyé sans votre "
          "accord."};
}

}  // namespace

Delay delay_of(const Account& account) {
  const auto at = account.wait.find(domain::kToDo);
  if (at == account.wait.npos) return {account.wait, {}};
  std::string order = account.wait.substr(at + domain::kToDo.size());
  if (!order.empty() && order.front() >= 'a' && order.front() <= 'z') order.front() -= 'a' - 'A';
  return {account.wait.substr(0, at), std::move(order)};
}

std::vector<std::string> next_steps(const Account& account) {
  const Import& import = account.import;
  switch (import.state) {
    case State::done: return after_success(import);
    case State::refused: return after_refusal(import);
    case State::held: return while_held(import);
    case State::waiting:
    case State::submitting:
    case State::queued:
    case State::doubtful: break;
    case State::superseded: return {};
  }
  std::vector<std::string> steps;
  if (std::string order = delay_of(account).order; !order.empty()) steps.push_back(std::move(order));
  if (import.state == State::doubtful && !steps.empty())
    steps.push_back("N'importez pas ce fichier à la main, il pourrait l'être deux fois.");
  if (import.state == State::waiting && import.last_fault && import.last_fault != domain::Fault::credentials_refused)
    steps.push_back("Si vous avez levé la cause de cet échec, tapez " + command("retry", import) +
                    " : Navette n'attend plus alors que la fin de la pause qu'elle laisse à l'ENT.");
  return steps;
}

std::string nothing_to_do(const Account& account) {
  if (!next_steps(account).empty()) return {};
  switch (account.import.state) {
    case State::superseded: return "Rien à faire : un export plus récent prend la place de celui-ci.";
    case State::waiting: return "Rien à faire : Navette l'enverra d'elle-même.";
    case State::submitting: return "Rien à faire : l'envoi est en cours.";
    case State::queued:
      return "Rien à faire : Navette suit la file d'attente. Pendant la génération des séances, le service de vie "
             "scolaire de l'ENT peut être indisponible.";
    case State::doubtful:
      return "Rien à faire pour l'instant : Navette demande à l'ENT ce qu'il a reçu avant toute chose. N'importez pas "
             "ce fichier à la main, il pourrait l'être deux fois.";
    case State::done:
    case State::refused:
    case State::held: break;
  }
  return {};
}

}  // namespace report
