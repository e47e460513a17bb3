// `navette status`: what is under way, what waits and why, what lies in the folders; for a person or (--json) for a
// program. Where the configuration is wrong: that, and what is known all the same.
#include "daemon/commands/commands.h"
#include "daemon/commands/lists.h"
#include "daemon/commands/situation.h"
#include "daemon/commands/to_come.h"
#include "daemon/config/error.h"
#include "daemon/config/state.h"
#include "daemon/config/wording.h"
#include "daemon/log/local_time.h"
#include "daemon/options.h"
#include "daemon/rights.h"
#include "daemon/settings.h"
#include "daemon/setup/startup.h"

#include <boost/filesystem/operations.hpp>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <iostream>
#include <map>

namespace navette {

namespace json = boost::json;

namespace {

constexpr std::size_t kNamedInAFolder = 10;

json::object json_of(const domain::Unfinished& file) {
  json::object object{{"folder", file.folder},
                      {"file", file.file_name},
                      {"why", domain::name_of(file.why)},
                      {"since", iso_time(file.since)},
                      {"refused_at", nullptr}};
  if (file.refused_at) object["refused_at"] = iso_time(*file.refused_at);
  return object;
}

void print_json(const Situation& all, const std::string& behind) {
  json::array imports, unfinished, not_taken, foreign, folders, unfiled, to_come;
  for (const auto& import : all.imports) {
    json::object object = navette::json_of(import);
    object["wait"] = engine::sentence_of(all.waits, import.id);
    imports.push_back(std::move(object));
  }
  for (const auto& file : all.unfinished) unfinished.push_back(json_of(file));
  for (const auto& file : all.not_taken)
    (file.foreign ? foreign : not_taken).push_back({{"folder", file.folder}, {"file", file.file_name}});
  for (const auto& folder : all.view.folders) folders.push_back({{"path", folder.path}, {"trouble", folder.trouble}});
  for (const auto& import : all.unfiled) {
    json::object object = navette::json_of(import);
    object["why"] = not_filed(all, import);
    unfiled.push_back(std::move(object));
  }
  for (const auto& one : all.to_come) to_come.push_back(navette::json_of(one));
  std::cout << json::serialize(json::object{{"running", all.running},
                                            {"configuration", behind},
                                            {"folders", std::move(folders)},
                                            {"imports", std::move(imports)},
                                            {"unfiled", std::move(unfiled)},
                                            {"to_come", std::move(to_come)},
                                            {"unfinished", std::move(unfinished)},
                                            {"not_taken", std::move(not_taken)},
                                            {"foreign", std::move(foreign)}})
            << "\n";
}

using ByFolder = std::map<std::string, std::vector<std::string>>;

// Under each folder's name if there are several.
void print_files(const char* heading, const ByFolder& sentences, bool one_folder) {
  if (!sentences.empty()) std::cout << "\n" << heading << "\n";
  for (const auto& [folder, each] : sentences) {
    if (!one_folder) std::cout << "  " << folder << "\n";
    for (std::size_t i = 0; i < each.size() && i < kNamedInAFolder; ++i) print_sentence(each[i]);
    if (each.size() > kNamedInAFolder)
      print_sentence("… et encore " + std::to_string(each.size() - kNamedInAFolder) + " fichiers.");
  }
}

void print_folders(const Situation& all, bool one_folder, domain::Instant now) {
  ByFolder waiting, foreign;
  for (const auto& file : all.unfinished)
    waiting[file.folder].push_back(engine::sentence_of(file, now, utc_offset, engine::holder_of(file, now)));
  for (const auto& file : all.not_taken)
    (file.foreign ? foreign : waiting)[file.folder].push_back(sentence_of(file, all.running));
  print_files("Dans le dossier, pas encore pris :", waiting, one_folder);
  print_files("Dans le dossier, laissé là :", foreign, one_folder);
}

void print_imports(const Situation& all) {
  std::cout << "\n";
  for (const auto& import : all.imports) {
    print_line(import);
    const std::string wait = engine::sentence_of(all.waits, import.id);
    print_sentence(wait.empty() ? import.reason : wait);
  }
  for (const auto& import : all.unfiled) {
    print_line(import);
    print_sentence("Terminé, mais son fichier n'est pas encore rangé. " + not_filed(all, import));
  }
  if (!all.imports.empty() || !all.unfiled.empty()) return;
  const bool nothing = all.unfinished.empty() && std::ranges::all_of(all.not_taken, &NotTaken::foreign);
  std::cout << (nothing ? "Rien en cours, rien en attente.\n" : "Aucun import en cours ou en attente.\n");
}

// What follows imports that are done.
void print_to_come(const Situation& all, domain::Instant now) {
  if (!all.to_come.empty()) std::cout << "\nAprès les imports terminés :\n";
  for (const auto& one : all.to_come) print_sentence(sentence_of(one, all.running, now));
}

void print_view(const Situation& all, bool one_folder, domain::Instant now) {
  for (const auto& folder : all.view.folders)
    if (!folder.trouble.empty()) print_sentence("⚠ " + folder.trouble);
  print_folders(all, one_folder, now);
  print_imports(all);
  print_to_come(all, now);
}

int status_by(const Config& config, bool as_json) {
  journal::Journal journal = open_journal(config);
  const auto now = wall_now();
  const Situation all = situation_of(journal, config, now);
  const std::string behind = not_read_again(config, all.view);
  const int code = behind.empty() ? kDone : kBadConfiguration;
  if (as_json) {
    print_json(all, behind);
    return code;
  }
  std::cout << (all.running ? "Navette est en marche.\n"
                            : "Navette n'est pas en marche : « " + start_command(config.file) + " » la démarre.\n");
  if (!behind.empty()) print_sentence("⚠ " + behind);
  print_view(all, all.view.folders.size() == 1, now);
  return code;
}

// Nothing of the configuration is certain, so what is told names the folder that it is known from.
void tell_without(const fs::path& configuration, bool is_missing) {
  Config known;
  known.state = probable_state(configuration);
  const fs::path file = journal_file(known);
  const std::string state = "« " + known.state.string() + " »";
  try {
    boost::system::error_code error;
    if (fs::status(file, error).type() == fs::file_not_found) {
      if (!is_missing)
        print_sentence("Rien d'autre n'est connu : il n'y a pas de journal dans " + state +
                       ". Corrigez la configuration ; « navette check » la contrôle.");
      return;
    }
    journal::Journal journal = open_journal(known);
    const auto now = wall_now();
    const Situation all = situation_of(journal, file, now);
    print_sentence(
        all.running
            ? "Navette est en marche (d'après " + state +
                  "), et continue avec la configuration d'avant. Corrigez celle-ci, contrôlez-la par « navette check "
                  "», "
                  "puis faites-la relire : " +
                  how_to_reload() + "."
            : "Navette n'est pas en marche (d'après " + state +
                  "), et ne démarrera pas avec cette configuration. Corrigez-la ; « navette check » la contrôle.");
    print_view(all, false, now);
  } catch (const journal::JournalError& error) {
    print_sentence("Rien d'autre n'est connu. " + std::string(error.what()));
  }
}

}  // namespace

options::options_description status_options() {
  options::options_description description("Options");
  add_config_option(description);
  add_json_option(description);
  return description;
}

int status(const Arguments& arguments) {
  const auto wrong = [&](const std::exception& error, bool is_missing) {
    std::cerr << error.what() << "\n" << std::flush;
    const fs::path file = arguments.text("config");
    const bool may_be_read = is_missing || may_read(file);
    if (may_be_read && !arguments.has("json")) tell_without(file, is_missing);
    return kBadConfiguration;
  };
  try {
    return status_by(load_config(arguments), arguments.has("json"));
  } catch (const NotConfigured& error) {
    return wrong(error, true);
  } catch (const ConfigError& error) {
    return wrong(error, false);
  } catch (const portal::ProfileError& error) {
    return wrong(error, false);
  }
}

}  // namespace navette
