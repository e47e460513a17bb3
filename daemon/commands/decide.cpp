// `navette retry` and `navette release`: a person's word, journaled like any other event; the daemon is told to look.
#include "daemon/commands/commands.h"
#include "daemon/log/local_time.h"
#include "daemon/options.h"
#include "daemon/settings.h"
#include "daemon/setup/startup.h"
#include "engine/decision.h"
#include "engine/outlook.h"

#include <iostream>

namespace navette {

namespace {

options::options_description id_options() {
  options::options_description description("Options");
  add_config_option(description);
  description.add_options()("id", options::value<domain::ImportId>()->required()->value_name("ID"),
                            "le numéro de l'import");
  return description;
}

// What to do instead, where an import's state does not allow what was asked.
std::string advice(const domain::Import& import) {
  const std::string id = std::to_string(import.id);
  switch (import.state) {
    case domain::State::done: return "Il est dans l'ENT : il n'y a rien à refaire.";
    case domain::State::superseded:
      return "Un export plus récent l'a remplacé. Pour envoyer tout de même celui-ci, déposez-le de nouveau dans le "
             "dossier surveillé" +
             (import.filed_as.empty() ? "." : " ; il est rangé ici : « " + import.filed_as + " ».");
    case domain::State::refused:
      return "Il a été refusé, et le serait encore tel quel : refaites l'export et déposez-le dans le dossier "
             "surveillé. "
             "« navette show " +
             id + " » dit pourquoi.";
    case domain::State::submitting: return "L'envoi est en cours : attendez sa fin, « navette status » la montrera.";
    case domain::State::queued:
    case domain::State::doubtful: return "« navette retry " + id + " » demande tout de suite à l'ENT où il en est.";
    case domain::State::waiting: return "Il n'a pas encore été envoyé : « navette retry " + id + " » n'attend plus.";
    case domain::State::held: break;
  }
  if (!import.school) return "Dites de quel établissement il vient : « navette release " + id + " --school UAI ».";
  return "Il n'a pas été envoyé à l'ENT : « navette release " + id + " » le libère.";
}

int decide(const Arguments& arguments, const domain::Event& event, const char* done) {
  const Config config = load_config(arguments);
  journal::Journal journal = open_journal(config);
  const auto id = arguments.values["id"].as<domain::ImportId>();
  if (const auto import = journal.find(id); import && import->kind == domain::Kind::edt && arguments.values.count("mode"))
    throw UsageError("« --mode » ne se dit que d'un import d'identifiants PRONOTE ; le n° " + std::to_string(id) +
                     " est un emploi du temps.");
  const auto changed = engine::decide(journal, settings_of(config, journal.salt()), id, event, wall_now());
  if (!changed) {
    std::cerr << changed.error().sentence << "\n";
    if (const auto import = journal.find(id)) std::cerr << advice(*import) << "\n";
    return kNotDone;
  }
  poke_daemon(config);
  std::cout << "Import n° " << id << " : " << done << "\n";
  const bool running = journal::JournalLock::held(journal_file(config));
  const auto settings = settings_in_service(config, journal, running);
  const std::string wait = engine::sentence_of(engine::Outlook(journal, settings).waits(wall_now()), id);
  if (!wait.empty()) std::cout << wait << "\n";
  if (!running)
    std::cout << "Navette n'est pas en marche : ce sera fait quand elle démarrera (« " << start_command(config.file)
              << " »).\n";
  return kDone;
}

domain::Mode mode_from(const std::string& word) {
  if (word == "complet") return domain::Mode::complete;
  if (word == "partiel") return domain::Mode::partial;
  throw UsageError("« --mode » attend « complet » ou « partiel ».");
}

}  // namespace

options::options_description retry_options() { return id_options(); }

int retry(const Arguments& arguments) { return decide(arguments, domain::Retried{}, "nouvel essai demandé."); }

options::options_description release_options() {
  options::options_description description = id_options();
  description.add_options()("school", options::value<std::string>()->value_name("UAI"),
                            "l'établissement, quand le fichier ne le dit pas")(
      "mode", options::value<std::string>()->value_name("MODE"), "identifiants : « complet » ou « partiel »")(
      "imported", "l'ENT a déjà pris ce fichier, vous l'y avez vu ou mis : ne pas l'envoyer");
  return description;
}

int release(const Arguments& arguments) {
  if (arguments.has("imported"))
    return decide(arguments, domain::Confirmed{}, "noté comme importé, il ne sera pas renvoyé.");
  domain::Released released;
  if (arguments.has("school")) {
    const auto school = domain::Uai::parse(arguments.text("school"));
    if (!school) throw UsageError(school.error().sentence);
    released.school = *school;
  }
  if (arguments.has("mode")) released.mode = mode_from(arguments.text("mode"));
  return decide(arguments, released, "libéré, il part dès que c'est son tour.");
}

}  // namespace navette
