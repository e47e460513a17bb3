#include "daemon/config/secret.h"
#include "daemon/rights.h"
#include "daemon/service/memory.h"

#include <boost/filesystem/operations.hpp>

#include <cerrno>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <stdexcept>
#include <sys/stat.h>
#include <unistd.h>

namespace navette {

namespace {

// Its name, or its number where it has none.
std::string name_of(uid_t id) {
  const passwd* entry = ::getpwuid(id);
  return entry != nullptr ? entry->pw_name : std::to_string(id);
}

// As a shell takes it after « sudo -u »: a number needs a mark.
std::string for_sudo(uid_t id) { return ::getpwuid(id) != nullptr ? name_of(id) : "'#" + std::to_string(id) + "'"; }

bool may(const fs::path& path, int what) { return ::faccessat(AT_FDCWD, path.c_str(), what, AT_EACCESS) == 0; }

}  // namespace

std::string account() { return name_of(::geteuid()); }

std::string lack_of_rights(const fs::path& state) {
  if (may(state, R_OK | W_OK | X_OK) || errno != EACCES) return {};
  const std::string who = "Le compte « " + name_of(::geteuid()) + " » n'a pas le droit d'ouvrir « " + state.string() +
                          " », où Navette tient son journal : ";
  struct stat about {};
  if (::stat(state.c_str(), &about) != 0)
    return who + "lancez la même commande sous le compte de Navette (« sudo -u COMPTE navette … »).";
  if (about.st_uid == ::geteuid())
    return who + "il appartient pourtant à ce compte. Rendez-lui ses droits : « chmod 700 " + state.string() + " ».";
  return who + "ce dossier est réservé au compte « " + name_of(about.st_uid) +
         " ». Lancez la même commande sous ce compte : « sudo -u " + for_sudo(about.st_uid) + " navette … ».";
}

boost::system::error_code trouble_writing_into(const fs::path& folder) {
  boost::system::error_code error;
  const fs::path nearest = nearest_folder(folder);
  if (!fs::is_directory(nearest, error)) return make_error_code(boost::system::errc::not_a_directory);
  return may(nearest, W_OK | X_OK) ? error : boost::system::error_code(errno, boost::system::system_category());
}

bool may_read(const fs::path& file) { return may(file, R_OK); }

bool is_owned(const fs::path& file) {
  struct stat about {};
  return ::stat(file.c_str(), &about) == 0 && (about.st_uid == ::geteuid() || ::geteuid() == 0);
}

void act_for_the_service(const Config& config, const std::string& user) {
  if (::geteuid() != 0) return;
  struct stat about {};
  const passwd* account = nullptr;
  if (::stat(config.state.c_str(), &about) == 0)
    account = ::getpwuid(about.st_uid);
  else if (account = ::getpwnam(user.c_str()); account != nullptr)
    about.st_uid = account->pw_uid;
  if (about.st_uid == 0) return;
  for (const EntConfig& ent : config.ents)
    for (const SchoolConfig& school : ent.schools) hold_password(school.password);
  const gid_t group = account != nullptr ? account->pw_gid : about.st_gid;
  const bool has_groups =
      account != nullptr ? ::initgroups(account->pw_name, group) == 0 : ::setgroups(0, nullptr) == 0;
  if (!has_groups || ::setgid(group) != 0 || ::setuid(about.st_uid) != 0)
    throw std::runtime_error("Navette ne peut pas prendre le compte auquel appartient « " + config.state.string() +
                             " » : lancez cette commande sous ce compte.");
  keep_out_of_dumps();  // a change of account may have ended that
}

}  // namespace navette
