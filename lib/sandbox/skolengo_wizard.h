// The import wizards of the first skin: four steps for EDT, two for the PRONOTE identifiers.
#pragma once

#include "sandbox/skolengo_frame.h"

namespace sandbox::skolengo {

struct Course {
  domain::Kind kind;
  Place place;
  const char* proc;
  const char* title;
};
inline constexpr Course kEdt{domain::Kind::edt, Place::edt, "IMPORT_EDT", "Import EDT"};
inline constexpr Course kIdpn{domain::Kind::idpn, Place::administration, "IMPORT_IDPN",
                              "Importer les identifiants Pronote"};

// Any request to the course's PROC, of somebody who may.
[[nodiscard]] Response answer_wizard(World& world, Visit& visit, const Course& course);

}  // namespace sandbox::skolengo
