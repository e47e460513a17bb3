#include "daemon/config/seal.h"
#include "daemon/options.h"
#include "daemon/settings.h"
#include "daemon/setup/access_list.h"
#include "daemon/setup/admission.h"
#include "daemon/setup/installation.h"
#include "daemon/setup/setup.h"
#include "daemon/setup/trust.h"
#include "intake/file.h"

#include <boost/filesystem/operations.hpp>
#include <openssl/rand.h>

#include <array>

namespace navette {

namespace {

// What folders and files are made of is handed down to them: the service's account gets its rights with the service
// (admission.h), once there is such an account.
void make_folder(const fs::path& folder) {
  boost::system::error_code error;
  fs::create_directories(folder, error);
  if (error) refuse_to_write(folder, error.value());
}

// Made once for all that is sealed beside it.
Secret entropy_for(const fs::path& sealed) {
  const fs::path file = entropy_beside(sealed);
  boost::system::error_code error;
  if (!fs::exists(file, error)) {
    std::array<char, 32> bytes{};
    if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(bytes.size())) != 1)
      throw StateError("Windows ne donne pas de nombres au hasard : le mot de passe ne peut pas être scellé.");
    const Secret made({bytes.begin(), bytes.end()});
    write_file(file, made.reveal(), 0600);
  }
  const std::string read = read_file(file);
  return Secret({read.begin(), read.end()});
}

}  // namespace

std::string usual_account() {
  try {
    const auto there = installation::standing();
    return there ? there->account : kVirtualAccount;
  } catch (const ServiceError&) {  // who may not even ask will not install one either
    return kVirtualAccount;
  }
}

std::optional<ServiceAccount> service_account(const std::string& name) {
  return is_administrator() ? std::optional(ServiceAccount{name}) : std::nullopt;
}

fs::path password_file_of(const Setup& setup) { return setup.file.parent_path() / kSecrets / name_of_file(*setup.uai); }

std::string password_entry_of(const Setup& setup) {
  return "sealed: " + in_yaml(std::string(kSecrets) + "/" + name_of_file(*setup.uai));
}

std::string password_in_words(const Setup& setup) {
  return "mot de passe scellé dans « " + password_file_of(setup).string() +
         " » (il ne s'ouvre que sur cet ordinateur, pour " +
         (setup.service ? "Navette et les administrateurs)" : "vous et les administrateurs)");
}

void take_over_place(const Setup& begun) {
  if (begun.service) take_over(begun.file, begun.service->name);
}

void make_configuration_folder(const Setup& setup) { make_folder(setup.file.parent_path()); }

void make_work_folders(const Setup& setup) {
  if (setup.service)
    make_shared(setup.folder);
  else
    make_folder(setup.folder);
  make_folder(setup.state);
}

void write_password(const Setup& setup, const Secret& password) {
  const fs::path secret = password_file_of(setup), folder = secret.parent_path();
  boost::system::error_code error;
  if (!fs::is_directory(folder, error))
    if (const auto failed = intake::make_private(folder)) refuse_to_write(folder, failed.value());
  for (const fs::path& each : {folder, entropy_beside(secret)})  // who knows the entropy knows the password
    if (const std::string why = distrust(each); !why.empty()) throw StateError(why);
  const auto sealed = seal(password.reveal(), entropy_for(secret).reveal());
  if (!sealed) throw StateError("Windows n'a pas pu sceller le mot de passe (DPAPI). Rien n'a été changé.");
  write_file(secret, *sealed, 0600);
}

}  // namespace navette
