// `navette journal check` and `navette journal rebuild`: whether the journal is sound, and a new one where it is not.
#include "daemon/commands.h"
#include "daemon/local_time.h"
#include "daemon/options.h"
#include "daemon/settings.h"
#include "engine/rebuild.h"
#include "intake/digest.h"
#include "journal/remains.h"
#include "report/french.h"

#include <boost/filesystem/operations.hpp>

#include <iostream>
#include <limits>

namespace navette {

namespace {

using domain::Import;

// One line of the table; a bad one says what to do.
bool line(bool good, const std::string& what, const std::string& advice = {}) {
  std::cout << (good ? "  ✓ " : "  ✗ ") << what << "\n";
  if (!good && !advice.empty()) std::cout << "      " << advice << "\n";
  return good;
}

bool has_content(const std::string& path, const std::string& sha256) {
  const auto file = intake::File::open(path);
  const auto digest = file ? intake::sha256(*file) : intake::Io<std::string>(file.error());
  return digest && *digest == sha256;
}

// What is on its way must be in the spool as it came; what has been filed is the school's, who may move it.
bool check_files(const std::vector<Import>& all) {
  bool good = true;
  std::size_t open = 0, filed = 0, moved = 0;
  for (const Import& import : all) {
    if (import.filed_as.empty()) {
      ++open;
      if (!has_content(import.spool_file, import.sha256))
        good = line(
            false,
            "Import n° " + std::to_string(import.id) + " : son fichier n'est plus dans la réserve, ou plus le même",
            "Il ne peut plus être envoyé : refaites l'export et déposez-le de nouveau.");
    } else if (!import.export_removed_at) {
      ++(has_content(import.filed_as, import.sha256) ? filed : moved);
    }
  }
  if (good) line(true, "Fichiers en cours, dans la réserve : " + std::to_string(open) + ", intacts");
  line(true, "Fichiers rangés : " + std::to_string(filed) + " à leur place" +
                 (moved == 0 ? ""
                             : ", " + std::to_string(moved) +
                                   " déplacés, supprimés ou changés par quelqu'un (sans conséquence)"));
  return good;
}

int check_journal(const Config& config) {
  const fs::path file = journal_file(config);
  try {
    journal::Journal journal = open_journal(config);
    line(true, "Journal « " + file.string() + " » : c'en est un, de cette version");
    journal.verify();
    line(true, "Lu en entier : rien d'abîmé");
    const bool good = check_files(journal.recent({{}, {}, {}, std::numeric_limits<std::int64_t>::max()}));
    std::cout << (good ? "\nLe journal est en bon état.\n"
                       : "\nLe journal est en bon état, mais il manque des fichiers.\n");
    return good ? kDone : kJournalTrouble;
  } catch (const journal::JournalError& error) {
    line(false, "Journal « " + file.string() + " »", error.what());
    return kJournalTrouble;
  }
}

bool is_sound(const Config& config) {
  try {
    open_journal(config).verify();
    return true;
  } catch (const journal::JournalUnwritable&) {
    throw;
  } catch (const journal::JournalError&) {
    return false;
  }
}

int rebuild_journal(const Config& config) {
  prepare_state(config);
  const fs::path file = journal_file(config);
  const journal::JournalLock lock(file);
  if (journal::finish_replacement(file)) {
    std::cout
        << "Une reconstruction avait été interrompue à la fin : elle est terminée. « navette journal check » contrôle "
           "le résultat.\n";
    return kDone;
  }
  if (is_sound(config)) {
    std::cout << "Le journal est en bon état : il n'y a rien à reconstruire, et rien n'a été changé.\n";
    return kDone;
  }
  const auto rebuilt = engine::rebuild(file, settings_of(config, {}), wall_now());
  std::cout << "Le journal est reconstruit :\n"
            << "  " << report::french::count(static_cast<int>(rebuilt.read), "import relu", "imports relus")
            << " dans l'ancien\n"
            << "  "
            << report::french::count(static_cast<int>(rebuilt.from_shelves), "import retrouvé", "imports retrouvés")
            << " parmi les exports rangés : leur contenu ne sera pas renvoyé sans question\n"
            << "  " << report::french::count(static_cast<int>(rebuilt.questions), "export", "exports")
            << " dans la réserve, dont on ne sait pas si l'ENT les a : « navette status » dit quoi faire\n";
  if (rebuilt.lost != 0)
    std::cout << "  " << report::french::count(static_cast<int>(rebuilt.lost), "numéro", "numéros")
              << " dont il ne reste rien\n";
  if (!rebuilt.kept.empty())
    std::cout << "L'ancien est gardé : « " << rebuilt.kept.string()
              << " ». Il contient des données personnelles : supprimez-le quand il ne sert plus.\n";
  std::cout << "« navette run » peut redémarrer.\n";
  return rebuilt.questions == 0 ? kDone : kWaitsForPerson;
}

}  // namespace

options::options_description journal_options() {
  options::options_description description("Options");
  add_config_option(description);
  description.add_options()("verb", options::value<std::string>()->required()->value_name("check|rebuild"),
                            "check contrôle sans rien changer, rebuild reconstruit");
  return description;
}

int journal_command(const Arguments& arguments) {
  const std::string verb = arguments.text("verb");
  if (verb == "check") return check_journal(load_config(arguments));
  if (verb == "rebuild") return rebuild_journal(load_config(arguments));
  throw UsageError("« navette journal " + verb + " » n'existe pas : c'est « check » ou « rebuild ».");
}

}  // namespace navette
