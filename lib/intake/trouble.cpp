#include "intake/trouble.h"

#include "domain/reason.h"
#include "intake/file_name.h"
#include "intake/volume.h"

#include <boost/filesystem/directory.hpp>

namespace intake {

using domain::reason;

namespace {

std::string quoted(const std::string& text) { return "« " + printable(text) + " »"; }

}  // namespace

std::string folder_trouble(const fs::path& folder, const error_code& error) {
  if (error == boost::system::errc::no_such_file_or_directory)
    return "Le dossier de dépôt " + quoted(folder.string()) +
           " est introuvable : il a été renommé, supprimé, ou son disque n'est pas branché. Rien n'est perdu ; "
           "remettez-le "
           "en place ou corrigez la configuration, Navette reprendra d'elle-même.";
  return "Le dossier de dépôt " + quoted(folder.string()) + " ne peut pas être lu (" + reason(error) +
         "). Les exports y restent ; rétablissez l'accès, Navette reprendra d'elle-même.";
}

std::string volume_trouble(const fs::path& folder, const fs::path& volume) {
  return "Le volume du dossier de dépôt " + quoted(folder.string()) + " n'est pas monté : d'habitude, il l'est sur " +
         quoted(volume.string()) +
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
  return "La réserve de Navette " + quoted(spool.string()) + " ne peut pas être utilisée (" + reason(error) +
         "). Aucun export n'est perdu, mais aucun n'est pris en attendant ; libérez de la place ou rétablissez "
         "l'accès, "
         "Navette reprendra d'elle-même.";
}

std::string file_trouble(const std::string& name, const error_code& error) {
  return "Le fichier " + quoted(name) + " ne peut pas être pris dans le dossier de dépôt (" + reason(error) +
         "). Il reste où il est ; corrigez les droits du fichier et du dossier, Navette le prendra d'elle-même.";
}

}  // namespace intake
