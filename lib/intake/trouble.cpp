#include "intake/trouble.h"

#include "intake/file_name.h"
#include "intake/volume.h"

#include <boost/filesystem/directory.hpp>

#include <cerrno>

namespace intake {

namespace {

std::string quoted(const std::string& text) {
  return "« " + printable(text) + " »";
}

}  // namespace

std::string reason(const error_code& error) {
  switch (error.value()) {
    case ENOSPC:
      return "le disque est plein";
    case EDQUOT:
      return "le quota de disque est atteint";
    case EFBIG:
      return "le fichier dépasse la taille permise";
    case EACCES:
    case EPERM:
      return "Navette n'en a pas le droit";
    case EROFS:
      return "le disque est en lecture seule";
    case ENOENT:
      return "introuvable";
    case ENOTDIR:
      return "ce n'est pas un dossier";
    case EIO:
      return "le disque signale une erreur";
    case ESTALE:
    case ENOTCONN:
    case EHOSTDOWN:
    case EHOSTUNREACH:
    case ETIMEDOUT:
      return "le partage réseau ne répond pas";
    case EMFILE:
    case ENFILE:
      return "trop de fichiers sont ouverts";
    case ENAMETOOLONG:
      return "le nom est trop long";
    case EEXIST:
      return "ce nom est déjà pris";
    default:
      return "erreur système " + std::to_string(error.value());
  }
}

std::string folder_trouble(const fs::path& folder, const error_code& error) {
  if (error.value() == ENOENT)
    return "Le dossier de dépôt " + quoted(folder.native()) +
           " est introuvable : il a été renommé, supprimé, ou son disque n'est pas branché. Rien n'est perdu ; "
           "remettez-le "
           "en place ou corrigez la configuration, Navette reprendra d'elle-même.";
  return "Le dossier de dépôt " + quoted(folder.native()) + " ne peut pas être lu (" + reason(error) +
         "). Les exports y restent ; rétablissez l'accès, Navette reprendra d'elle-même.";
}

std::string volume_trouble(const fs::path& folder, const fs::path& volume) {
  return "Le volume du dossier de dépôt " + quoted(folder.native()) + " n'est pas monté : d'habitude, il l'est sur " +
         quoted(volume.native()) +
         ". Rien n'est perdu, mais en attendant rien n'est pris dans ce dossier et rien n'y est rangé. Rebranchez le "
         "disque ou rétablissez le partage, Navette reprendra d'elle-même ; si vous y avez renoncé pour de bon, créez "
         "dans ce dossier un sous-dossier « Importés ».";
}

std::string trouble_with(const fs::path& folder, const fs::path& spool) {
  if (const fs::path volume = missing_volume(folder, spool); !volume.empty()) return volume_trouble(folder, volume);
  error_code error;
  const fs::directory_iterator readable(folder, error);
  return error ? folder_trouble(folder, error) : std::string();
}

std::string spool_trouble(const fs::path& spool, const error_code& error) {
  return "La réserve de Navette " + quoted(spool.native()) + " ne peut pas être utilisée (" + reason(error) +
         "). Aucun export n'est perdu, mais aucun n'est pris en attendant ; libérez de la place ou rétablissez "
         "l'accès, "
         "Navette reprendra d'elle-même.";
}

std::string file_trouble(const std::string& name, const error_code& error) {
  return "Le fichier " + quoted(name) + " ne peut pas être pris dans le dossier de dépôt (" + reason(error) +
         "). Il reste où il est ; corrigez les droits du fichier et du dossier, Navette le prendra d'elle-même.";
}

std::string held_open_trouble(const std::string& name) {
  return "Le fichier " + quoted(name) +
         " est encore ouvert par le programme qui l'a écrit, depuis longtemps et sans changement. Navette attend, pour "
         "ne "
         "pas prendre un fichier inachevé : fermez ce programme ou enregistrez l'export à nouveau.";
}

}  // namespace intake
