#include "daemon/setup/setup.h"

#include "daemon/config/usual_paths.h"
#include "daemon/config/wording.h"
#include "daemon/options.h"
#include "daemon/settings.h"
#include "domain/reason.h"
#include "intake/file.h"

#include <boost/algorithm/string/case_conv.hpp>
#include <boost/filesystem/operations.hpp>
#include <boost/json/serialize.hpp>

namespace navette {

namespace {

constexpr const char* kHeading = "# Configuration de Navette, écrite par « navette configure ».";

}  // namespace

std::string name_of_file(const domain::Uai& uai) { return boost::algorithm::to_lower_copy(uai.str()); }

// JSON's strings are YAML's, too.
std::string in_yaml(const std::string& text) { return boost::json::serialize(boost::json::string(text)); }

void refuse_to_write(const fs::path& path, int cause) {
  throw StateError("« " + path.string() + " » ne peut pas être écrit : " + domain::reason(cause) +
                   ". Lancez cette commande " + by_an_administrator() + ", ou choisissez un autre endroit.");
}

void write_file(const fs::path& file, std::string_view text, unsigned rights) {
  if (const auto error = intake::replace_file(file, text, rights)) refuse_to_write(file, error.value());
}

std::string configuration_of(const Setup& setup) {
  const fs::path logs = setup.service ? usual_logs() : fs::path();
  std::string text = std::string(kHeading) +
                     " Toutes les autres clés sont expliquées dans\n"
                     "# l'exemple fourni avec Navette (navette.yaml). Après toute modification : « navette check ».\n\n"
                     "# Le dossier surveillé : enregistrez-y les exports d'EDT et de PRONOTE.\n"
                     "folder: " +
                     in_yaml(setup.folder.string()) +
                     "\n\n# Le dossier propre à Navette : son journal et les fichiers en cours d'envoi.\nstate: " +
                     in_yaml(setup.state.string()) + "\n\n";
  if (!logs.empty())
    text += "# Le journal d'exploitation.\nlog: { file: " + in_yaml((logs / "navette.log").string()) + " }\n\n";
  text += "ents:\n  - profile: " + in_yaml(setup.profile) + "\n    addresses:\n";
  for (const auto& [name, address] : setup.addresses)
    if (name != "school_url") text += "      " + name + ": " + in_yaml(address) + "\n";
  text += "    schools:\n      - uai: " + setup.uai->str() + "\n";
  if (!setup.school.empty()) text += "        name: " + in_yaml(setup.school) + "\n";
  for (const auto& [name, address] : setup.addresses)
    if (name == "school_url") text += "        addresses: { school_url: " + in_yaml(address) + " }\n";
  return text + "        username: " + in_yaml(setup.username) + "\n        password: { " + password_entry_of(setup) +
         " }\n";
}

namespace {

// Each former text under a name of its own.
void keep_former(const fs::path& file, const std::string& text) {
  boost::system::error_code error;
  if (!fs::exists(file, error) || read_file(file) == text) return;
  fs::path kept = fs::path(file) += ".bak";
  for (int number = 2; fs::exists(kept, error); ++number) kept = fs::path(file) += ".bak" + std::to_string(number);
  fs::copy_file(file, kept);
}

}  // namespace

bool is_of_configure(const std::string& text) { return text.starts_with(kHeading); }

void write(const Setup& setup, const Secret& password) {
  make_configuration_folder(setup);
  // Checked where it will lie, since its relative paths begin there.
  const fs::path draft = setup.file.parent_path() / fs::unique_path(".navette-%%%%%%%%.yaml");
  const std::string text = configuration_of(setup);
  write_file(draft, text, 0644);
  try {
    static_cast<void>(load_config(draft));
  } catch (...) {
    fs::remove(draft);
    throw;
  }
  fs::remove(draft);

  make_work_folders(setup);
  write_password(setup, password);
  keep_former(setup.file, text);
  write_file(setup.file, text, 0644);
}

}  // namespace navette
