// write_container()
#include "samples/container.h"
#include "samples/crypto.h"
#include "samples/draws.h"
#include "samples/text.h"

#include <stdexcept>

namespace samples {

namespace {

// RFC 8017, 7.2.1: 00 02, random bytes that are not zero, 00, the message.
std::string pad_for_rsa(std::string_view message, std::size_t size, Draws& draws) {
  if (message.size() + 11 > size) throw std::runtime_error("RSA key too short");
  std::string block{'\0', '\2'};
  while (block.size() + 1 + message.size() < size) block += static_cast<char>(1 + draws.below(255));
  block += '\0';
  return block.append(message);
}

std::string with_crlf(std::string_view text) {
  std::string result;
  result.reserve(text.size() + text.size() / 64);
  for (const char c : text) {
    if (c == '\n') result += '\r';
    result += c;
  }
  return result;
}

}  // namespace

std::string write_container(std::string_view payload, const Envelope& envelope, const std::vector<Partner>& partners,
                            std::uint64_t seed) {
  Draws draws(seed);
  const std::string key = draws.bytes(kAesKey);
  const std::string iv = draws.bytes(kAesBlock);
  const std::string content = envelope.compressed ? deflate(payload) : std::string(payload);

  pugi::xml_document document = new_document();
  pugi::xml_node root = document.append_child("EXPORT_INDEX_EDUCATION");
  root.append_attribute("xmlns") = "http://www.index-education.com/conteneurexportchiffre";
  const auto add = [&](const char* name, const std::string& text) {
    pugi::xml_node node = root.append_child(name);
    node.text() = text.c_str();
    return node;
  };
  add("VERSION", envelope.version);
  add("LOGICIEL", envelope.software);
  pugi::xml_node keys = root.append_child("CLES");
  for (const Partner& partner : partners) {
    const std::string block = pad_for_rsa(key + iv + md5(key + iv), rsa_size(partner.public_key), draws);
    pugi::xml_node node = keys.append_child("PARTENAIRE");
    node.append_attribute("NOM") = partner.name.c_str();
    node.text() = to_base64(rsa_encrypt_block(block, partner.public_key)).c_str();
  }
  pugi::xml_node sealed = add("CONTENU", to_base64(aes_encrypt(content, key, iv)));
  if (!envelope.compressed) sealed.append_attribute("CompresseAvantChiffrement") = "false";
  add("VERIFICATION", to_base64(sha256(content)));
  add("DATEHEURE", iso(envelope.made_at));
  add("UAI", envelope.uai);
  if (!envelope.school_name.empty()) add("NOMETABLISSEMENT", envelope.school_name);
  if (!envelope.postcode_town.empty()) add("CODEPOSTALVILLE", envelope.postcode_town);

  // pugixml would write a carriage return of its own text as "&#13;", so lines get theirs last.
  std::string text = text_of(document, Layout::one_line) + "\n";
  text.insert(text.find("?>") + 2, "\n");
  return with_crlf(text);
}

}  // namespace samples
