// `navette journal check` and `navette journal rebuild`: whether the journal is sound, and a new one where it is not.
#include "daemon/commands/commands.h"
#include "daemon/log/local_time.h"
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

bool is_there(const fs::path& file) {
  boost::system::error_code error;
  return fs::exists(file, error);
}

// One line of the table; a bad one says what to do.
bool line(bool good, const std::string& what, const std::string& advice = {}) {
  std::cout << (good ? "  ✓ " : "  ✗ ") << what << "\n";
  if (!good && !advice.empty()) std::cout << "      " << advice << "\n";
  return good;
}

std::string counted(std::size_t number, const std::string& one, const std::string& several) {
  return report::french::count(static_cast<int>(number), one, several);
}

bool has_content(const std::string& path, const std::string& sha256) {
  const auto file = intake::File::open(path);
  if (!file) return false;
  if (sha256.empty()) return true;  // too large to be read
  const auto digest = intake::sha256(*file);
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
        good = line(false,
                    "Import n° " + std::to_string(import.id) + ", « " + import.file_name +
                        " » : son fichier n'est plus dans la réserve, ou ce n'est plus le même",
                    "Il ne peut plus être envoyé : refaites l'export et déposez-le de nouveau.");
    } else if (!import.export_removed_at) {
      ++(has_content(import.filed_as, import.sha256) ? filed : moved);
    }
  }
  if (good)
    line(true, open == 0 ? "Aucun fichier n'est en cours d'import"
                         : "Fichiers en cours d'import : " + std::to_string(open) + " dans la réserve, " +
                               (open == 1 ? "intact" : "intacts"));
  line(true, "Exports rangés : " + std::to_string(filed) + " à leur place" +
                 (moved == 0 ? ""
                             : ", et " + std::to_string(moved) +
                                   " que quelqu'un a déplacés, supprimés ou changés (cela ne gêne pas Navette)"));
  return good;
}

std::string list_of(const std::vector<domain::ImportId>& numbers) {
  constexpr std::size_t kMost = 20;
  std::string list = "n° ";
  for (std::size_t i = 0; i < std::min(numbers.size(), kMost); ++i)
    list += (i == 0 ? "" : ", ") + std::to_string(numbers[i]);
  return list + (numbers.size() > kMost ? "…" : "");
}

// What of the old journal, the shelves and the spool is in the new one, or would be.
void print_found(const engine::Rebuilt& found) {
  std::cout << "  "
            << (found.read == 0 ? "aucun import n'est lisible" : counted(found.read, "import relu", "imports relus"))
            << " dans l'ancien journal\n";
  if (!found.lost.empty())
    std::cout << "  " << counted(found.lost.size(), "import illisible", "imports illisibles") << " ("
              << list_of(found.lost) << ") : ce qui reste de leurs fichiers est compté ci-dessous\n";
  if (found.from_shelves != 0)
    std::cout << "  " << counted(found.from_shelves, "export retrouvé", "exports retrouvés")
              << " parmi ceux qui sont rangés : le même contenu ne sera pas renvoyé sans question\n";
}

void print_unknown(std::size_t number, const std::string& who_is_asked) {
  if (number != 0)
    std::cout << "  " << counted(number, "export", "exports") << " dans la réserve, dont on ne sait pas si l'ENT "
              << (number == 1 ? "l'a" : "les a") << " : " << who_is_asked << "\n";
}

int check_journal(const Config& config) {
  const fs::path file = journal_file(config);
  const auto spoiled = [&](const std::string& cause) {
    line(false, cause);
    const auto found = engine::foresee(file, settings_of(config, {}));
    std::cout << "\nCe que « navette journal rebuild » en sauverait :\n";
    print_found(found);
    print_unknown(found.asked_of_the_ent, "Navette le demandera à l'ENT et, s'il ne peut pas le dire, à vous");
    std::cout << "Rien n'a été changé. Pour refaire le journal : « navette journal rebuild » (l'ancien est gardé à "
                 "côté).\n";
    return kJournalTrouble;
  };
  if (!is_there(file) && !is_there(fs::path(file) += "-wal"))
    return spoiled("Journal « " + file.string() +
                   " » : il n'y en a pas. C'est normal avant le premier démarrage, qui le crée.");
  try {
    journal::Journal journal = open_journal(config);
    journal.verify();
    line(true, "Journal « " + file.string() + " » : lu en entier, rien d'abîmé");
    const bool good = check_files(journal.recent({{}, {}, {}, std::numeric_limits<std::int64_t>::max()}));
    std::cout << (good ? "\nLe journal est en bon état.\n"
                       : "\nLe journal est en bon état, mais il manque des fichiers.\n");
    return good ? kDone : kNotDone;
  } catch (const journal::JournalDamaged& damage) {
    return spoiled(damage.cause());
  }
}

// Not of one that a newer Navette made, or that cannot be read now: these are told and left.
bool is_sound(const Config& config) {
  const fs::path file = journal_file(config);
  if (!is_there(file)) return false;
  try {
    open_journal(config).verify();
    return true;
  } catch (const journal::JournalDamaged&) {
    return false;
  }
}

int rebuild_journal(const Config& config) {
  prepare_state(config);
  const fs::path file = journal_file(config);
  const journal::JournalLock lock(file);
  if (journal::finish_replacement(file)) {
    std::cout << "Une reconstruction interrompue à la fin vient d'être terminée. « navette journal check » contrôle le "
                 "résultat.\n";
    return kDone;
  }
  if (is_sound(config)) {
    std::cout << "Le journal est en bon état : il n'y a rien à reconstruire, et rien n'a été changé.\n";
    return kDone;
  }
  const auto rebuilt = engine::rebuild(file, settings_of(config, {}), wall_now());
  std::cout << "Le journal est reconstruit :\n";
  print_found(rebuilt);
  print_unknown(rebuilt.asked_of_the_ent, "Navette le demandera d'abord à l'ENT et, s'il ne peut pas le dire, à vous");
  print_unknown(rebuilt.asked_of_a_person, "« navette status » vous le demande");
  if (!rebuilt.kept.empty())
    std::cout << "L'ancien est gardé : « " << rebuilt.kept.string()
              << " ». Il contient des données personnelles : supprimez-le quand il ne sert plus.\n";
  std::cout << "Navette peut redémarrer.\n";
  return rebuilt.asked_of_a_person == 0 ? kDone : kWaitsForPerson;
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
  if (verb == "check" || verb == "rebuild") {
    const Config config = load_config(arguments);
    act_as_navette(config);
    return verb == "check" ? check_journal(config) : rebuild_journal(config);
  }
  throw UsageError("« navette journal " + verb + " » n'existe pas : c'est « check » ou « rebuild ».");
}

}  // namespace navette
