// write_container()
#include "samples/container.h"
#include "samples/crypto.h"
#include "samples/draws.h"

#include <pugixml.hpp>

#include <cstdio>
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

// DATEHEURE as the vendor writes it, with a fraction; ours is always in UTC.
std::string date_time(domain::Instant instant) {
  using namespace std::chrono;
  const auto day = floor<days>(instant);
  const year_month_day date{day};
  const hh_mm_ss<milliseconds> time{instant - day};
  char text[64];
  std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d.%03d+00:00", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()), static_cast<int>(time.subseconds().count()));
  return text;
}

struct StringWriter final : pugi::xml_writer {
  std::string text;
  void write(const void* data, std::size_t size) override { text.append(static_cast<const char*>(data), size); }
};

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

  pugi::xml_document document;
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
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
  add("DATEHEURE", date_time(envelope.made_at));
  add("UAI", envelope.uai);
  if (!envelope.school_name.empty()) add("NOMETABLISSEMENT", envelope.school_name);
  if (!envelope.postcode_town.empty()) add("CODEPOSTALVILLE", envelope.postcode_town);

  // pugixml would write a carriage return of its own text as "&#13;", so lines get theirs last.
  StringWriter writer;
  document.save(writer, "", pugi::format_raw, pugi::encoding_utf8);
  writer.text.insert(writer.text.find("?>") + 2, "\n");
  return with_crlf(writer.text + "\n");
}

}  // namespace samples
