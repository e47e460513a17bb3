// `navette status`, `history` and `show`: what the journal knows, for a person or (--json) for a program.
#include "daemon/commands.h"
#include "daemon/local_time.h"
#include "daemon/options.h"
#include "daemon/settings.h"
#include "intake/trouble.h"
#include "report/account.h"
#include "report/french.h"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include <iostream>

namespace navette {

namespace json = boost::json;

namespace {

std::string moment(domain::Instant at) { return report::french::moment(report::french::local(at, utc_offset)); }

void add_json_option(options::options_description& description) {
  description.add_options()("json", "une sortie pour les programmes");
}

std::string line_of(const domain::Import& import) {
  std::string line = "n° " + std::to_string(import.id) + "  " + (import.school ? import.school->str() : "????????") +
                     "  " + (import.kind == domain::Kind::edt ? "EDT " : "IdPN") + "  " +
                     std::string(domain::in_words(import.state)) + "  « " + import.file_name + " », reçu " +
                     moment(import.received_at);
  if (import.ended_at) line += ", terminé " + moment(*import.ended_at);
  return line;
}

void print_list(const std::vector<domain::Import>& imports, const char* nothing) {
  if (imports.empty()) std::cout << nothing << "\n";
  for (const auto& import : imports) {
    std::cout << line_of(import) << "\n";
    if (!import.reason.empty()) std::cout << "      " << import.reason << "\n";
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
  const Config config = load_config(arguments);
  journal::Journal journal = open_journal(config);
  const bool running = journal::JournalLock::held(journal_file(config));
  const auto now = wall_now();
  const auto imports = journal.situation(now - std::chrono::hours(24 * 731));
  const auto settings = settings_of(config, journal.salt());
  const auto waits = engine::Outlook(journal, settings).waits(now);
  const auto wait_of = [&](domain::ImportId id) -> std::string {
    for (const auto& wait : waits)
      if (wait.import == id) return wait.sentence;
    return {};
  };

  if (arguments.has("json")) {
    json::array list;
    for (const auto& import : imports) {
      if (domain::has_ended(import)) continue;
      json::object object = json_of(import);
      object["wait"] = wait_of(import.id);
      list.push_back(std::move(object));
    }
    json::array folders;
    for (const DropFolder& folder : folders_of(config))
      folders.push_back({{"path", folder.path.string()},
                         {"trouble", intake::trouble_with(folder.path, spool_of(config, folder.path))}});
    std::cout << json::serialize(json::object{
                     {"running", running}, {"folders", std::move(folders)}, {"imports", std::move(list)}})
              << "\n";
    return kDone;
  }
  std::cout << (running ? "Navette est en marche.\n" : "Navette n'est pas en marche : « navette run » la démarre.\n");
  for (const DropFolder& folder : folders_of(config))
    if (const auto trouble = intake::trouble_with(folder.path, spool_of(config, folder.path)); !trouble.empty())
      std::cout << "⚠ " << trouble << "\n";
  int open = 0;
  for (const auto& import : imports) {
    if (domain::has_ended(import)) continue;
    ++open;
    std::cout << line_of(import) << "\n";
    if (import.ahead)
      std::cout << "      File de l'ENT : " << report::french::count(*import.ahead, "établissement", "établissements")
                << " devant.\n";
    const std::string why = wait_of(import.id).empty() ? import.reason : wait_of(import.id);
    if (!why.empty()) std::cout << "      " << why << "\n";
  }
  if (open == 0) std::cout << "Rien en cours, rien en attente.\n";
  return kDone;
}

options::options_description history_options() {
  options::options_description description("Options");
  add_config_option(description);
  description.add_options()("school", options::value<std::string>()->value_name("UAI"), "un seul établissement")(
      "state", options::value<std::string>()->value_name("ÉTAT"),
      "un seul état : waiting, submitting, queued, doubtful, done, refused, held, superseded")(
      "limit", options::value<std::int64_t>()->default_value(50)->value_name("N"),
      "au plus N imports, les derniers d'abord");
  add_json_option(description);
  return description;
}

int history(const Arguments& arguments) {
  journal::Filter filter;
  if (arguments.has("school")) {
    const auto school = domain::Uai::parse(arguments.text("school"));
    if (!school) throw UsageError(school.error().sentence);
    filter.school = *school;
  }
  if (arguments.has("state")) {
    filter.state = domain::state_named(arguments.text("state"));
    if (!filter.state) throw UsageError("L'état « " + arguments.text("state") + " » n'existe pas.");
  }
  filter.limit = arguments.values["limit"].as<std::int64_t>();
  journal::Journal journal = open_journal(load_config(arguments));
  const auto imports = journal.recent(filter);
  if (arguments.has("json")) {
    json::array list;
    for (const auto& import : imports) list.push_back(json_of(import));
    std::cout << json::serialize(list) << "\n";
  } else {
    print_list(imports, "Aucun import.");
  }
  return kDone;
}

options::options_description show_options() {
  options::options_description description("Options");
  add_config_option(description);
  add_json_option(description);
  description.add_options()("id", options::value<domain::ImportId>()->required()->value_name("ID"),
                            "le numéro de l'import");
  return description;
}

int show(const Arguments& arguments) {
  const Config config = load_config(arguments);
  journal::Journal journal = open_journal(config);
  const auto id = arguments.values["id"].as<domain::ImportId>();
  const auto import = journal.find(id);
  if (!import) {
    std::cerr << "Il n'y a pas d'import n° " << id << ".\n";
    return kNotDone;
  }
  const auto timeline = journal.timeline(id);
  if (arguments.has("json")) {
    json::object object = json_of(*import);
    json::array entries;
    for (const auto& entry : timeline)
      entries.push_back({{"at", iso_time(entry.at)},
                         {"event", entry.event},
                         {"state", domain::name_of(entry.state)},
                         {"sentence", entry.sentence}});
    object["timeline"] = std::move(entries);
    std::cout << json::serialize(object) << "\n";
    return kDone;
  }
  std::cout << report::text(account_of(config, *import, timeline));
  return kDone;
}

}  // namespace navette
