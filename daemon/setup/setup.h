// What `navette configure` writes: a configuration for one school, its password's file, and the folders that both speak of.
#pragma once

#include "daemon/config/config.h"
#include "daemon/config/secret.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace navette {

// Of the service that works with it.
struct ServiceAccount {
  std::string name;
  unsigned user = 0;  // its numbers, where accounts have such
  unsigned group = 0;
};
[[nodiscard]] std::string usual_account();  // of the service that is installed
// The account of that name, if we are an administrator and may work for it; else what is written is for whoever runs this.
[[nodiscard]] std::optional<ServiceAccount> service_account(const std::string& name);

struct Setup {
  fs::path file;  // of the configuration, absolute
  std::optional<ServiceAccount> service{};
  std::string profile{};
  std::vector<std::pair<std::string, std::string>> addresses{};  // name and address
  std::optional<domain::Uai> uai{};
  std::string school{};  // its name for people; may be empty
  std::string username{};
  fs::path folder{};
  fs::path state{};
};

// Where the password goes. Linux: beside the service, into the directory that its unit takes its credentials from. Windows:
// sealed (config/seal.h).
[[nodiscard]] fs::path password_file_of(const Setup& setup);
// What the configuration says of it, "file: …", and what a person is told: "mot de passe dans « … »".
[[nodiscard]] std::string password_entry_of(const Setup& setup);
[[nodiscard]] std::string password_in_words(const Setup& setup);

[[nodiscard]] std::string configuration_of(const Setup& setup);
// Whether a configuration's text began as one of those.
[[nodiscard]] bool is_of_configure(const std::string& text);

// Makes folders, password's file and configuration, which is read and checked before it takes the place of another one;
// that is kept as .bak, .bak2…. Throws ConfigError, StateError or filesystem_error; then the former configuration stands.
void write(const Setup& setup, const Secret& password);

[[nodiscard]] std::string name_of_file(const domain::Uai& uai);  // 0134567u
[[nodiscard]] std::string in_yaml(const std::string& text);

// Before anything is read where it is going to lie: Windows lets anybody put things at the usual place, so an administrator
// takes it over or is told what not to believe (admission.h; StateError). Linux: nothing.
void take_over_place(const Setup& begun);

// Its parts that each system has its own way of. Folders that are there are left as they are.
void make_configuration_folder(const Setup& setup);
void make_work_folders(const Setup& setup);                       // the drop folder, and Navette's own
void write_password(const Setup& setup, const Secret& password);  // for nobody else to read
void write_file(const fs::path& file, std::string_view text, unsigned rights);
[[noreturn]] void refuse_to_write(const fs::path& path, int cause);  // StateError

}  // namespace navette
