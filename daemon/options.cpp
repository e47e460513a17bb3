#include "daemon/options.h"

#include "daemon/config/usual_paths.h"
#include "daemon/rights.h"
#include "daemon/settings.h"
#include "daemon/setup/startup.h"

#include <boost/filesystem/operations.hpp>
#include <boost/json/array.hpp>

#include <cstdlib>
#include <fstream>
#include <iomanip>
#include <sstream>

namespace navette {

namespace json = boost::json;

namespace {

std::string default_config() {
  const char* named = std::getenv("NAVETTE_CONFIG");
  return named != nullptr ? named : usual_configuration().string();
}

template <class T>
json::value or_null(const std::optional<T>& value) {
  if (!value) return nullptr;
  if constexpr (std::is_same_v<T, domain::Instant>)
    return json::value(iso_time(*value));
  else if constexpr (std::is_arithmetic_v<T>)
    return *value;
  else if constexpr (std::is_same_v<T, domain::Uai>)
    return json::value(value->str());
  else
    return json::value(domain::name_of(*value));
}

}  // namespace

void add_config_option(options::options_description& description) {
  description.add_options()("config,c",
                            options::value<std::string>()->default_value(default_config())->value_name("FICHIER"),
                            "la configuration (sinon $NAVETTE_CONFIG)");
}

Config load_config(const Arguments& arguments) { return load_config(fs::path(arguments.text("config"))); }

void act_as_navette(const Config& config) {
  act_for_the_service(config);
  if (const std::string lack = lack_of_rights(config.state); !lack.empty()) throw journal::JournalError(lack);
}

journal::Journal open_journal(const Config& config) {
  act_as_navette(config);
  const fs::path file = journal_file(config);
  boost::system::error_code error;
  if (!fs::exists(expected_journal(config), error) && !fs::exists(fs::path(file) += "-wal", error))
    throw journal::JournalError("Il n'y a pas encore de journal dans « " + config.state.string() +
                                " » : Navette n'a jamais tourné avec cette configuration. Démarrez-la : « " +
                                start_command(config.file) + " ».");
  return journal::Journal(file);
}

void poke_daemon(const Config& config) {
  // Written anew each time: closing it is the event that the daemon waits for. Should it be missed, the daemon looks at
  // its next periodic turn.
  std::ofstream poke(config.state / "poke", std::ios::trunc);
  poke << '\n';
}

int number_in(const Arguments& arguments, const char* option, int least) {
  const int number = arguments.values[option].as<int>();
  if (number < least)
    throw UsageError("« --" + std::string(option) + " » doit être un nombre d'au moins " + std::to_string(least) + ".");
  return number;
}

std::string read_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string iso_time(domain::Instant at) {
  const auto midnight = std::chrono::floor<std::chrono::days>(at);
  const std::chrono::year_month_day day(midnight);
  const std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::seconds>(at - midnight));
  std::ostringstream text;
  text << std::setfill('0') << std::setw(4) << static_cast<int>(day.year()) << '-' << std::setw(2)
       << static_cast<unsigned>(day.month()) << '-' << std::setw(2) << static_cast<unsigned>(day.day()) << 'T'
       << std::setw(2) << time.hours().count() << ':' << std::setw(2) << time.minutes().count() << ':' << std::setw(2)
       << time.seconds().count() << 'Z';
  return text.str();
}

json::object json_of(const domain::Import& import) {
  json::object object{
      {"id", import.id},
      {"school", or_null(import.school)},
      {"named_school", or_null(import.content.school)},
      {"kind", domain::name_of(import.kind)},
      {"state", domain::name_of(import.state)},
      {"reason", import.reason},
      {"file", import.file_name},
      {"sha256", import.sha256},
      {"bytes", import.bytes},
      {"form", domain::name_of(import.content.form)},
      {"software", import.content.software},
      {"made_at", or_null(import.content.made_at)},
      {"received_at", iso_time(import.received_at)},
      {"committed_at", or_null(import.committed_at)},
      {"ended_at", or_null(import.ended_at)},
      {"not_before", or_null(import.not_before)},
      {"attempts", import.attempts},
      {"looks", import.looks},
      {"ahead", or_null(import.ahead)},
      {"mode", or_null(import.mode)},
      {"last_fault", or_null(import.last_fault)},
      {"filed_as", import.filed_as},
      {"export_removed_at", or_null(import.export_removed_at)},
  };
  if (const auto& counts = import.content.counts)
    object["counts"] = {{"classes", counts->classes}, {"groups", counts->groups},   {"teachers", counts->teachers},
                        {"pupils", counts->pupils},   {"courses", counts->courses}, {"lessons", counts->lessons}};
  json::array figures;
  for (const auto& figure : import.outcome.figures)
    figures.push_back({{"label", figure.label}, {"value", figure.value}});
  object["figures"] = std::move(figures);
  object["not_recognised"] = domain::not_recognised_count(import.outcome);
  return object;
}

}  // namespace navette
