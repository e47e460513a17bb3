#include "engine/unfinished.h"

namespace engine {

std::string how_to_let_read(const domain::Unfinished&) {
  return "Rendez-le lisible du groupe du dossier (« chgrp » si le fichier est d'un autre groupe, puis « chmod g+r »)";
}

}  // namespace engine
