#include "daemon/config/reader.h"

#include "daemon/config/seal.h"
#include "daemon/config/usual_paths.h"
#include "daemon/config/value.h"

#include <boost/filesystem/operations.hpp>
#include <yaml-cpp/yaml.h>

namespace navette {

namespace {

constexpr std::string_view kDurationExample = "« 30 s », « 15 min », « 2 h » ou « 14 jours »";
constexpr std::string_view kSizeExample = "« 900 Ko » ou « 64 Mo »";

std::optional<int> parse_small(std::string_view text) {
  const auto value = parse_count(text);
  return value && *value >= 1 && *value <= 1000 ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

// A wait of no time at all would be a busy loop or a flood.
std::optional<Duration> parse_wait(std::string_view text) {
  const auto value = parse_duration(text);
  return value && value->count() > 0 ? value : std::nullopt;
}

std::optional<std::optional<Duration>> parse_keeping(std::string_view text) {
  if (text == "toujours") return std::optional<Duration>();
  if (const auto value = parse_wait(text)) return value;
  return std::nullopt;
}

std::optional<InDoubt> parse_in_doubt(std::string_view text) {
  if (text == "attente" || text == "hold") return InDoubt::hold;  // English: as it was written once
  return text == "renvoi" || text == "resend" ? std::optional(InDoubt::send_again) : std::nullopt;
}

std::optional<std::optional<domain::Mode>> parse_idpn_mode(std::string_view text) {
  using Choice = std::optional<domain::Mode>;
  if (text == "auto") return Choice();
  if (text == "complet") return Choice(domain::Mode::complete);
  if (text == "partiel") return Choice(domain::Mode::partial);
  return std::nullopt;
}

}  // namespace

void ConfigReader::read(const YAML::Node& root, Config& config) {
  Mapping top(root, "la configuration", {config.file.string(), 1, 1}, findings_);
  const auto folder = path(top, "folder");
  config.state = path(top, "state").value_or(usual_state());
  top.read("size_cap", config.size_cap, parse_size, kSizeExample);
  top.read("quiet_period", config.quiet_period, parse_wait, kDurationExample);
  top.read("unfinished_after", config.unfinished_after, parse_wait, kDurationExample);
  top.read("stale_after", config.stale_after, parse_wait, kDurationExample);
  top.read("suspicious_loss", config.suspicious_loss, parse_share, "« 30 % »");
  top.read("rescan_every", config.rescan_every, parse_wait, kDurationExample);
  top.read("keep_personal_data", config.keep_personal_data, parse_wait, kDurationExample);
  top.read("keep_credentials", config.keep_credentials, parse_wait, kDurationExample);
  top.read("keep_exports", config.keep_exports, parse_keeping, "« toujours » ou « 365 jours »");
  top.read("school_year_starts", config.school_year_starts, parse_month, "« août » ou « 8 »");
  read_partners(top, config.partners);
  read_log(top, config);
  for (const YAML::Node& node : items(top, "ents", "les ENT")) config.ents.push_back(read_ent(node, folder));
  top.finish();
  if (!findings_.was_meant("folder"))
    for (const Place& place : without_folder_)
      findings_.problem(place,
                        "Aucun dossier n'est donné pour cet établissement : ajoutez « folder: "
                        "/chemin/du/dossier » ici, pour l'ENT ou en tête de fichier.");
}

std::optional<fs::path> ConfigReader::path(Mapping& mapping, const std::string& key) {
  const auto written = mapping.text(key);
  if (!written) return std::nullopt;
  return fs::absolute(*written, directory_).lexically_normal();
}

std::vector<YAML::Node> ConfigReader::items(Mapping& mapping, const std::string& key, const std::string& what) {
  const YAML::Node list = mapping.node(key);
  std::vector<YAML::Node> nodes;
  if (list.IsDefined() && list.IsSequence())
    for (const auto& each : list) nodes.push_back(each);
  const std::string sentence =
      "Il faut sous la clé « " + key + " » la liste qui décrit " + what + ", chacun annoncé par un tiret.";
  if (!list.IsDefined())
    mapping.missing(key, sentence);
  else if (nodes.empty())
    mapping.problem(key, sentence);
  return nodes;
}

void ConfigReader::read_partners(Mapping& top, std::vector<std::string>& partners) {
  const YAML::Node list = top.node("partners");
  if (!list.IsDefined()) return;
  if (!list.IsSequence()) {
    top.problem("partners", "« partners » attend une liste entre crochets, par exemple [KOSMOS].");
    return;
  }
  partners.clear();
  for (const auto& each : list) {
    if (each.IsScalar())
      partners.push_back(each.Scalar());
    else
      findings_.problem(findings_.place(each.Mark()), "Un partenaire est un simple nom, par exemple KOSMOS.");
  }
}

void ConfigReader::read_log(Mapping& top, Config& config) {
  Mapping log(top.node("log"), "le journal d'exploitation", top.place("log"), findings_);
  config.log.file = path(log, "file");
  if (log.text("file") == "aucun") config.log.file = fs::path();
  log.read("level", config.log.level, log::level_named, "« debug », « info », « warning » ou « error »");
  log.read("size", config.log.size, parse_size, kSizeExample);
  log.read("keep", config.log.keep, parse_small, "« 10 »");
  log.finish();
}

EntConfig ConfigReader::read_ent(const YAML::Node& node, const std::optional<fs::path>& common_folder) {
  Mapping mapping(node, "l'ENT", findings_.place(node.Mark()), findings_);
  EntConfig ent;
  if (const auto profile = mapping.required_text("profile", "skolengo")) {
    const bool is_file = profile->find('/') != profile->npos || profile->ends_with(".yaml");
    if (is_file) ent.profile_file = fs::absolute(*profile, directory_).lexically_normal();
    ent.profile = is_file ? ent.profile_file.stem().string() : *profile;
    ent.profile_place = mapping.place("profile");
  }
  ent.name = mapping.text("name").value_or(ent.profile);
  // Health and bounds are kept by that name.
  if (!ent.name.empty() && !ent_names_.insert(ent.name).second)
    mapping.problem("name",
                    "Deux ENT portent le nom « " + ent.name + " » : donnez à chacun le sien avec la clé « name ».");
  const Addresses addresses = read_addresses(mapping);
  const auto folder = path(mapping, "folder");
  mapping.read("sessions", ent.sessions, parse_small, "« 2 »");
  mapping.read("interval_between_requests", ent.interval_between_requests, parse_duration, "« 500 ms » ou « 1 s »");
  mapping.read("request_timeout", ent.request_timeout, parse_wait, kDurationExample);
  mapping.read("visit_timeout", ent.visit_timeout, parse_wait, kDurationExample);
  ent.ca_file = path(mapping, "ca_file").value_or(fs::path());
  ent.proxy = mapping.text("proxy").value_or("");
  if (!ent.proxy.empty()) check_proxy(ent.proxy, mapping.place("proxy"), findings_);
  ent.user_agent = mapping.text("user_agent").value_or("");
  mapping.read("quiet_hours", ent.quiet_hours, parse_hours, "« 22:00-05:30 »");
  read_patience(mapping, ent);
  read_errands(mapping, ent);
  for (const YAML::Node& school : items(mapping, "schools", "les établissements"))
    if (auto read = read_school(school, ent, addresses, folder ? folder : common_folder))
      ent.schools.push_back(std::move(*read));
  mapping.finish();
  return ent;
}

void ConfigReader::read_errands(Mapping& mapping, EntConfig& ent) {
  constexpr std::string_view kYesOrNo = "« oui » ou « non »";
  mapping.read("look_up_people", ent.look_up_people, parse_yes, kYesOrNo);
  mapping.read("check_timetables", ent.check_timetables, parse_yes, kYesOrNo);
  mapping.read("fetch_credentials", ent.fetch_credentials, parse_yes, kYesOrNo);
  mapping.read("credentials_after", ent.credentials_after, parse_wait, kDurationExample);
}

void ConfigReader::read_patience(Mapping& mapping, EntConfig& ent) {
  Mapping retry(mapping.node("retry"), "les nouveaux essais", mapping.place("retry"), findings_);
  retry.read("first", ent.retry_first, parse_wait, kDurationExample);
  retry.read("most", ent.retry_most, parse_wait, kDurationExample);
  retry.finish();
  if (ent.retry_first > ent.retry_most)
    retry.problem("first", "Le premier délai (« first ») ne peut pas dépasser le plus long (« most »).");
  Mapping look(mapping.node("look"), "le suivi de la file", mapping.place("look"), findings_);
  look.read("first", ent.look_first, parse_wait, kDurationExample);
  look.read("most", ent.look_most, parse_wait, kDurationExample);
  look.read("per_school", ent.look_per_school, parse_wait, kDurationExample);
  look.finish();
  if (ent.look_first > ent.look_most)
    look.problem("first", "Le premier délai (« first ») ne peut pas dépasser le plus long (« most »).");
  mapping.read("verify_first", ent.verify_first, parse_wait, kDurationExample);
  mapping.read("conclusive_after", ent.conclusive_after, parse_wait, kDurationExample);
}

ConfigReader::Addresses ConfigReader::read_addresses(Mapping& mapping) {
  Addresses addresses;
  Mapping each(mapping.node("addresses"), "les adresses", mapping.place("addresses"), findings_);
  for (const std::string& name : each.keys())
    if (const auto address = each.text(name))
      addresses[name] = checked_address(*address, name, each.place(name), findings_);
  // What else the profile leaves open: not addresses, but given to it the same way.
  Mapping values(mapping.node("values"), "les valeurs du profil", mapping.place("values"), findings_);
  for (const std::string& name : values.keys())
    if (const auto value = values.text(name)) addresses.insert_or_assign(name, *value);
  return addresses;
}

std::optional<SchoolConfig> ConfigReader::read_school(const YAML::Node& node, const EntConfig& ent,
                                                      const Addresses& common, const std::optional<fs::path>& folder) {
  Mapping mapping(node, "l'établissement" + number_in(node), findings_.place(node.Mark()), findings_);
  std::optional<domain::Uai> uai;
  if (const auto written = mapping.required_text("uai", "0134567U")) {
    if (const auto parsed = domain::Uai::parse(*written))
      uai = *parsed;
    else
      mapping.problem("uai", parsed.error().sentence);
  }
  SchoolConfig school{.uai = uai.value_or(domain::Uai::parse("0000000A").value())};
  school.name = mapping.text("name").value_or("");
  school.addresses = read_addresses(mapping);
  school.addresses.insert(common.begin(), common.end());
  school.username = mapping.required_text("username", "superadmin").value_or("");
  read_password(mapping, school.password);
  const auto own_folder = path(mapping, "folder");
  if (own_folder || folder)
    school.folder = own_folder ? *own_folder : *folder;
  else
    without_folder_.push_back(mapping.place());
  mapping.read("idpn_mode", school.idpn_mode, parse_idpn_mode, "« auto », « complet » ou « partiel »");
  mapping.read("confirm_first", school.confirm_first, parse_yes, "« oui » ou « non »");
  Mapping in_doubt(mapping.node("in_doubt"), "les imports douteux", mapping.place("in_doubt"), findings_);
  in_doubt.read("edt", school.edt_in_doubt, parse_in_doubt, "« attente » ou « renvoi »");
  in_doubt.read("idpn", school.idpn_in_doubt, parse_in_doubt, "« attente » ou « renvoi »");
  in_doubt.finish();
  mapping.finish();
  if (!uai) return std::nullopt;
  places_.push_back({school.uai, ent.name, school.folder, mapping.place("uai"),
                     own_folder ? mapping.place("folder") : mapping.place()});
  return school;
}

std::string ConfigReader::number_in(const YAML::Node& school) {
  const YAML::Node uai = school.IsMap() ? school["uai"] : YAML::Node(YAML::NodeType::Undefined);
  return uai.IsDefined() && uai.IsScalar() && !uai.Scalar().empty() ? " " + uai.Scalar() : "";
}

void ConfigReader::read_password(Mapping& school, PasswordSource& source) {
  const YAML::Node node = school.node("password");
  const std::string sentence =
      "Le mot de passe ne s'écrit pas dans ce fichier. Dites où il se trouve : « password: { file: chemin } », "
      "« password: { environment: VARIABLE } » ou " +
      std::string(can_seal() ? "« password: { sealed: chemin } », que « navette configure » écrit."
                             : "« password: { credential: nom } ».");
  if (!node.IsDefined())
    return school.missing("password", "Il manque la clé « password » pour " + school.what() +
                                          ", qui dit où se trouve son mot de passe, par exemple « password: { file: "
                                          "/etc/navette/mot-de-passe } » : un fichier d'une ligne, lisible de "
                                          "Navette seule (chmod 600).");
  // What is written there may be a password: it is not repeated.
  if (!node.IsMap() || node.size() != 1) return school.problem("password", sentence);
  Mapping mapping(node, "le mot de passe", school.place("password"), findings_);
  source.place = mapping.place();
  const auto file = path(mapping, "file");
  const auto variable = mapping.text("environment");
  const auto credential = mapping.text("credential");
  const auto sealed = path(mapping, "sealed");
  if (file) source = {PasswordSource::From::file, file->string(), mapping.place("file")};
  if (variable) source = {PasswordSource::From::environment, *variable, mapping.place("environment")};
  if (credential)
    source = {PasswordSource::From::credential, *credential, mapping.place("credential"), kept_as(*credential)};
  if (sealed) source = {PasswordSource::From::sealed, sealed->string(), mapping.place("sealed")};
  if (sealed && !can_seal())
    mapping.problem("sealed",
                    "Un mot de passe scellé n'existe que sous Windows. Ici : « password: { file: chemin } », un "
                    "fichier d'une ligne, lisible de Navette seule (chmod 600).");
  mapping.finish();
}

fs::path ConfigReader::kept_as(std::string credential) const {
  if (credential.starts_with(kUnitsPrefix)) credential.erase(0, kUnitsPrefix.size());
  return directory_ / "credentials" / credential;
}

}  // namespace navette
