// `navette status`, `history` and `show`: what the journal knows, for a person or (--json) for a program.
#include "daemon/commands.h"
#include "daemon/local_time.h"
#include "daemon/options.h"
#include "daemon/settings.h"
#include "intake/trouble.h"
#include "report/account.h"
#include "report/french.h"
#include "report/lines.h"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include <iostream>

namespace navette {

namespace json = boost::json;

namespace {

void add_json_option(options::options_description& description) {
  description.add_options()("json", "une sortie pour les programmes");
}

constexpr std::size_t kColumns = 80;

// `text` filled up with spaces to `columns`.
std::string padded(std::string text, std::size_t columns) {
  const auto used = report::width(text);
  return used < columns ? text.append(columns - used, ' ') : text;
}

std::string table_moment(domain::Instant at) {
  return report::french::short_moment(report::french::local(at, utc_offset));
}

// Below its line, indented.
void print_sentence(const std::string& sentence) {
  if (sentence.empty()) return;
  std::cout << report::fold_lines("      " + report::french::typeset(sentence), kColumns);
}

// One line each, the same columns for all: number, received, kind, school, state, name.
void print_line(const domain::Import& import) {
  const auto& school = import.school ? import.school : import.content.school;
  std::cout << padded("n° " + std::to_string(import.id), 7) << table_moment(import.received_at) << "  "
            << (import.kind == domain::Kind::edt ? "EDT   " : "IdPN  ") << (school ? school->str() : "sans UAI") << "  "
            << padded(std::string(domain::in_words(import.state)), 10) << "  « " << import.file_name << " »\n";
}

json::object json_of(const domain::Unfinished& file) {
  json::object object{{"folder", file.folder},
                      {"file", file.file_name},
                      {"why", domain::name_of(file.why)},
                      {"since", iso_time(file.since)},
                      {"refused_at", nullptr}};
  if (file.refused_at) object["refused_at"] = iso_time(*file.refused_at);
  return object;
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
  auto imports = journal.situation(now - std::chrono::hours(24 * 731));
  std::erase_if(imports, [](const domain::Import& import) { return domain::has_ended(import); });
  const auto settings = settings_of(config, journal.salt());
  const auto waits = engine::Outlook(journal, settings).waits(now);
  // What the daemon saw; without one nobody looks, and what the last one saw may be long past.
  const auto unfinished = running ? journal.unfinished() : std::vector<domain::Unfinished>();

  if (arguments.has("json")) {
    json::array list, files;
    for (const auto& import : imports) {
      json::object object = json_of(import);
      object["wait"] = engine::sentence_of(waits, import.id);
      list.push_back(std::move(object));
    }
    for (const auto& file : unfinished) files.push_back(json_of(file));
    json::array folders;
    for (const DropFolder& folder : folders_of(config))
      folders.push_back({{"path", folder.path.string()},
                         {"trouble", intake::trouble_with(folder.path, spool_of(config, folder.path))}});
    std::cout << json::serialize(json::object{{"running", running},
                                              {"folders", std::move(folders)},
                                              {"imports", std::move(list)},
                                              {"unfinished", std::move(files)}})
              << "\n";
    return kDone;
  }
  std::cout << (running ? "Navette est en marche.\n" : "Navette n'est pas en marche : « navette run » la démarre.\n");
  for (const DropFolder& folder : folders_of(config))
    if (const auto trouble = intake::trouble_with(folder.path, spool_of(config, folder.path)); !trouble.empty())
      print_sentence("⚠ " + trouble);
  if (!unfinished.empty()) std::cout << "\nDans le dossier, pas encore pris :\n";
  for (const auto& file : unfinished) {
    if (config.ents.size() > 1 || folders_of(config).size() > 1) std::cout << "  " << file.folder << "\n";
    print_sentence(engine::sentence_of(file, now, utc_offset));
  }
  std::cout << "\n";
  for (const auto& import : imports) {
    print_line(import);
    const std::string wait = engine::sentence_of(waits, import.id);
    print_sentence(wait.empty() ? import.reason : wait);
  }
  if (imports.empty())
    std::cout << (unfinished.empty() ? "Rien en cours, rien en attente.\n" : "Aucun import en cours ou en attente.\n");
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
    for (const auto& import : imports) {
      print_line(import);
      print_sentence(import.reason);
    }
    if (imports.empty()) std::cout << "Aucun import.\n";
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
  report::Account account = account_of(config, *import, timeline);
  const auto settings = settings_of(config, journal.salt());
  account.wait = engine::sentence_of(engine::Outlook(journal, settings).waits(wall_now()), id);
  std::cout << report::text(account);
  return kDone;
}

}  // namespace navette
