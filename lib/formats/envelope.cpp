#include "formats/envelope.h"

#include "formats/attributes.h"
#include "formats/base64.h"
#include "formats/moment.h"
#include "formats/prolog.h"
#include "formats/sentence.h"

#include <algorithm>

namespace formats {

namespace {

constexpr std::size_t kAesBlock = 16;
constexpr std::size_t kSha256 = 32;

domain::Failure damaged(std::string_view how, domain::Kind kind) {
  return refused("Ce fichier est abîmé : " + std::string(how) + ". Personne ne pourrait le déchiffrer.", kind);
}

pugi::xml_node child(pugi::xml_node node, const char* name) {
  for (const pugi::xml_node each : node.children())
    if (is_named(each, name)) return each;
  return {};
}

std::string list_of(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + quotable(name);
  return list;
}

// Each partner's key: who can open the container.
domain::Result<void> read_keys(pugi::xml_node keys, domain::Export& content) {
  for (const pugi::xml_node partner : keys.children()) {
    if (!is_named(partner, "PARTENAIRE")) continue;
    const std::string name = attribute(partner, "nom").value();
    if (base64_size(partner.child_value()).value_or(0) == 0)
      return damaged("la clé destinée à « " + quotable(name) + " » est illisible", content.kind);
    content.partners.push_back(name);
  }
  if (content.partners.empty()) return damaged("il ne contient la clé d'aucun destinataire", content.kind);
  return {};
}

domain::Result<void> read_payload(pugi::xml_node payload, pugi::xml_node checksum, domain::Export& content) {
  const auto size = base64_size(payload.child_value());
  if (!size) return damaged("son contenu chiffré (CONTENU) est illisible", content.kind);
  if (*size == 0) return damaged("son contenu chiffré (CONTENU) est absent", content.kind);
  if (*size % kAesBlock != 0)
    return damaged("il manque une partie de son contenu chiffré (" + std::to_string(*size) +
                       " octets, ce qui n'est "
                       "pas un multiple de 16)",
                   content.kind);
  content.payload_bytes = *size;
  if (base64_size(checksum.child_value()) != kSha256)
    return damaged("sa somme de contrôle (VERIFICATION) est absente ou illisible", content.kind);
  return {};
}

bool is_for_one_of(const std::vector<std::string>& expected, const std::vector<std::string>& partners) {
  return std::any_of(expected.begin(), expected.end(), [&](const std::string& wanted) {
    return std::any_of(partners.begin(), partners.end(),
                       [&](const std::string& partner) { return same_letters(wanted, partner); });
  });
}

}  // namespace

domain::Result<void> read_envelope(pugi::xml_node root, const Expectations& expectations, domain::Export& content) {
  content.software = text_of(child(root, "LOGICIEL"));
  content.school_name = text_of(child(root, "NOMETABLISSEMENT"));
  read_school(text_of(child(root, "UAI")), content);
  content.made_at = read_moment(text_of(child(root, "DATEHEURE")));
  if (const auto keys = read_keys(child(root, "CLES"), content); !keys) return keys.error();
  if (const auto payload = read_payload(child(root, "CONTENU"), child(root, "VERIFICATION"), content); !payload)
    return payload.error();

  if (!content.made_at)
    content.findings.push_back({"date_missing",
                                "Le fichier ne dit pas lisiblement quand il a été fait (DATEHEURE) : "
                                "Navette se fie à la date d'enregistrement du fichier."});
  if (!expectations.partners.empty() && !is_for_one_of(expectations.partners, content.partners))
    content.findings.push_back({"partner_missing", "Ce fichier est chiffré pour " + list_of(content.partners) +
                                                       ", pas pour " + list_of(expectations.partners) +
                                                       " : l'ENT ne pourra sans doute pas le lire. Vérifiez "
                                                       "le partenaire choisi au moment de l'export (Skolengo)."});
  return {};
}

}  // namespace formats
