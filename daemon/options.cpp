#include "daemon/options.h"

#include "daemon/settings.h"

#include <boost/filesystem/fstream.hpp>
#include <boost/filesystem/operations.hpp>
#include <boost/json/array.hpp>

#include <cstdlib>
#include <iomanip>
#include <sstream>

namespace navette {

namespace json = boost::json;

namespace {

std::string default_config() {
  const char* named = std::getenv("NAVETTE_CONFIG");
  return named != nullptr ? named : "/etc/navette/navette.yaml";
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

journal::Journal open_journal(const Config& config) {
  const fs::path file = journal_file(config);
  boost::system::error_code error;
  if (!fs::exists(file, error) && !fs::exists(fs::path(file) += "-wal", error))
    throw journal::JournalError(
        "Il n'y a pas encore de journal dans « " + config.state.string() +
        " » : Navette n'a jamais tourné avec cette configuration. Démarrez-la : « navette run ».");
  return journal::Journal(file);
}

void poke_daemon(const Config& config) {
  // Written anew each time: closing it is the event that the daemon waits for. Should it be missed, the daemon looks at
  // its next periodic turn.
  fs::ofstream poke(config.state / "poke", std::ios::trunc);
  poke << '\n';
}

std::string read_file(const fs::path& file) {
  fs::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string iso_time(domain::Instant at) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(at);
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  std::ostringstream text;
  text << std::put_time(&utc, "%Y-%m-%dT%H:%M:%SZ");
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
