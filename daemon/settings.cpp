#include "daemon/settings.h"

#include "daemon/config/error.h"
#include "daemon/config/secret.h"
#include "daemon/config/usual_paths.h"
#include "daemon/config/value.h"
#include "daemon/errands/credentials_shelf.h"
#include "daemon/log/local_time.h"
#include "daemon/setup/unit.h"
#include "domain/reason.h"
#include "intake/shelves.h"

#include <boost/algorithm/string/split.hpp>
#include <boost/filesystem/operations.hpp>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <utility>

namespace navette {

namespace {

// Where the shipped profiles are: beside the program where it is installed, else in the source tree it was built from.
fs::path shipped_profiles() {
  if (const char* named = std::getenv("NAVETTE_PORTALS")) return named;
  const fs::path installed = installed_profiles();
  boost::system::error_code error;
  return fs::is_directory(installed, error) ? installed : fs::path(NAVETTE_SOURCE_PORTALS);
}

std::vector<std::string> shipped_names() {
  std::vector<std::string> names;
  boost::system::error_code error;
  for (fs::directory_iterator each(shipped_profiles(), error), end; !error && each != end; each.increment(error))
    if (each->path().extension() == ".yaml") names.push_back(each->path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

planner::InDoubt in_doubt(InDoubt configured) {
  return configured == InDoubt::hold ? planner::InDoubt::hold : planner::InDoubt::send_again;
}

std::string fingerprint_of(const SchoolConfig& school, const std::string& salt, Passwords passwords) {
  try {
    return credentials_of(school, salt);
  } catch (const ConfigError&) {
    if (passwords == Passwords::needed) throw;
    return {};
  }
}

// Where a person corrects the password, and what then follows.
std::string correction_of(const PasswordSource& password) {
  switch (password.from) {
    case PasswordSource::From::environment:
      return "Le mot de passe est donné par la variable d'environnement « " + password.name +
             " » : corrigez-la, puis redémarrez Navette.";
    case PasswordSource::From::credential:
      if (!is_of_navettes_unit(password))
        return "Le mot de passe est confié au service par systemd (« " + password.name +
               " ») : corrigez-le, puis redémarrez le service.";
      return "Le mot de passe se corrige dans « " + password.kept.string() +
             " » : le service redémarre alors de lui-même et l'essaie.";
    case PasswordSource::From::sealed:
      return "Le mot de passe se corrige par « navette configure », qui le demande et le scelle de nouveau : Navette "
             "le "
             "remarque d'elle-même et l'essaie.";
    case PasswordSource::From::file: break;
  }
  return "Le mot de passe se corrige dans « " + password.name + " » : Navette le remarque d'elle-même et l'essaie.";
}

// What the configuration wants and the profile knows.
std::set<domain::Task> tasks_of(const EntConfig& ent, const portal::Profile& profile) {
  std::set<domain::Task> tasks;
  const auto add = [&](domain::Task task, bool wanted, portal::FlowKind flow) {
    if (wanted && profile.has(flow)) tasks.insert(task);
  };
  add(domain::Task::people, ent.look_up_people, portal::FlowKind::directory_search);
  add(domain::Task::timetable, ent.check_timetables, portal::FlowKind::class_timetable);
  add(domain::Task::credentials, ent.fetch_credentials, portal::FlowKind::credentials_file);
  return tasks;
}

planner::Policy policy_of(const Config& config, const EntConfig& ent, const std::string& salt, Passwords passwords) {
  planner::Policy policy;
  policy.first_month = config.school_year_starts;
  policy.stale_after = config.stale_after;
  policy.loss = config.suspicious_loss;
  policy.sessions_per_portal = ent.sessions;
  policy.retry_first = ent.retry_first;
  policy.retry_most = ent.retry_most;
  policy.look_first = ent.look_first;
  policy.look_most = ent.look_most;
  policy.look_per_school = ent.look_per_school;
  policy.verify_first = ent.verify_first;
  const auto profile = profile_of(ent);  // a wrong one is told at the start, not at the first visit
  if (const auto word = ent.conclusive_after ? ent.conclusive_after : profile->conclusive_after())
    policy.absent_after = *word;
  if (ent.quiet_hours) policy.quiet = planner::QuietHours{ent.quiet_hours->from, ent.quiet_hours->to};
  policy.utc_offset = utc_offset;
  for (const SchoolConfig& school : ent.schools) {
    planner::SchoolRules rules;
    rules.portal = ent.name;
    rules.fingerprint = fingerprint_of(school, salt, passwords);
    rules.correction = correction_of(school.password);
    rules.idpn_mode = school.idpn_mode;
    rules.confirm_first = school.confirm_first;
    rules.tasks = tasks_of(ent, *profile);
    rules.credentials_after = ent.credentials_after;
    rules.in_doubt = {{domain::Kind::edt, in_doubt(school.edt_in_doubt)},
                      {domain::Kind::idpn, in_doubt(school.idpn_in_doubt)}};
    policy.schools.insert_or_assign(school.uai, std::move(rules));
  }
  return policy;
}

void make_private(const fs::path& directory) {
  boost::system::error_code error;
  if (fs::status(directory, error).permissions() == fs::owner_all) return;  // so a disk that is read-only now will do
  fs::create_directories(directory, error);
  if (!error) fs::permissions(directory, fs::owner_all, error);
  if (error)
    throw StateError("Le dossier privé de Navette « " + directory.string() +
                     " » ne peut pas être créé : " + domain::reason(error) +
                     ". Vérifiez « state » dans la configuration et les droits du compte de Navette.");
}

// Where a service's state lies unless its configuration says otherwise: the service is told, a command beside it asks.
std::vector<fs::path> folders_from_systemd(const Config& config) {
  std::vector<fs::path> folders;
  if (const char* told = std::getenv("STATE_DIRECTORY")) {
    boost::algorithm::split(folders, told, [](char c) { return c == ':'; });
  } else if (const auto unit = unit_of(unit_named_after(config.file)); unit) {
    folders = unit->made;
  }
  return folders;
}

}  // namespace

fs::path spool_of(const Config& config, const fs::path& folder) {
  std::uint64_t name = 14695981039346656037u;  // FNV-1a: stable from one run and one build to the next
  for (const unsigned char c : folder.string()) name = (name ^ c) * 1099511628211u;
  return config.state / "spool" / std::to_string(name);
}

std::vector<DropFolder> folders_of(const Config& config) {
  std::vector<DropFolder> folders;
  for (const EntConfig& ent : config.ents)
    for (const SchoolConfig& school : ent.schools) {
      const auto known = std::find_if(folders.begin(), folders.end(),
                                      [&](const DropFolder& folder) { return folder.path == school.folder; });
      if (known != folders.end())
        known->schools.push_back(school.uai);
      else
        folders.push_back({school.folder, {school.uai}});
    }
  return folders;
}

std::vector<fs::path> paths_of(const Config& config) {
  std::vector<fs::path> paths;
  for (const DropFolder& folder : folders_of(config)) paths.push_back(folder.path);
  return paths;
}

fs::path journal_file(const Config& config) { return config.state / "journal.db"; }

fs::path expected_journal(const Config& config) {
  fs::path file = journal_file(config);
  boost::system::error_code error;
  if (fs::exists(file, error) || fs::exists(fs::path(file) += "-wal", error)) return file;
  for (const fs::path& folder : folders_from_systemd(config))
    if (const fs::path other = folder / file.filename(); other != file && fs::exists(other, error))
      throw journal::JournalError(
          "Il n'y a pas de journal dans « " + config.state.string() +
          " » (« state » dans la configuration), alors que " + "le service tient le sien dans « " + folder.string() +
          " ». Remettez « state: " + folder.string() +
          " » ; ou arrêtez le service, déplacez ce dossier avec tout ce qu'il contient, puis démarrez-le.");
  for (const DropFolder& folder : folders_of(config)) {
    const fs::path shelf = folder.path / std::string(intake::folder_of(intake::Shelf::imported));
    if (fs::is_directory(shelf, error) && !fs::is_empty(shelf, error))
      throw journal::JournalDamaged("Il n'y a pas de journal « " + file.string() + " », alors que « " + shelf.string() +
                                    " » contient des exports déjà importés : il a été supprimé, ou il est ailleurs.");
  }
  return file;
}

void prepare_state(const Config& config) {
  make_private(config.state);
  make_private(config.state / "spool");
  for (const DropFolder& folder : folders_of(config)) make_private(spool_of(config, folder.path));
}

engine::Settings settings_of(const Config& config, const std::string& salt, Passwords passwords) {
  engine::Settings settings;
  for (const DropFolder& folder : folders_of(config)) {
    intake::Options options;
    options.folder = folder.path;
    options.spool = spool_of(config, folder.path);
    options.size_cap = config.size_cap;
    options.quiet = config.quiet_period;
    options.unfinished_after = config.unfinished_after;
    options.expectations.partners = config.partners;
    settings.folders.push_back({options, folder.schools});
  }
  settings.utc_offset = utc_offset;
  settings.keep_people = config.keep_personal_data;
  settings.keep_exports = config.keep_exports;
  settings.pages = config.state / "pages";
  settings.credentials = credentials_shelf(config);
  settings.keep_credentials = config.keep_credentials;
  for (const EntConfig& ent : config.ents) {
    settings.policies.push_back(policy_of(config, ent, salt, passwords));
    for (const SchoolConfig& school : ent.schools) settings.school_names.insert_or_assign(school.uai, school.name);
  }
  return settings;
}

engine::Settings settings_in_service(const Config& config, journal::Journal& journal, bool running) {
  engine::Settings settings = settings_of(config, journal.salt());
  if (!running) return settings;  // what can be read here now is what a start will read
  const auto accounts = journal.refused_accounts();
  for (planner::Policy& policy : settings.policies)
    for (auto& [uai, rules] : policy.schools) {
      const domain::Uai& school = uai;
      const auto of_school = [&](const domain::RefusedAccount& account) { return account.school == school; };
      if (std::ranges::none_of(accounts, of_school)) continue;
      const auto current = std::ranges::find_if(
          accounts, [&](const domain::RefusedAccount& account) { return of_school(account) && account.current; });
      const std::string here = std::exchange(rules.fingerprint, current != accounts.end() ? current->fingerprint : "");
      if (here.empty() || domain::is_refused(accounts, school, here)) continue;
      rules.correction =  // told only where they are still those refused
          "L'identifiant ou le mot de passe ont changé depuis, mais Navette travaille encore avec les anciens : elle "
          "prend les nouveaux d'elle-même dans les secondes qui suivent ; sinon, redémarrez-la.";
    }
  return settings;
}

std::shared_ptr<const portal::Profile> profile_of(const EntConfig& ent) {
  if (!ent.profile_file.empty()) return portal::Profile::load(ent.profile_file);
  const auto shipped = shipped_names();
  if (std::find(shipped.begin(), shipped.end(), ent.profile) == shipped.end()) {
    const std::string meant = nearest(ent.profile, shipped);
    throw ConfigError({{ent.profile_place, "Aucun profil installé ne s'appelle « " + ent.profile + " » : " +
                                               (meant.empty() ? "les profils installés sont " + listed(shipped) + "."
                                                              : "vouliez-vous dire « " + meant + " » ?")}});
  }
  return portal::Profile::load(shipped_profiles() / (ent.profile + ".yaml"));
}

const SchoolConfig* school_of(const Config& config, const domain::Uai& uai) {
  for (const EntConfig& ent : config.ents)
    for (const SchoolConfig& school : ent.schools)
      if (school.uai == uai) return &school;
  return nullptr;
}

std::string credentials_of(const SchoolConfig& school, const std::string& salt) {
  return fingerprint(salt, school.username, read_password(school.password));
}

portal::Access access_of(const SchoolConfig& school) {
  const Secret password = read_password(school.password);
  return {school.uai, school.addresses, school.username, std::string(password.reveal())};
}

portal::CurlOptions transport_of(const EntConfig& ent) {
  portal::CurlOptions options;
  options.ca_file = ent.ca_file;
  if (!ent.proxy.empty()) options.proxy = ent.proxy;
  if (!ent.user_agent.empty()) options.user_agent = ent.user_agent;
  options.request_timeout = ent.request_timeout;
  return options;
}

report::Account account_of(const Config& config, const domain::Import& import,
                           const std::vector<journal::Entry>& timeline) {
  report::Account account{import, {}, {}, utc_offset};
  for (const auto& entry : timeline) account.timeline.push_back({entry.at, entry.sentence});
  if (const SchoolConfig* school = import.school ? school_of(config, *import.school) : nullptr)
    account.school_name = school->name;
  return account;
}

}  // namespace navette
