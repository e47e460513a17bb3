// `navette history` and `show`: what the journal remembers, for a person or (--json) for a program.
#include "daemon/commands/commands.h"
#include "daemon/commands/lists.h"
#include "daemon/commands/situation.h"
#include "daemon/config/value.h"
#include "daemon/log/local_time.h"
#include "daemon/options.h"
#include "daemon/settings.h"
#include "report/account.h"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <array>
#include <iostream>
#include <limits>
#include <optional>

namespace navette {

namespace json = boost::json;
using domain::State;

namespace {

constexpr std::array kStates = {State::waiting, State::submitting, State::queued, State::doubtful,
                                State::done,    State::refused,    State::held,   State::superseded};

// As the lists show it, or as `--json` does.
std::optional<State> state_in(const std::string& words) {
  for (const State state : kStates)
    if (words == domain::in_words(state)) return state;
  return domain::state_named(words);
}

std::vector<std::string> words_of_states() {
  std::vector<std::string> all;
  for (const State state : kStates) all.emplace_back(domain::in_words(state));
  return all;
}

// Of this school, named by it, or saved into its folder by whatever school and so seen by whoever saves there.
bool concerns(const domain::Import& import, const domain::Uai& school, const std::vector<DropFolder>& folders) {
  if (import.school) return *import.school == school;
  if (import.content.school == school) return true;
  return std::ranges::any_of(folders, [&](const DropFolder& folder) {
    return folder.path.string() == import.folder && std::ranges::count(folder.schools, school) != 0;
  });
}

}  // namespace

options::options_description history_options() {
  options::options_description description("Options");
  add_config_option(description);
  description.add_options()("school", options::value<std::string>()->value_name("UAI"), "un seul établissement")(
      "state", options::value<std::string>()->value_name("ÉTAT"),
      ("un seul état : " + listed(words_of_states())).c_str())(
      "limit", options::value<std::int64_t>()->default_value(50)->value_name("N"),
      "au plus N imports, les derniers d'abord");
  add_json_option(description);
  return description;
}

int history(const Arguments& arguments) {
  journal::Filter filter;
  std::optional<domain::Uai> school;
  if (arguments.has("school")) {
    const auto named = domain::Uai::parse(arguments.text("school"));
    if (!named) throw UsageError(named.error().sentence);
    school = *named;
  }
  if (arguments.has("state")) {
    const std::string word = arguments.text("state");
    filter.state = state_in(word);
    const std::string meant = nearest(word, words_of_states());
    if (!filter.state)
      throw UsageError("L'état « " + word + " » n'existe pas : " +
                       (meant.empty() ? "les états sont " + listed(words_of_states()) + "."
                                      : "vouliez-vous dire « " + meant + " » ?"));
  }
  const auto limit = arguments.values["limit"].as<std::int64_t>();
  filter.limit = school ? std::numeric_limits<std::int64_t>::max() : limit;
  const Config config = load_config(arguments);
  journal::Journal journal = open_journal(config);
  auto imports = journal.recent(filter);
  if (school) {
    std::erase_if(imports, [&, folders = folders_of(config)](const domain::Import& import) {
      return !concerns(import, *school, folders);
    });
    imports.resize(std::min(imports.size(), static_cast<std::size_t>(std::max<std::int64_t>(limit, 0))));
  }
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
  const auto settings = settings_in_service(config, journal, journal::JournalLock::held(journal_file(config)));
  account.wait = engine::sentence_of(engine::Outlook(journal, settings).waits(wall_now()), id);
  std::cout << report::text(account);
  const Situation all = situation_of(journal, journal_file(config), wall_now());
  if (std::ranges::count(all.unfiled, id, &domain::Import::id) != 0)
    print_sentence("Son fichier n'est pas encore rangé. " + not_filed(all, *import));
  return kDone;
}

}  // namespace navette
