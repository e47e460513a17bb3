#include "domain/reason.h"

#include <cerrno>

namespace domain {

std::string reason(int system_error) {
  switch (system_error) {
    case ENOSPC: return "le disque est plein";
    case EDQUOT: return "le quota de disque est atteint";
    case EFBIG: return "le fichier dépasse la taille permise";
    case EACCES:
    case EPERM: return "Navette n'en a pas le droit";
    case EROFS:
      return "le disque est en lecture seule, ou systemd n'y laisse pas écrire ce service, ce que « navette check » "
             "dit";
    case ENOENT: return "introuvable";
    case ENOTDIR: return "ce n'est pas un dossier";
    case EISDIR: return "c'est un dossier";
    case EIO: return "le disque signale une erreur";
    case ESTALE:
    case ENOTCONN:
    case EHOSTDOWN:
    case EHOSTUNREACH:
    case ETIMEDOUT: return "le partage réseau ne répond pas";
    case EMFILE:
    case ENFILE: return "trop de fichiers sont ouverts";
    case ENAMETOOLONG: return "le nom est trop long";
    case EEXIST: return "ce nom est déjà pris";
    case ENOTEMPTY: return "le dossier n'est pas vide";
    case ELOOP: return "des liens y tournent en rond";
    case EXDEV: return "c'est un autre disque";
    case EBUSY:
    case ETXTBSY: return "un autre programme l'utilise";
    case ENOMEM: return "la mémoire manque";
    case EAGAIN: return "le système est trop chargé";
    case EADDRINUSE: return "un autre programme utilise déjà ce port";
    case EADDRNOTAVAIL: return "cette adresse n'est pas de cette machine";
    default: return "erreur n° " + std::to_string(system_error) + " du système";
  }
}

std::string reason(const boost::system::error_code& error) { return reason(error.value()); }

}  // namespace domain
