#include "formats/document.h"

#include "formats/recognise.h"
#include "formats/sentence.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace formats {

namespace {

// Windows-1252 where it differs from ISO-8859-1, 0x80 to 0x9F; the five bytes without a character stand for themselves.
constexpr std::array<char16_t, 32> kWindows1252{0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                                0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

std::string utf8_of_windows_1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      text += c;
      continue;
    }
    std::array<utf8proc_uint8_t, 4> encoded{};
    const auto length = utf8proc_encode_char(byte < 0xA0 ? kWindows1252[byte - 0x80] : byte, encoded.data());
    text.append(reinterpret_cast<const char*>(encoded.data()), static_cast<std::size_t>(length));
  }
  return text;
}

bool is_utf8(std::string_view bytes) {
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  while (at != end) {
    std::uint64_t eight = 0;
    if (end - at >= 8 && (std::memcpy(&eight, at, 8), (eight & 0x8080808080808080u) == 0)) {
      at += 8;
    } else if (static_cast<unsigned char>(*at) < 0x80) {
      ++at;
    } else {
      utf8proc_int32_t character = 0;
      const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(at), end - at, &character);
      if (length <= 0) return false;
      at += length;
    }
  }
  return true;
}

bool is_known_eight_bit(std::string_view label) {
  static constexpr std::string_view known[] = {"iso-8859-1", "iso8859-1", "latin1", "windows-1252", "cp1252"};
  return std::find(std::begin(known), std::end(known), label) != std::end(known);
}

bool is_wide(Encoding encoding) {
  return encoding == Encoding::utf16_le || encoding == Encoding::utf16_be;
}

bool holds_nul(std::string_view bytes, Encoding encoding) {
  if (!is_wide(encoding)) return std::memchr(bytes.data(), 0, bytes.size()) != nullptr;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2)
    if (bytes[i] == 0 && bytes[i + 1] == 0) return true;
  return false;
}

// pugixml needs at most one node (8 pointers) for each tag and one attribute (5 pointers) for each '='. A real export
// makes that 2.4 times its size; a document of nothing but tags would make it 16 times.
bool is_dense(std::string_view bytes) {
  constexpr std::uint64_t node = 8 * sizeof(void*), attribute = 5 * sizeof(void*);
  constexpr std::uint64_t always_allowed = 8u << 20;
  const auto tags = static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.end(), '<'));
  const auto equals = static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.end(), '='));
  return tags * node + equals * attribute > 4 * std::uint64_t{bytes.size()} + always_allowed;
}

domain::Failure malformed(std::string_view bytes, const Prolog& prolog, std::ptrdiff_t at, domain::Kind kind) {
  if (!ends_whole(bytes))
    return refused(
        "Ce fichier est incomplet : il s'arrête avant la fin du document, comme quand un enregistrement ou "
        "une copie est interrompu.",
        kind);
  std::string where;
  if (prolog.encoding == Encoding::utf8 && at > 0) {
    const auto before = bytes.substr(0, static_cast<std::size_t>(at));
    where = " vers la ligne " + std::to_string(std::count(before.begin(), before.end(), '\n') + 1);
  }
  return refused("Ce fichier est abîmé : il est mal formé" + where + ".", kind);
}

}  // namespace

domain::Result<Document> Parser::parse(std::string_view bytes, const Prolog& prolog, domain::Kind kind) {
  if (bytes.empty()) return refused("Ce fichier est vide.", kind);
  if (prolog.html)
    return refused("Ce fichier est une page web enregistrée sous le nom d'un export, et non l'export lui-même.", kind);
  if (holds_nul(bytes, prolog.encoding))
    return refused(
        "Ce fichier est abîmé : il contient des octets nuls, comme après une coupure pendant "
        "l'enregistrement.",
        kind);
  if (!prolog.markup)
    return refused("Ce fichier n'est pas un document XML, alors que son nom annonce un export.", kind);
  if (is_dense(bytes))
    return refused("Ce fichier n'a pas la forme d'un export : il ne contient presque que des balises.", kind);

  Document document;
  const unsigned options = pugi::parse_escapes | pugi::parse_cdata | pugi::parse_embed_pcdata | pugi::parse_doctype;
  pugi::xml_parse_result outcome;
  const bool lies = prolog.encoding == Encoding::utf8 && !is_utf8(bytes);
  if (lies || prolog.encoding == Encoding::eight_bit) {
    text_ = utf8_of_windows_1252(bytes);
    outcome = tree_.load_buffer_inplace(text_.data(), text_.size(), options, pugi::encoding_utf8);
  } else {
    const auto encoding = prolog.encoding == Encoding::utf8       ? pugi::encoding_utf8
                          : prolog.encoding == Encoding::utf16_le ? pugi::encoding_utf16_le
                                                                  : pugi::encoding_utf16_be;
    outcome = tree_.load_buffer(bytes.data(), bytes.size(), options, encoding);
  }
  if (outcome.status == pugi::status_out_of_memory) throw std::bad_alloc();
  if (!outcome) return malformed(bytes, prolog, outcome.offset, kind);

  for (const pugi::xml_node node : tree_.children()) {
    if (node.type() == pugi::node_doctype)
      return refused(
          "Ce fichier contient une déclaration DOCTYPE, ce qu'aucun export ne fait : il a été modifié, ou ce "
          "n'est pas un export.",
          kind);
    if (node.type() != pugi::node_element) continue;
    if (document.root) return refused("Ce fichier est abîmé : il contient plusieurs documents à la suite.", kind);
    document.root = node;
  }
  if (!ends_whole(bytes)) return refused("Ce fichier est abîmé : quelque chose suit la fin du document.", kind);

  const bool wide_claim = prolog.declared.starts_with("utf-16") && !is_wide(prolog.encoding);
  if (lies)
    document.findings.push_back({"encoding",
                                 "Le fichier se dit en UTF-8 mais ne l'est pas ; Navette l'a lu comme du "
                                 "Windows-1252. L'ENT peut mal afficher les accents ou refuser le fichier."});
  else if (wide_claim)
    document.findings.push_back({"encoding",
                                 "Le fichier se dit en UTF-16 mais est écrit en UTF-8 ; Navette l'a lu "
                                 "ainsi. L'ENT peut le refuser."});
  else if (prolog.encoding == Encoding::eight_bit && !is_known_eight_bit(prolog.declared))
    document.findings.push_back({"encoding", "Le fichier annonce un codage de caractères inattendu (« " +
                                                 quotable(prolog.declared) +
                                                 " ») ; Navette l'a lu comme du Windows-1252. "
                                                 "L'ENT peut mal afficher les accents ou refuser le fichier."});
  return document;
}

}  // namespace formats
