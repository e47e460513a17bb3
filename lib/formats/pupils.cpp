#include "formats/pupils.h"

#include "domain/keyed_digest.h"
#include "formats/attributes.h"
#include "formats/document.h"
#include "formats/timetable.h"

#include <set>

namespace formats {

std::vector<std::string> pupil_digests(std::string_view bytes, std::string_view key) {
  std::string copy(bytes);
  const Prolog prolog = read_prolog(copy);
  Parser parser;
  const auto document = parser.parse(copy, prolog, domain::Kind::edt);
  if (!document || local_name(document->root.name()) != kTimetableRoot) return {};
  std::set<std::string> digests;
  for (const pugi::xml_node section : document->root.children()) {
    if (!is_named(section, "Eleves")) continue;
    for (const pugi::xml_node pupil : section.children())
      if (is_named(pupil, "Eleve"))
        digests.insert(domain::keyed_digest(key, std::string(attribute(pupil, "nom").value()) + "\n" +
                                                     attribute(pupil, "prenom").value() + "\n" +
                                                     attribute(pupil, "datenaissance").value()));
  }
  return {digests.begin(), digests.end()};
}

}  // namespace formats
