#include "engine/unfinished.h"

#include <boost/filesystem/path.hpp>

namespace engine {

// Those of its folder, in which the service may do anything.
std::string how_to_let_read(const domain::Unfinished& file) {
  return "Rendez-lui les droits de son dossier (dans une invite de commandes ouverte par « Exécuter en tant "
         "qu'administrateur », tapez : icacls \"" +
         (boost::filesystem::path(file.folder) / file.file_name).string() + "\" /reset)";
}

}  // namespace engine
