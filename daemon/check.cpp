// `navette check`: proves all that can be proven without importing anything.
#include "daemon/commands.h"
#include "daemon/local_time.h"
#include "daemon/options.h"
#include "daemon/settings.h"
#include "daemon/visit.h"

#include <boost/filesystem/fstream.hpp>
#include <boost/filesystem/operations.hpp>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include <iostream>

namespace navette {

namespace json = boost::json;
using portal::Checked;

namespace {

constexpr std::uint64_t kSpaceWanted = std::uint64_t{256} << 20;  // bytes; several of the largest exports

// Whether a file can be made there and taken away again.
bool can_write(const fs::path& directory) {
  const fs::path trial = directory / fs::unique_path(".navette-%%%%%%%%.tmp");
  boost::system::error_code ignored;
  {
    fs::ofstream out(trial);
    if (!(out << "essai" << std::flush)) return false;
  }
  return fs::remove(trial, ignored);
}

void check_folders(const Config& config, std::vector<Checked>& table) {
  for (const DropFolder& folder : folders_of(config)) {
    boost::system::error_code error;
    const bool there = fs::is_directory(folder.path, error);
    table.push_back(
        {there && can_write(folder.path), "Dossier surveillé « " + folder.path.string() + " »",
         there ? "Donnez au compte de Navette le droit d'y écrire : les fichiers y sont rangés une fois importés."
               : "Créez ce dossier, ou corrigez « folder » dans la configuration."});
  }
  prepare_state(config);
  boost::system::error_code error;
  const auto space = fs::space(config.state, error);
  table.push_back({!error && space.available >= kSpaceWanted, "Place pour les fichiers en cours et le journal",
                   "Il faut au moins 256 Mo libres sur le disque de « " + config.state.string() + " »."});
}

void check_journal(const Config& config, std::vector<Checked>& table) {
  try {
    journal::Journal journal(journal_file(config));
    const auto imports = journal.situation(wall_now());
    table.push_back({true, "Journal « " + journal_file(config).string() + " »", ""});
  } catch (const journal::JournalError& error) {
    table.push_back({false, "Journal « " + journal_file(config).string() + " »", error.what()});
  }
}

void check_ent(const EntConfig& ent, std::vector<Checked>& table) {
  try {
    const auto profile = profile_of(ent);
    table.push_back({true, "Profil « " + profile->title + " »", ""});
  } catch (const std::exception& error) {
    table.push_back({false, "Profil « " + ent.profile + " »", error.what()});
    return;
  }
  const auto pace = std::make_shared<portal::Pace>(ent.interval_between_requests);
  for (const SchoolConfig& school : ent.schools) {
    auto visit = begin_visit(ent, school, pace);
    visit->transport->allow(ent.visit_timeout);
    for (Checked& line : visit->session.check()) {
      line.what = school.uai.str() + " : " + line.what;
      table.push_back(std::move(line));
    }
  }
}

}  // namespace

options::options_description check_options() {
  options::options_description description("Options");
  add_config_option(description);
  description.add_options()("json", "une sortie pour les programmes");
  return description;
}

int check(const Arguments& arguments) {
  const Config config = load_config(arguments);
  std::vector<Checked> table{{true, "Configuration « " + config.file.string() + " »", ""}};
  for (const auto& warning : config.warnings) table.push_back({true, warning, ""});
  check_folders(config, table);
  check_journal(config, table);
  for (const EntConfig& ent : config.ents) check_ent(ent, table);

  const bool good = std::all_of(table.begin(), table.end(), [](const Checked& line) { return line.good; });
  if (arguments.has("json")) {
    json::array lines;
    for (const Checked& line : table)
      lines.push_back({{"good", line.good}, {"what", line.what}, {"advice", line.advice}});
    std::cout << json::serialize(json::object{{"good", good}, {"checks", std::move(lines)}}) << "\n";
    return good ? kDone : kNotDone;
  }
  for (const Checked& line : table) {
    std::cout << (line.good ? "  ✓ " : "  ✗ ") << line.what << "\n";
    if (!line.advice.empty() && !line.good) std::cout << "      " << line.advice << "\n";
  }
  std::cout << (good ? "\nTout est prêt : rien n'a été importé.\n"
                     : "\nCorrigez ce qui est marqué ✗, puis recommencez.\n");
  return good ? kDone : kNotDone;
}

}  // namespace navette
