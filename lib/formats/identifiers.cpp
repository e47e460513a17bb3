#include "formats/identifiers.h"

#include "formats/attributes.h"
#include "formats/document.h"
#include "formats/moment.h"
#include "formats/sentence.h"

#include <algorithm>
#include <array>

namespace formats {

namespace {

constexpr std::array<std::string_view, 11> kForeignRoots{
    "svg", "rss", "feed", "kml", "gpx", "plist", "stylesheet", "schema", "manifest", "Relationships", "Types"};

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::any_of(names.begin(), names.end(), [&](std::string_view each) { return same_letters(name, each); });
}

// An attribute or an element is found alike: IdPN files of different years may have either.
struct Findings {
  std::string school;
  std::optional<domain::Instant> made_at;
  domain::Counts counts;

  void take(std::string_view name, std::string_view value, int depth) {
    if (value.empty()) return;
    if (school.empty() && is_one_of(name, {"uai", "rne"})) school = value;
    if (!made_at && depth <= 1 && is_one_of(name, {"dateheure", "dateexport", "date"})) {
      made_at = read_moment(value);
      if (const auto day = read_date(value); !made_at && day) made_at = *day;
    }
  }

  void visit(pugi::xml_node node, int depth) {
    const std::string_view name = local_name(node.name());
    for (const pugi::xml_attribute each : node.attributes()) take(local_name(each.name()), each.value(), depth);
    take(name, text_of(node), depth);

    if (has_identifier(node)) ++counts.identifiers;
    if (same_letters(name, "idpn") && !text_of(node).empty()) ++counts.identifiers;
    if (same_letters(name, "eleve")) ++counts.pupils;
    if (is_one_of(name, {"professeur", "enseignant"})) ++counts.teachers;
    if (same_letters(name, "responsable")) ++counts.responsibles;
  }
};

}  // namespace

domain::Result<void> read_identifiers(pugi::xml_node root, domain::Export& content) {
  const std::string_view name = local_name(root.name());
  if (std::any_of(kForeignRoots.begin(), kForeignRoots.end(), [&](auto each) { return same_letters(each, name); }))
    return refused(
        "Ce fichier n'est pas un export des identifiants PRONOTE, bien que son nom l'annonce (c'est un "
        "document « " +
            quotable(name) + " »).",
        content.kind);

  Findings found;
  if (!visit_nodes(root, [&](pugi::xml_node node, int depth) { found.visit(node, depth); }))
    return refused("Ce fichier n'a pas la forme d'un export : ses balises sont emboîtées trop profondément.",
                   content.kind);
  read_school(found.school, content);
  content.made_at = found.made_at;
  content.counts = found.counts;
  if (found.counts.identifiers == 0)
    content.findings.push_back({"no_identifier",
                                "Navette ne trouve aucun identifiant PRONOTE dans ce fichier. Vérifiez "
                                "que c'est bien l'export des ID PRONOTE : après le premier export de "
                                "l'année, il peut être vide si personne n'est nouveau."});
  return {};
}

}  // namespace formats
