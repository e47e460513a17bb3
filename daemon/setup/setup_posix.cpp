#include "daemon/setup/setup.h"

#include <boost/filesystem/operations.hpp>

#include <cerrno>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

namespace navette {

namespace {

// Left as it is, if it is there.
void make_folder(const fs::path& folder, mode_t mode, const std::optional<ServiceAccount>& owner) {
  boost::system::error_code error;
  if (fs::is_directory(folder, error)) return;
  fs::create_directories(folder.parent_path(), error);
  if (error) refuse_to_write(folder, error.value());
  if (::mkdir(folder.c_str(), mode) != 0) refuse_to_write(folder, errno);
  if (owner && ::chown(folder.c_str(), owner->user, owner->group) != 0) refuse_to_write(folder, errno);
  if (::chmod(folder.c_str(), mode) != 0) refuse_to_write(folder, errno);  // whatever the umask
}

}  // namespace

std::string usual_account() { return "navette"; }

std::optional<ServiceAccount> service_account(const std::string& name) {
  if (::geteuid() != 0) return std::nullopt;
  const passwd* account = ::getpwnam(name.c_str());
  if (account == nullptr) return std::nullopt;
  return ServiceAccount{name, account->pw_uid, account->pw_gid};
}

fs::path password_file_of(const Setup& setup) {
  const fs::path directory = setup.file.parent_path();
  const std::string name = name_of_file(*setup.uai);
  return setup.service ? directory / "credentials" / name : directory / (name + ".mdp");
}

std::string password_entry_of(const Setup& setup) {
  return setup.service ? "credential: navette_" + name_of_file(*setup.uai)
                       : "file: " + in_yaml(password_file_of(setup).filename().string());
}

std::string password_in_words(const Setup& setup) {
  return "mot de passe dans « " + password_file_of(setup).string() + " » (lisible de " +
         (setup.service ? "root" : "vous") + " seulement)";
}

void take_over_place(const Setup&) {}

void make_configuration_folder(const Setup& setup) { make_folder(setup.file.parent_path(), 0755, {}); }

void make_work_folders(const Setup& setup) {
  make_folder(setup.folder, setup.service ? 02770 : 0755, setup.service);
  make_folder(setup.state, 0700, setup.service);
}

void write_password(const Setup& setup, const Secret& password) {
  const fs::path secret = password_file_of(setup);
  make_folder(secret.parent_path(), 0700, {});
  write_file(secret, password.reveal(), 0600);
}

}  // namespace navette
