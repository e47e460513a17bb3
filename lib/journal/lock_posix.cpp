// The lock belongs to the open file description, not to the process (F_OFD_SETLK, Linux): it goes with the last
// descriptor, so with the process however that ends, and two locks of one process exclude each other as well. Asking
// who holds it (F_OFD_GETLK) takes nothing, so `status` can never make a starting daemon fail. The lock file is never
// removed: someone might be about to lock the one that was.
#include "domain/reason.h"
#include "journal/journal.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <system_error>
#include <tuple>
#include <unistd.h>

namespace journal {

namespace {

struct flock whole_file() {
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  return lock;
}

boost::filesystem::path lock_file(boost::filesystem::path journal_file) { return journal_file += ".lock"; }

// The process id written by the holder; empty if there is none to read.
std::string holder(int descriptor) {
  char text[16] = {};
  const ssize_t length = ::pread(descriptor, text, sizeof text - 1, 0);
  std::string digits(text, length > 0 ? static_cast<std::size_t>(length) : 0);
  return digits.substr(0, digits.find_first_not_of("0123456789"));
}

[[noreturn]] void fail(const boost::filesystem::path& file, int error) {
  if (error == ENOSPC || error == EDQUOT || error == EROFS || error == EIO)
    throw JournalUnwritable("Le verrou du journal « " + file.string() + " » ne peut pas être posé (" +
                            domain::reason(error) +
                            "). Rien n'est perdu. Libérez de la place ou rétablissez le disque : Navette reprend "
                            "d'elle-même.");
  throw JournalError("Le verrou du journal « " + file.string() + " » ne peut pas être posé (" +
                     domain::reason(error) +
                     "). Vérifiez que son dossier existe et que le compte de Navette peut y écrire.");
}

}  // namespace

JournalLock::JournalLock(const boost::filesystem::path& journal_file) {
  const auto file = lock_file(journal_file);
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) fail(file, errno);

  auto lock = whole_file();
  if (::fcntl(descriptor, F_OFD_SETLK, &lock) != 0) {
    const int error = errno;
    const std::string pid = holder(descriptor);
    ::close(descriptor);
    if (error != EACCES && error != EAGAIN) fail(file, error);
    throw JournalError("Une autre Navette travaille déjà avec ce journal" +
                       (pid.empty() ? std::string() : " (processus " + pid + ")") +
                       ". Une seule peut le faire à la fois : arrêtez l'autre, ou laissez-la travailler.");
  }

  const std::string pid = std::to_string(::getpid()) + "\n";
  // The number is for a message only, so a full disk is no reason to be without the lock.
  if (::ftruncate(descriptor, 0) == 0) std::ignore = ::pwrite(descriptor, pid.data(), pid.size(), 0);
  descriptor_ = descriptor;
}

JournalLock::~JournalLock() { ::close(descriptor_); }

bool JournalLock::held(const boost::filesystem::path& journal_file) {
  const auto file = lock_file(journal_file);
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CLOEXEC);
  if (descriptor < 0) {
    if (errno == ENOENT) return false;
    fail(file, errno);
  }
  auto lock = whole_file();
  const int answer = ::fcntl(descriptor, F_OFD_GETLK, &lock);
  const int error = errno;
  ::close(descriptor);
  if (answer != 0) fail(file, error);
  return lock.l_type != F_UNLCK;
}

}  // namespace journal
