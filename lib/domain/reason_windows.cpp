#include "domain/reason.h"

#include <utility>
#include <winsock2.h>

namespace domain {

namespace {

// What the headers of MinGW do not know yet.
constexpr int kQuotaExceeded = 1295, kCloudNotRunning = 362, kCloudOutOfReach = 388;

}  // namespace

std::string reason(int system_error) {
  switch (system_error) {
    case ERROR_DISK_FULL:
    case ERROR_HANDLE_DISK_FULL: return "le disque est plein";
    case kQuotaExceeded: return "le quota de disque est atteint";
    case ERROR_FILE_TOO_LARGE: return "le fichier dépasse la taille permise";
    case ERROR_ACCESS_DENIED:
    case ERROR_NETWORK_ACCESS_DENIED:
    case ERROR_PRIVILEGE_NOT_HELD:
    case ERROR_LOGON_FAILURE: return "Navette n'en a pas le droit";
    case ERROR_WRITE_PROTECT: return "le disque est en lecture seule";
    case ERROR_FILE_NOT_FOUND:
    case ERROR_PATH_NOT_FOUND:
    case ERROR_INVALID_DRIVE:
    case ERROR_BAD_NET_NAME: return "introuvable";
    case ERROR_DIRECTORY: return "ce n'est pas un dossier";
    case ERROR_CRC:
    case ERROR_IO_DEVICE:
    case ERROR_NOT_READY:
    case ERROR_FILE_CORRUPT:
    case ERROR_DISK_CORRUPT: return "le disque signale une erreur";
    case ERROR_BAD_NETPATH:
    case ERROR_NETNAME_DELETED:
    case ERROR_NETWORK_BUSY:
    case ERROR_NETWORK_UNREACHABLE:
    case ERROR_HOST_UNREACHABLE:
    case ERROR_REM_NOT_LIST:
    case ERROR_SEM_TIMEOUT:
    case ERROR_UNEXP_NET_ERR: return "le partage réseau ne répond pas";
    case ERROR_TOO_MANY_OPEN_FILES: return "trop de fichiers sont ouverts";
    case ERROR_FILENAME_EXCED_RANGE: return "le nom est trop long";
    case ERROR_INVALID_NAME: return "le nom n'est pas permis";
    case ERROR_FILE_EXISTS:
    case ERROR_ALREADY_EXISTS: return "ce nom est déjà pris";
    case ERROR_DIR_NOT_EMPTY: return "le dossier n'est pas vide";
    case ERROR_CANT_RESOLVE_FILENAME: return "des liens y tournent en rond";
    case ERROR_NOT_SAME_DEVICE: return "c'est un autre disque";
    case ERROR_SHARING_VIOLATION:
    case ERROR_LOCK_VIOLATION:
    case ERROR_USER_MAPPED_FILE:
    case ERROR_BUSY: return "un autre programme l'utilise";
    case ERROR_NOT_ENOUGH_MEMORY:
    case ERROR_OUTOFMEMORY: return "la mémoire manque";
    case ERROR_NO_SYSTEM_RESOURCES:
    case ERROR_COMMITMENT_LIMIT: return "le système est trop chargé";
    case kCloudNotRunning:
    case kCloudOutOfReach: return "il n'est que dans le nuage, et ne peut pas en être ramené maintenant";
    case WSAEADDRINUSE: return "un autre programme utilise déjà ce port";
    case WSAEACCES: return "ce port est réservé par le système";
    case WSAEADDRNOTAVAIL: return "cette adresse n'est pas de cette machine";
    default: return "erreur n° " + std::to_string(system_error) + " du système";
  }
}

std::string reason(const boost::system::error_code& error) {
  // What boost::filesystem says by itself, and what the C library does, is one of the standard's own words.
  namespace errc = boost::system::errc;
  constexpr std::pair<errc::errc_t, int> kInOurWords[] = {{errc::not_a_directory, ERROR_DIRECTORY},
                                                          {errc::io_error, ERROR_IO_DEVICE},
                                                          {errc::permission_denied, ERROR_ACCESS_DENIED},
                                                          {errc::no_such_file_or_directory, ERROR_FILE_NOT_FOUND},
                                                          {errc::no_space_on_device, ERROR_DISK_FULL},
                                                          {errc::too_many_files_open, ERROR_TOO_MANY_OPEN_FILES},
                                                          {errc::file_exists, ERROR_FILE_EXISTS},
                                                          {errc::filename_too_long, ERROR_FILENAME_EXCED_RANGE},
                                                          {errc::read_only_file_system, ERROR_WRITE_PROTECT}};
  if (error.category() == boost::system::generic_category())
    for (const auto& [word, number] : kInOurWords)
      if (error == word) return reason(number);
  return reason(error.value());
}

}  // namespace domain
