// `navette sandbox`: the ENT to try things on; `navette sandbox samples`: invented exports.
#include "daemon/commands/commands.h"
#include "daemon/log/local_time.h"
#include "daemon/options.h"
#include "daemon/service/stop_signals.h"
#include "report/lines.h"
#include "samples/samples.h"
#include "sandbox/server.h"
#include "sandbox/trouble_names.h"

#include <future>
#include <iostream>

namespace navette {

namespace {

int write_sample_files(const Arguments& arguments) {
  if (!arguments.has("uai") || !arguments.has("out"))
    throw UsageError("« navette sandbox samples » demande --uai et --out. « navette sandbox --help » explique.");
  const auto uai = domain::Uai::parse(arguments.text("uai"));
  if (!uai) throw UsageError(uai.error().sentence);
  const auto files = samples::write_samples(
      arguments.text("out"), {*uai, number_in(arguments, "pupils", 1), arguments.values["seed"].as<std::uint64_t>(),
                              wall_now(), arguments.has("encrypted")});
  for (const auto& file : files) std::cout << file.string() << "\n";
  return kDone;
}

sandbox::Options ent_options(const Arguments& arguments) {
  sandbox::Options options;
  const auto skin = sandbox::skin_named(arguments.text("skin"));
  if (!skin) throw UsageError("L'habillage « " + arguments.text("skin") + " » n'existe pas : skolengo ou second.");
  options.skin = *skin;
  options.school_port = arguments.values["port"].as<unsigned short>();
  options.cas_port = arguments.values["cas-port"].as<unsigned short>();
  options.control_port = arguments.values["control-port"].as<unsigned short>();
  options.seed = arguments.values["seed"].as<std::uint64_t>();
  options.schools_ahead = number_in(arguments, "queue", 0);
  options.accounts_after = std::chrono::hours(24) * number_in(arguments, "accounts-after", 0);
  options.unrecognised_permille = number_in(arguments, "unrecognised", 0);
  options.time_scale = arguments.values["time-scale"].as<double>();
  if (!(options.time_scale > 0)) throw UsageError("« --time-scale » doit être un nombre positif.");
  options.schools = sandbox::default_schools(number_in(arguments, "schools", 1));
  options.accounts = sandbox::default_accounts(options.schools);
  if (arguments.has("ledger")) options.ledger_file = arguments.text("ledger");
  if (arguments.has("trouble"))
    for (const auto& text : arguments.values["trouble"].as<std::vector<std::string>>()) {
      const auto trouble = sandbox::trouble_named(text);
      if (!trouble)
        throw UsageError("La panne « " + text +
                         " » n'existe pas, ou son étape. Exemple : « unavailable@edt.2*3=30 ». "
                         "« navette sandbox --help » donne la liste des pannes et des étapes.");
      options.troubles.push_back(*trouble);
    }
  return options;
}

}  // namespace

std::string sandbox_details() {
  std::string text =
      "« navette sandbox » ouvre un ENT qui ressemble à Skolengo, sur cette machine seulement.\n"
      "« navette sandbox samples --uai UAI --pupils N --out DOSSIER [--encrypted] » écrit des exports inventés.\n\n"
      "Une panne (--trouble) s'écrit PANNE[@ÉTAPE][*FOIS][+PASSÉES][~POUR-MILLE][=SECONDES] : « unavailable@edt.2*3=30 "
      "»\n"
      "refuse les 3 prochaines fois l'étape 2 de l'import EDT, en priant d'attendre 30 secondes. FOIS = 0 : sans "
      "fin.\n\n"
      "Pannes :\n";
  for (const auto& each : sandbox::known_troubles())
    text += "  « " + std::string(each.name) + " »" + std::string(18 - each.name.size(), ' ') + std::string(each.does) +
            "\n";
  std::string steps;
  for (const auto step : sandbox::known_steps()) steps += (steps.empty() ? "" : ", ") + std::string(step);
  return text + report::fold_lines(
                    "\nÉtapes : « " + steps +
                        " ». « edt » et « idpn » seuls : toutes celles de cet import. Sans étape : chaque page.",
                    100);
}

options::options_description sandbox_options() {
  options::options_description description;
  description.add_options()("port", options::value<unsigned short>()->default_value(0)->value_name("N"),
                            "port de l'ENT (0 : un libre)")(
      "cas-port", options::value<unsigned short>()->default_value(0)->value_name("N"), "port de la connexion (CAS)")(
      "control-port", options::value<unsigned short>()->default_value(0)->value_name("N"), "port réservé aux tests")(
      "skin", options::value<std::string>()->default_value("skolengo")->value_name("NOM"),
      "habillage : skolengo ou second")("schools", options::value<int>()->default_value(1)->value_name("N"),
                                        "nombre d'établissements inventés")(
      "queue", options::value<int>()->default_value(3)->value_name("N"), "établissements devant nous dans la file")(
      "time-scale", options::value<double>()->default_value(60)->value_name("X"), "accélère le temps de la file")(
      "accounts-after", options::value<int>()->default_value(5)->value_name("JOURS"),
      "délai avant que l'ENT donne un compte à qui arrive")("unrecognised",
                                                            options::value<int>()->default_value(8)->value_name("N"),
                                                            "élèves sur mille que l'ENT écrit autrement")(
      "seed", options::value<std::uint64_t>()->default_value(1)->value_name("N"), "graine du hasard")(
      "ledger", options::value<std::string>()->value_name("FICHIER"),
      "registre (JSON) de ce que l'ENT a vraiment pris")(
      "trouble", options::value<std::vector<std::string>>()->composing()->value_name("PANNE"),
      "une panne, par exemple « maintenance » ; peut être répété");
  description.add_options()("uai", options::value<std::string>()->value_name("UAI"), "samples : l'établissement")(
      "pupils", options::value<int>()->default_value(426)->value_name("N"), "samples : nombre d'élèves")(
      "out", options::value<std::string>()->value_name("DOSSIER"), "samples : où écrire")(
      "encrypted", "samples : chiffrés pour l'ENT d'essai, comme de vrais")(
      "verb", options::value<std::string>()->value_name("samples"), "");
  return description;
}

int sandbox_command(const Arguments& arguments) {
  if (arguments.has("verb")) {
    if (arguments.text("verb") != "samples")
      throw UsageError("« navette sandbox " + arguments.text("verb") +
                       " » n'existe pas ; vouliez-vous dire « samples » ?");
    return write_sample_files(arguments);
  }
  std::promise<void> asked;
  const StopSignals signals([&asked] { asked.set_value(); });
  const sandbox::Options options = ent_options(arguments);
  sandbox::Server ent(options);
  ent.start();
  const auto addresses = ent.addresses();
  std::cout << "portal_url: " << addresses.portal_url << "\nschool_url: " << addresses.school_url
            << "\ncas_url: " << addresses.cas_url << "\ncontrol_url: " << ent.control_url() << "\n"
            << "Établissement " << options.schools.front().uai.str()
            << ", compte superadmin, mot de passe navette-demo. Ctrl-C arrête." << std::endl;
  asked.get_future().wait();
  ent.stop();
  return kDone;
}

}  // namespace navette
