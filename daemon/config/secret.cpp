#include "daemon/config/secret.h"

#include "domain/reason.h"

#include <boost/filesystem/operations.hpp>
#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <array>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <stdexcept>
#include <sys/stat.h>
#include <unistd.h>

namespace navette {

namespace {

constexpr std::size_t kLongest = 4096;

[[noreturn]] void refuse(const PasswordSource& source, std::string sentence) {
  throw ConfigError({{source.place, std::move(sentence)}});
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

// What text editors add: a byte order mark before it, line ends after it. Nothing else: a password may end in a space.
std::string_view only_line(std::string_view text) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (text.starts_with(kMark)) text.remove_prefix(kMark.size());
  while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

// In a shell's words, so that the command in a message can be pasted.
std::string quoted(const std::string& file) {
  std::string out = "'";
  for (const char c : file) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

// The rights are asked of the open file, so that what is checked is what is read.
Secret read_file(const PasswordSource& source, const std::string& file, bool of_systemd) {
  const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  struct stat about {};
  if (descriptor.number() < 0 || ::fstat(descriptor.number(), &about) != 0)
    refuse(source,
           "Le fichier du mot de passe « " + file + " » ne peut pas être ouvert : " + domain::reason(errno) + ".");
  if (!S_ISREG(about.st_mode))
    refuse(source, "« " + file + " » n'est pas un fichier ordinaire : le mot de passe n'y est pas lu.");
  // systemd keeps its credentials in a directory that is closed to others, sometimes by access lists that show as group
  // bits.
  if (!of_systemd && (about.st_mode & 077) != 0)
    refuse(source, "Le fichier du mot de passe « " + file +
                       " » est accessible à d'autres que son propriétaire. Tapez : chmod 600 " + quoted(file));
  if (about.st_uid != ::geteuid() && about.st_uid != 0)
    refuse(source, "Le fichier du mot de passe « " + file +
                       " » appartient à un autre utilisateur que Navette. Tapez, en administrateur : chown " +
                       std::to_string(::geteuid()) + " " + quoted(file));
  std::vector<char> characters(kLongest + 1);
  std::size_t size = 0;
  for (;;) {
    const ssize_t got = ::read(descriptor.number(), characters.data() + size, characters.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0)
      refuse(source,
             "Le fichier du mot de passe « " + file + " » ne peut pas être lu : " + domain::reason(errno) + ".");
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
    if (size > kLongest) {
      const Secret wiped(std::move(characters));
      refuse(source,
             "Le fichier « " + file + " » est trop long pour un mot de passe : une seule ligne y est attendue.");
    }
  }
  const Secret whole(std::move(characters));  // wiped with its unused end
  const std::string_view text = only_line(whole.reveal().substr(0, size));
  if (text.find('\n') != text.npos)
    refuse(source, "Le fichier du mot de passe « " + file +
                       " » a plusieurs lignes : laissez-y le mot de passe seul, sur une ligne.");
  return Secret({text.begin(), text.end()});
}

Secret read_variable(const PasswordSource& source) {
  const char* value = std::getenv(source.name.c_str());
  if (!value)
    refuse(source,
           "La variable d'environnement « " + source.name + " », qui doit donner le mot de passe, n'existe pas.");
  const std::string_view text = only_line(value);
  return Secret({text.begin(), text.end()});
}

Secret read_credential(const PasswordSource& source) {
  const char* directory = std::getenv("CREDENTIALS_DIRECTORY");
  if (!directory)
    refuse(source, "Le mot de passe est attendu de systemd (LoadCredential=" + source.name +
                       ":…), mais Navette n'a pas été lancée avec des « credentials ».");
  if (source.name.find('/') != source.name.npos) refuse(source, "Le nom d'un « credential » ne contient pas de « / ».");
  return read_file(source, (fs::path(directory) / source.name).string(), true);
}

}  // namespace

Secret::~Secret() { wipe(); }

Secret::Secret(Secret&& other) noexcept : characters_(std::move(other.characters_)) { other.characters_.clear(); }

Secret& Secret::operator=(Secret&& other) noexcept {
  if (this != &other) {
    wipe();
    characters_ = std::move(other.characters_);
    other.characters_.clear();
  }
  return *this;
}

void Secret::wipe() {
  characters_.resize(characters_.capacity());  // what pop_back left behind, too
  if (!characters_.empty()) OPENSSL_cleanse(characters_.data(), characters_.size());
}

Secret read_password(const PasswordSource& source) {
  Secret secret = [&] {
    switch (source.from) {
      case PasswordSource::From::environment: return read_variable(source);
      case PasswordSource::From::credential: return read_credential(source);
      case PasswordSource::From::file: break;
    }
    return read_file(source, source.name, false);
  }();
  if (secret.empty()) refuse(source, "Le mot de passe lu dans « " + source.name + " » est vide.");
  return secret;
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
