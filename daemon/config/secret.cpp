#include "daemon/config/secret.h"

#include "daemon/config/private_file.h"
#include "daemon/config/seal.h"
#include "daemon/config/wording.h"

#include <boost/filesystem/operations.hpp>
#include <openssl/evp.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <map>
#include <memory>
#include <stdexcept>

namespace navette {

namespace {

[[noreturn]] void refuse(const PasswordSource& source, std::string sentence) {
  throw ConfigError({{source.place, std::move(sentence)}});
}

// What text editors add: a byte order mark before it, line ends after it. Nothing else: a password may end in a space.
std::string_view only_line(std::string_view text) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (text.starts_with(kMark)) text.remove_prefix(kMark.size());
  while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

Secret read_file(const PasswordSource& source, const std::string& file, bool of_systemd) {
  std::size_t size = 0;
  const Secret whole = read_private(file, of_systemd, size, [&](std::string why) { refuse(source, std::move(why)); });
  const std::string_view text = only_line(whole.reveal().substr(0, size));
  if (text.find('\n') != text.npos)
    refuse(source, "Le fichier du mot de passe « " + file +
                       " » a plusieurs lignes : laissez-y le mot de passe seul, sur une ligne.");
  return Secret({text.begin(), text.end()});
}

Secret read_sealed(const PasswordSource& source) {
  const auto refused = [&](std::string why) { refuse(source, std::move(why)); };
  std::size_t size = 0, entropy_size = 0;
  const Secret sealed = read_private(source.name, false, size, refused);
  const Secret entropy = read_private(entropy_beside(source.name).string(), false, entropy_size, refused);
  auto secret = unseal(sealed.reveal().substr(0, size), entropy.reveal().substr(0, entropy_size));
  if (!secret)
    refuse(source, "Le mot de passe scellé « " + source.name +
                       " » ne s'ouvre pas : il a été scellé sur un autre ordinateur, ou le fichier est abîmé. " +
                       as_administrator("navette configure") + " demande le mot de passe et le scelle de nouveau.");
  return std::move(*secret);
}

Secret read_variable(const PasswordSource& source) {
  const char* value = std::getenv(source.name.c_str());
  if (!value)
    refuse(source,
           "La variable d'environnement « " + source.name + " », qui doit donner le mot de passe, n'existe pas.");
  const std::string_view text = only_line(value);
  return Secret({text.begin(), text.end()});
}

struct Held {
  Secret secret{};
  std::string refusal{};  // why there is none
};
std::map<fs::path, Held>& held() {
  static std::map<fs::path, Held> secrets;
  return secrets;
}

bool is_of_systemd() { return std::getenv("CREDENTIALS_DIRECTORY") != nullptr; }

Secret read_credential(const PasswordSource& source) {
  if (source.name.find('/') != source.name.npos) refuse(source, "Le nom d'un « credential » ne contient pas de « / ».");
  if (is_of_systemd()) return read_file(source, password_file(source)->string(), true);
  if (const auto known = held().find(source.kept); known != held().end()) {
    if (!known->second.refusal.empty()) refuse(source, known->second.refusal);
    const std::string_view text = known->second.secret.reveal();
    return Secret({text.begin(), text.end()});
  }
  boost::system::error_code error;
  const auto status = fs::status(source.kept, error);
  if (fs::exists(status)) return read_file(source, source.kept.string(), false);
  if (status.type() == fs::file_not_found)
    refuse(source, "Le fichier du mot de passe « " + source.kept.string() + " » n'existe pas. " +
                       as_administrator("navette configure") + " demande le mot de passe et l'y range.");
  refuse(source, "Le mot de passe « " + source.name +
                     " » est confié par systemd au service seul (LoadCredential=). Hors de lui, il n'est lu que par "
                     "l'administrateur (root, « sudo »), dans « " +
                     source.kept.string() + " ».");
}

}  // namespace

Secret read_password(const PasswordSource& source) {
  Secret secret = [&] {
    switch (source.from) {
      case PasswordSource::From::environment: return read_variable(source);
      case PasswordSource::From::credential: return read_credential(source);
      case PasswordSource::From::sealed: return read_sealed(source);
      case PasswordSource::From::file: break;
    }
    return read_file(source, source.name, false);
  }();
  if (secret.empty()) refuse(source, "Le mot de passe lu dans « " + source.name + " » est vide.");
  return secret;
}

std::optional<fs::path> password_file(const PasswordSource& source) {
  switch (source.from) {
    case PasswordSource::From::environment: return std::nullopt;
    case PasswordSource::From::credential:
      return is_of_systemd() ? fs::path(std::getenv("CREDENTIALS_DIRECTORY")) / source.name : source.kept;
    case PasswordSource::From::file:
    case PasswordSource::From::sealed: break;
  }
  return source.name;
}

fs::path entropy_beside(const fs::path& sealed) { return sealed.parent_path() / "entropie"; }

bool is_of_navettes_unit(const PasswordSource& source) {
  return source.from == PasswordSource::From::credential && source.name.starts_with(kUnitsPrefix);
}

void hold_password(const PasswordSource& source) {
  if (source.from != PasswordSource::From::credential || is_of_systemd()) return;
  held().erase(source.kept);
  Held now;
  try {
    now.secret = read_password(source);
  } catch (const ConfigError& error) {
    now.refusal = error.problems().front().sentence;
  }
  held().insert_or_assign(source.kept, std::move(now));
}

std::string fingerprint(std::string_view salt, std::string_view username, const Secret& password) {
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> digest(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  bool good = digest && EVP_DigestInit_ex(digest.get(), EVP_sha256(), nullptr) == 1;
  // Each part with a mark after it that none of them holds, so that no two triples give the same bytes.
  for (const std::string_view part : {salt, username, password.reveal()}) {
    good = good && EVP_DigestUpdate(digest.get(), part.data(), part.size()) == 1;
    good = good && EVP_DigestUpdate(digest.get(), "\0", 1) == 1;
  }
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  good = good && EVP_DigestFinal_ex(digest.get(), bytes.data(), nullptr) == 1;
  if (!good) throw std::runtime_error("SHA-256 n'est pas disponible sur cette machine.");
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (std::size_t i = 0; i < 3; ++i) {
    out += kDigits[bytes[i] >> 4];
    out += kDigits[bytes[i] & 15];
  }
  return out;
}

}  // namespace navette
