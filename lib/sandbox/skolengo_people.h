// The first skin's directory, an application of its own: recherche avancée, fichier des identifiants, new users.
#pragma once

#include "sandbox/world.h"

namespace sandbox::skolengo {

// Requests to PROC=ANNUAIRE, ANNUAIRE_RECHERCHE, IDENTIFIANTS and CREER_UTILISATEUR.
[[nodiscard]] Response answer_directory(World& world, const Visit& visit);
[[nodiscard]] Response answer_search(World& world, Visit& visit);
[[nodiscard]] Response answer_credentials(World& world, Visit& visit);
[[nodiscard]] Response answer_new_user(World& world, Visit& visit);

}  // namespace sandbox::skolengo
