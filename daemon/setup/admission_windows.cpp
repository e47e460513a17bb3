#include "daemon/config/usual_paths.h"
#include "daemon/settings.h"
#include "daemon/setup/access_list.h"
#include "daemon/setup/admission.h"
#include "daemon/setup/installation.h"
#include "daemon/setup/trust.h"
#include "domain/reason.h"
#include "domain/rights.h"
#include "intake/file.h"
#include "intake/volume.h"

#include <boost/dll/runtime_symbol_info.hpp>
#include <boost/filesystem/directory.hpp>
#include <boost/filesystem/operations.hpp>

#include <tuple>
#include <utility>

namespace navette {

namespace {

using Lacks = std::vector<std::string>;

struct Places {
  fs::path state;  // empty: nobody knows
  fs::path logs;   // empty: in the state, or none
  std::vector<fs::path> drop_folders;
};

Places places_in(const fs::path& configuration, Lacks& lacks) {
  try {
    const Config config = load_config(configuration);
    return {config.state, config.log.file.value_or(fs::path()).parent_path(), paths_of(config)};
  } catch (const NotConfigured&) {
    return {usual_state(), usual_logs(), {usual_drop_folder({})}};
  } catch (const ConfigError& wrong) {
    lacks.push_back("La configuration ne va pas (" + wrong.problems().front().str() +
                    "), et le service n'a pas reçu de droits sur les dossiers qu'elle nomme. Corrigez-la, contrôlez-la "
                    "par « navette check », puis tapez « navette service install ».");
    if (is_usual_configuration(configuration)) return {usual_state(), usual_logs(), {}};
    return {};
  }
}

void believe(const fs::path& path) {
  if (const std::string why = distrust(path); !why.empty()) throw StateError(why);
}

// The rights of a share are its server's, and a disk may be away for a while.
template <class How>
void prepare(const fs::path& folder, Lacks& lacks, How how) {
  if (intake::is_shared(folder)) {
    lacks.push_back("« " + folder.string() +
                    " » est sur un autre ordinateur, et c'est là que ses droits se donnent. Si ce n'est pas fait, "
                    "donnez-y le « Contrôle total » au compte sous lequel le service y est vu (cet ordinateur, "
                    "« DOMAINE\\NOM-DU-PC$ », à moins que le service n'ait un compte du domaine).");
    return;
  }
  try {
    how(folder);
  } catch (const StateError& error) {
    lacks.push_back(error.what() +
                    std::string(" Le service est installé, mais ne peut peut-être pas travailler dans ce dossier : "
                                "quand il sera accessible, tapez « navette service install »."));
  }
}

void tell_of_what_is_open(const fs::path& program, const fs::path& configuration, const std::string& account,
                          Lacks& lacks) {
  if (is_open_to_all(program.parent_path()) || is_open_to_all(program))
    lacks.push_back("Quiconque travaille sur cet ordinateur peut modifier « " + program.parent_path().string() +
                    " », d'où Windows lance le service, et lui faire exécuter autre chose. Mettez le dossier de "
                    "Navette dans « C:\\Program Files », puis tapez de là « navette service install ».");
  if (!is_open_to_all(configuration)) return;
  const auto service = domain::identifier_of(account);
  lacks.push_back("Quiconque travaille sur cet ordinateur peut modifier la configuration du service, « " +
                  configuration.string() + " ». Tapez : icacls \"" + configuration.string() +
                  "\" /inheritance:r /grant:r \"*S-1-5-32-544:F\" \"*S-1-5-18:F\"" +
                  (service ? " \"*" + service->str() + ":R\"" : "") +
                  ", et retirez les autres comptes dans ses propriétés (onglet « Sécurité »).");
}

}  // namespace

void take_over(const fs::path& configuration, const std::string& account) {
  if (!is_usual_configuration(configuration)) return;
  const fs::path folder = configuration.parent_path();
  std::ignore = intake::make_private(folder);  // if it is not there; nobody can be before us then
  believe(folder);
  const bool was_open = is_open_to_all(folder);
  close_folder(folder, domain::identifier_of(account) ? account : "", Grant::read);
  if (!was_open) return;
  boost::system::error_code error;
  fs::recursive_directory_iterator entry(folder, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) believe(entry->path());
  if (error)
    throw StateError("« " + folder.string() + " » ne peut pas être contrôlé en entier (" + domain::reason(error) +
                     "), et un autre compte de cet ordinateur a pu y mettre des réglages à lui. Renommez ce dossier, "
                     "puis recommencez.");
}

// The virtual account has no identity before the service is there.
std::vector<std::string> install_service_for(const fs::path& configuration, const std::string& account) {
  take_over(configuration, account);
  Lacks lacks;
  const Places places = places_in(configuration, lacks);
  const fs::path program = boost::dll::program_location();
  for (std::string& lack : installation::install({program, configuration, account})) lacks.push_back(std::move(lack));
  const bool is_usual = is_usual_configuration(configuration);
  if (is_usual) close_to_others(configuration.parent_path(), account, Grant::read);
  if (const std::string why = detour(places.state); !why.empty()) throw StateError(why);
  if (!places.state.empty())
    prepare(places.state, lacks, [&](const fs::path& folder) { close_to_others(folder, account, Grant::all); });
  if (!places.logs.empty())
    prepare(places.logs, lacks, [&](const fs::path& folder) {
      if (folder == usual_logs())
        close_to_others(folder, account, Grant::all);
      else
        let_in(folder, account);
    });
  for (const fs::path& each : places.drop_folders)
    prepare(each, lacks, [&](const fs::path& folder) {
      make_shared(folder);
      let_in(folder, account);
    });
  const fs::path secrets = configuration.parent_path() / kSecrets;
  boost::system::error_code error;
  if (!is_usual && fs::is_directory(secrets, error)) close_to_others(secrets, account, Grant::read);
  tell_of_what_is_open(program, configuration, account, lacks);
  return lacks;
}

}  // namespace navette
