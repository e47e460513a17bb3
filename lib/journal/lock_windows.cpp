// The lock is the lock file itself, open for writing and suffering nobody else to write: it goes with the handle, so with the
// process however that ends, and two locks of one process exclude each other as well. Asking who holds it opens the file for
// a moment, which a daemon that starts at this very moment waits for. The lock file is never removed.
#include "domain/long_path.h"
#include "domain/reason.h"
#include "domain/rights.h"
#include "journal/journal.h"

#include <tuple>

namespace journal {

namespace {

// A handle is no more than 32 bits, so that programs of either size can hand them to each other.
int number_of(HANDLE handle) { return static_cast<int>(reinterpret_cast<std::intptr_t>(handle)); }
HANDLE handle_of(int number) { return reinterpret_cast<HANDLE>(static_cast<std::intptr_t>(number)); }

boost::filesystem::path lock_file(boost::filesystem::path journal_file) { return journal_file += ".lock"; }

// The process id written by the holder; empty if there is none to read.
std::string holder(const boost::filesystem::path& file) {
  HANDLE const open = ::CreateFileW(domain::long_path(file).c_str(), GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE,
                                    nullptr, OPEN_EXISTING, 0, nullptr);
  if (open == INVALID_HANDLE_VALUE) return {};
  char text[16] = {};
  DWORD length = 0;
  ::ReadFile(open, text, sizeof text - 1, &length, nullptr);
  ::CloseHandle(open);
  const std::string digits(text, length);
  return digits.substr(0, digits.find_first_not_of("0123456789"));
}

[[noreturn]] void fail(const boost::filesystem::path& file, DWORD cause) {
  const int error = static_cast<int>(cause);
  if (cause == ERROR_DISK_FULL || cause == ERROR_HANDLE_DISK_FULL || cause == ERROR_WRITE_PROTECT ||
      cause == ERROR_CRC || cause == ERROR_IO_DEVICE)
    throw JournalUnwritable("Le verrou du journal « " + file.string() + " » ne peut pas être posé (" +
                            domain::reason(error) +
                            "). Rien n'est perdu. Libérez de la place ou rétablissez le disque : Navette reprend "
                            "d'elle-même.");
  throw JournalError("Le verrou du journal « " + file.string() + " » ne peut pas être posé (" + domain::reason(error) +
                     "). Vérifiez que son dossier existe et que le compte de Navette peut y écrire.");
}

HANDLE open_alone(const boost::filesystem::path& file) {
  constexpr int kTries = 20;
  domain::OnlyMe only_me;
  for (int attempt = 1;; ++attempt) {
    HANDLE const open = ::CreateFileW(domain::long_path(file).c_str(), GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ,
                                      only_me.get(), OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (open != INVALID_HANDLE_VALUE || ::GetLastError() != ERROR_SHARING_VIOLATION || attempt == kTries) return open;
    ::Sleep(10);
  }
}

}  // namespace

JournalLock::JournalLock(const boost::filesystem::path& journal_file) {
  const auto file = lock_file(journal_file);
  HANDLE const open = open_alone(file);
  if (open == INVALID_HANDLE_VALUE) {
    const DWORD error = ::GetLastError();
    if (error != ERROR_SHARING_VIOLATION) fail(file, error);
    const std::string pid = holder(file);
    throw JournalError("Une autre Navette travaille déjà avec ce journal" +
                       (pid.empty() ? std::string() : " (processus " + pid + ")") +
                       ". Une seule peut le faire à la fois : arrêtez l'autre, ou laissez-la travailler.");
  }
  const std::string pid = std::to_string(::GetCurrentProcessId()) + "\n";
  DWORD written = 0;
  // The number is for a message only, so a full disk is no reason to be without the lock.
  if (::SetEndOfFile(open) != 0)
    std::ignore = ::WriteFile(open, pid.data(), static_cast<DWORD>(pid.size()), &written, nullptr);
  descriptor_ = number_of(open);
}

JournalLock::~JournalLock() { ::CloseHandle(handle_of(descriptor_)); }

bool JournalLock::held(const boost::filesystem::path& journal_file) {
  const auto file = lock_file(journal_file);
  HANDLE const open =
      ::CreateFileW(domain::long_path(file).c_str(), GENERIC_WRITE,
                    FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr, OPEN_EXISTING, 0, nullptr);
  if (open != INVALID_HANDLE_VALUE) {
    ::CloseHandle(open);
    return false;
  }
  const DWORD error = ::GetLastError();
  if (error == ERROR_FILE_NOT_FOUND || error == ERROR_PATH_NOT_FOUND) return false;
  if (error != ERROR_SHARING_VIOLATION) fail(file, error);
  return true;
}

}  // namespace journal
