// "Fichier des identifiants": the accounts of a school as .csv files, in the shapes that docs/formats.md knows. An account
// is there some days after its person was imported.
#pragma once

#include "sandbox/world.h"

#include <optional>
#include <string>
#include <vector>

namespace sandbox {

struct AccountQuery {
  std::optional<std::chrono::sys_days> since{};  // accounts of that day and later ones
  std::string last_name{};                       // with it, those of that name only
  std::string first_name{};
};

// The accounts there are now, in the order in which people came.
[[nodiscard]] std::vector<const Resident*> accounts_of(const World& world, const domain::Uai& school,
                                                       const AccountQuery& query, domain::Instant now);

// "rne;uid;classe;profil;prenom;nom;login;mot de passe;…;ville;pays": bare fields, a byte order mark, lines of CRLF. A
// parent comes once for each child. A password is in clear, or a sentence where its owner has changed it.
[[nodiscard]] std::string long_csv(const World& world, const std::vector<const Resident*>& accounts);
// "Civilité";"Nom";…: quoted fields, other columns in another order, a separator too many at the end. Passwords of teachers
// are {SSHA}.
[[nodiscard]] std::string short_csv(const World& world, const std::vector<const Resident*>& accounts);

}  // namespace sandbox
