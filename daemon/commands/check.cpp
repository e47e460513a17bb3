// `navette check`: proves all that can be proven without importing anything.
#include "daemon/commands/access.h"
#include "daemon/commands/checklist.h"
#include "daemon/commands/commands.h"
#include "daemon/commands/places.h"
#include "daemon/commands/remembered.h"
#include "daemon/options.h"
#include "daemon/rights.h"

namespace navette {

using Verdict = Checklist::Verdict;

options::options_description check_options() {
  options::options_description description("Options");
  add_config_option(description);
  description.add_options()("again", "essaie aussi un mot de passe que l'ENT a déjà refusé")(
      "json", "une sortie pour les programmes")("configuration", "relit seulement la configuration");
  return description;
}

int check(const Arguments& arguments) {
  const Config config = load_config(arguments);
  if (arguments.has("configuration")) return kDone;
  const auto unit = unit_of(unit_named_after(config.file));
  act_for_the_service(config, unit ? unit->user : std::string());
  Checklist checklist(arguments.has("json"));
  checklist.about("Cet ordinateur");
  checklist.add(Verdict::seen, "Configuration « " + config.file.string() + " »");
  for (const auto& warning : config.warnings) checklist.add(Verdict::warning, "Configuration", warning);
  checklist.add(Verdict::seen, "Contrôle fait sous le compte « " + account() + " »");
  if (const std::string lack = lack_of_rights(config.state); !lack.empty()) {
    checklist.add(Verdict::wrong, "Dossier de Navette « " + config.state.string() + " »", lack);
    return checklist.conclude();
  }
  check_places(config, unit, checklist);
  Remembered remembered(config);
  remembered.check(checklist);
  if (unit) check_unit(config, *unit, remembered.folders(), checklist);
  for (const EntConfig& ent : config.ents) check_access(config, ent, remembered, arguments.has("again"), checklist);
  return checklist.conclude();
}

}  // namespace navette
