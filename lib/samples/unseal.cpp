// open_container()
#include "samples/container.h"
#include "samples/crypto.h"

#include <pugixml.hpp>

#include <algorithm>
#include <cstring>

namespace samples {

namespace {

domain::Failure refused(std::string sentence) {
  return {domain::Fault::file_refused, std::move(sentence)};
}

domain::Failure damaged(const char* what) {
  return refused(std::string("Le fichier chiffré est abîmé : ") + what +
                 ". Refaites l'export et envoyez-le de nouveau.");
}

const char* local_name(pugi::xml_node node) {
  const char* colon = std::strchr(node.name(), ':');
  return colon != nullptr ? colon + 1 : node.name();
}

pugi::xml_node child(pugi::xml_node node, const char* name) {
  return node.find_child([&](pugi::xml_node each) { return std::strcmp(local_name(each), name) == 0; });
}

bool same_letters(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

// AES key and IV of this partner.
domain::Result<std::string> key_for(pugi::xml_node keys, std::string_view partner, const std::string& private_key) {
  const pugi::xml_node ours = keys.find_child([&](pugi::xml_node each) {
    return std::strcmp(local_name(each), "PARTENAIRE") == 0 && same_letters(each.attribute("NOM").value(), partner);
  });
  if (!ours)
    return refused("Ce fichier n'est pas chiffré pour « " + std::string(partner) +
                   " » : il est destiné à un autre portail. Refaites l'export en choisissant le bon partenaire.");
  const auto sealed = from_base64(ours.child_value());
  const auto opened = sealed ? rsa_decrypt(*sealed, private_key) : std::nullopt;
  if (!opened || opened->size() != kAesKey + kAesBlock + kMd5)
    return damaged("la clé qu'il contient ne peut pas être déchiffrée");
  const std::string_view both = std::string_view(*opened).substr(0, kAesKey + kAesBlock);
  if (md5(both) != std::string_view(*opened).substr(both.size()))
    return damaged("la clé qu'il contient n'a pas la bonne empreinte");
  return std::string(both);
}

}  // namespace

domain::Result<std::string> open_container(std::string_view file, std::string_view partner,
                                           const std::string& private_key, std::size_t inflated_cap) {
  pugi::xml_document document;
  if (!document.load_buffer(file.data(), file.size())) return damaged("ce n'est pas un document XML bien formé");
  const pugi::xml_node root = child(document, "EXPORT_INDEX_EDUCATION");
  if (!root) return refused("Ce fichier n'est pas un export chiffré d'EDT ou de PRONOTE.");
  const auto key = key_for(child(root, "CLES"), partner, private_key);
  if (!key) return key.error();

  const pugi::xml_node sealed = child(root, "CONTENU");
  const auto encrypted = from_base64(sealed.child_value());
  const std::string_view both = *key;
  auto content = encrypted && !encrypted->empty()
                     ? aes_decrypt(*encrypted, both.substr(0, kAesKey), both.substr(kAesKey))
                     : std::nullopt;
  if (!content) return damaged("son contenu ne peut pas être déchiffré");
  if (from_base64(child(root, "VERIFICATION").child_value()) != sha256(*content))
    return damaged("son contenu n'a pas la bonne somme de contrôle");
  if (!sealed.attribute("CompresseAvantChiffrement").as_bool(true)) return std::move(*content);
  auto inflated = inflate(*content, inflated_cap);
  if (!inflated) return damaged("son contenu ne peut pas être décompressé, ou est trop grand");
  return std::move(*inflated);
}

}  // namespace samples
