#include "daemon/config/private_file.h"
#include "domain/reason.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace navette {

namespace {

constexpr std::size_t kLongest = 4096;

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

// In a shell's words, so that the command in a message can be pasted.
std::string quoted(const std::string& file) {
  std::string out = "'";
  for (const char c : file) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

}  // namespace

// The rights are asked of the open file, so that what is checked is what is read.
Secret read_private(const std::string& file, bool of_systemd, std::size_t& size,
                    const std::function<void(std::string)>& refuse) {
  const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  struct stat about {};
  if (descriptor.number() < 0 || ::fstat(descriptor.number(), &about) != 0)
    refuse("Le fichier du mot de passe « " + file + " » ne peut pas être ouvert : " + domain::reason(errno) + ".");
  if (!S_ISREG(about.st_mode))
    refuse("« " + file + " » n'est pas un fichier ordinaire : le mot de passe n'y est pas lu.");
  // systemd keeps its credentials in a directory that is closed to others, sometimes by access lists that show as group
  // bits.
  if (!of_systemd && (about.st_mode & 077) != 0)
    refuse("Le fichier du mot de passe « " + file +
           " » est accessible à d'autres que son propriétaire. Tapez : chmod 600 " + quoted(file));
  if (about.st_uid != ::geteuid() && about.st_uid != 0)
    refuse("Le fichier du mot de passe « " + file +
           " » appartient à un autre utilisateur que Navette. Tapez, en administrateur : chown " +
           std::to_string(::geteuid()) + " " + quoted(file));
  std::vector<char> characters(kLongest + 1);
  size = 0;
  for (;;) {
    const ssize_t got = ::read(descriptor.number(), characters.data() + size, characters.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0)
      refuse("Le fichier du mot de passe « " + file + " » ne peut pas être lu : " + domain::reason(errno) + ".");
    size += static_cast<std::size_t>(std::max<ssize_t>(got, 0));
    if (got <= 0 || size > kLongest) break;
  }
  Secret read(std::move(characters));
  if (size > kLongest)
    refuse("Le fichier « " + file + " » est trop long pour un mot de passe : une seule ligne y est attendue.");
  return read;
}

}  // namespace navette
