#include "daemon/setup/interview.h"

#include "daemon/config/rules.h"
#include "daemon/config/usual_paths.h"
#include "daemon/settings.h"
#include "daemon/setup/console.h"

#include <boost/filesystem/operations.hpp>

#include <iostream>

namespace navette {

namespace {

std::string objection_to_uai(const std::string& answer) {
  const auto uai = domain::Uai::parse(answer);
  return uai ? "" : uai.error().sentence;
}

std::string objection_to_address(const std::string& name, const std::string& answer) {
  Findings findings(name);
  static_cast<void>(checked_address(answer, name, {}, findings));
  try {
    static_cast<void>(findings.finish());
  } catch (const ConfigError& error) {
    return error.problems().front().sentence;
  }
  return {};
}

std::string accepted(const std::string&) { return {}; }

// https://www.mon-ent.fr → https://cas.mon-ent.fr
std::string likely_cas(const std::string& portal) {
  const auto host = portal.find("://");
  if (host == portal.npos) return {};
  std::string rest = portal.substr(host + 3);
  if (rest.starts_with("www.")) rest.erase(0, 4);
  if (rest.find_first_not_of("0123456789.:/") == rest.npos) return {};  // a number has no names beside it
  return portal.substr(0, host + 3) + "cas." + rest;
}

// The option's value, or the answer to the question; either must hold.
class Answers {
 public:
  Answers(const Arguments& arguments, const Questions& questions) : arguments_(arguments), questions_(questions) {}

  std::string get(const char* option, const std::string& question, const std::string& standing,
                  const Questions::Objection& objection) const {
    const std::string name = std::string("--") + option;
    if (!arguments_.has(option)) return questions_.text(question, name, standing, objection);
    std::string given = arguments_.text(option);
    if (const auto wrong = objection(given); !wrong.empty()) throw UsageError(name + " : " + wrong);
    return given;
  }

  std::string address(const char* option, const std::string& name, const std::string& question,
                      const std::string& standing) const {
    return get(option, question, standing,
               [&](const std::string& answer) { return objection_to_address(name, answer); });
  }

 private:
  const Arguments& arguments_;
  const Questions& questions_;
};

// A letter that is wrong may be what the exports say, too.
domain::Uai uai_from(const Answers& answers, std::string standing, bool by_option) {
  std::string question = "Numéro UAI (RNE) de l'établissement, 7 chiffres et une lettre", doubted;
  for (;;) {
    auto uai = *domain::Uai::parse(answers.get("uai", question, standing, objection_to_uai));
    const std::string doubt = doubt_about(uai);
    if (doubt.empty() || by_option || uai.str() == doubted) return uai;
    question = "  " + doubt + " Retapez-le, ou Entrée pour le garder";
    standing = doubted = uai.str();
  }
}

// The service works elsewhere than where this is typed, and sees less.
std::string objection_to_folder(const std::string& answer, const Setup& setup, const std::optional<Unit>& unit) {
  if (setup.service && !fs::path(answer).is_absolute())
    return "Donnez le chemin complet de ce dossier, comme « " + usual_drop_folder(setup.uai->str()).string() +
           " » : le service n'est pas là où vous êtes.";
  if (unit && reach_of(*unit, answer) == Reach::hidden)
    return "systemd cache ce dossier au service, comme tout ce qui est dans /home, /root et /tmp : choisissez-en un "
           "autre, par exemple sous /srv/navette.";
  return {};
}

fs::path likely_folder(const Setup& setup, const domain::Uai& uai) {
  return setup.service ? usual_drop_folder(uai.str()) : setup.file.parent_path() / "exports";
}

fs::path likely_state(const Setup& setup, const std::optional<Unit>& unit) {
  if (unit && !unit->made.empty()) return unit->made.front();
  return setup.service ? usual_state() : setup.file.parent_path() / "etat";
}

template <class Text>
Text either(Text first, Text second) {
  return first.empty() ? second : first;
}

Secret password_for(const Setup& setup, const Arguments& arguments, const Questions& questions, Former& former) {
  if (arguments.has("password-file")) return password_from(arguments.text("password-file"));
  const bool keep = !former.password.empty() && former.is_account(*setup.uai, setup.username);
  Secret typed = questions.password("Mot de passe du compte « " + setup.username + " » (rien ne s'affiche" +
                                        (keep ? " ; Entrée : garder celui qui est là)" : " pendant la frappe)"),
                                    "--password-file", keep);
  return typed.empty() ? std::move(former.password) : std::move(typed);
}

}  // namespace

Told interview(const Arguments& arguments, const Questions& questions, Setup setup, Former& former,
               const std::optional<Unit>& unit) {
  const Answers answers(arguments, questions);
  setup.profile = arguments.values["profile"].defaulted() ? either(former.profile, arguments.text("profile"))
                                                          : arguments.text("profile");
  if (setup.profile.find('/') == std::string::npos)
    static_cast<void>(profile_of({.profile = setup.profile, .profile_place = {"--profile", 0, 0}}));
  setup.uai = uai_from(answers, former.uai ? former.uai->str() : "", arguments.has("uai"));
  setup.school = arguments.has("yes") && !arguments.has("name")
                     ? former.school
                     : answers.get("name", "Nom de l'établissement", either(former.school, setup.uai->str()), accepted);
  const std::string portal = answers.address(
      "portal-url", "portal_url", "Adresse de l'ENT, par exemple https://www.mon-ent.fr", former.address("portal_url"));
  const std::string cas = portal == former.address("portal_url") ? former.address("cas_url") : "";
  setup.addresses = {{"portal_url", portal},
                     {"cas_url", answers.address("cas-url", "cas_url", "Adresse de la page de connexion (CAS)",
                                                 either(cas, likely_cas(portal)))},
                     {"school_url", answers.address("school-url", "school_url",
                                                    "Adresse de l'établissement dans l'ENT, par exemple "
                                                    "https://mon-college.mon-ent.fr",
                                                    former.address("school_url"))}};
  setup.username = answers.get("username", "Identifiant du compte local d'administration de l'ENT",
                               either(former.username, std::string("superadmin")), accepted);
  Secret password = password_for(setup, arguments, questions, former);

  const auto objection = [&](const std::string& answer) { return objection_to_folder(answer, setup, unit); };
  const bool moves = former.folder.empty() || (former.uai && former.folder == likely_folder(setup, *former.uai));
  const fs::path folder = moves ? likely_folder(setup, *setup.uai) : former.folder;
  setup.folder = fs::absolute(
      answers.get("folder", "Dossier où les exports d'EDT et de PRONOTE sont enregistrés", folder.string(), objection));
  const fs::path state = either(former.state, likely_state(setup, unit));
  setup.state = arguments.has("state") ? fs::absolute(answers.get("state", "", "", objection)) : state;
  return {std::move(setup), std::move(password)};
}

}  // namespace navette
