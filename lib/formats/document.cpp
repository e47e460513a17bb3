#include "formats/document.h"

#include "formats/recognise.h"
#include "formats/sentence.h"
#include "formats/survey.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>

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

bool is_known_eight_bit(std::string_view label) {
  static constexpr std::string_view known[] = {"iso-8859-1", "iso8859-1", "latin1", "windows-1252", "cp1252"};
  return std::find(std::begin(known), std::end(known), label) != std::end(known);
}

bool is_wide(Encoding encoding) { return encoding == Encoding::utf16_le || encoding == Encoding::utf16_be; }

// A NUL character ends the text for pugixml, and whatever follows would go unseen.
bool holds_nul(std::string_view bytes, Encoding encoding, const Survey& survey) {
  if (!is_wide(encoding)) return survey.holds_nul;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2)
    if (bytes[i] == 0 && bytes[i + 1] == 0) return true;
  return false;
}

// pugixml needs at most one node (8 pointers) for each tag and one attribute (5 pointers) for each '='. A real export
// makes that 2.4 times its size; a document of nothing but tags would make it 16 times.
std::uint64_t size_of_tree(const Survey& survey) {
  constexpr std::uint64_t node = 8 * sizeof(void*), attribute = 5 * sizeof(void*);
  return survey.tags * node + survey.equals * attribute;
}

bool is_dense(std::uint64_t bytes, const Survey& survey) {
  constexpr std::uint64_t always_allowed = 8u << 20;
  return size_of_tree(survey) > 4 * bytes + always_allowed;
}

// What it takes besides: the heads and unused ends of its pages, 32 KB each.
std::uint64_t with_its_pages(std::uint64_t tree) { return tree + tree / 64 + (64u << 10); }

}  // namespace

domain::Result<Document> Parser::parse(std::span<char> buffer, const Prolog& prolog, domain::Kind kind) {
  const std::string_view bytes(buffer.data(), buffer.size());
  if (bytes.empty()) return refused("Ce fichier est vide.", kind);
  if (prolog.html)
    return refused("Ce fichier est une page web enregistrée sous le nom d'un export, et non l'export lui-même.", kind);
  const Survey seen = survey(bytes);
  if (holds_nul(bytes, prolog.encoding, seen))
    return refused(
        "Ce fichier est abîmé : il contient des octets nuls, comme après une coupure pendant "
        "l'enregistrement.",
        kind);
  if (!prolog.markup)
    return refused("Ce fichier n'est pas un document XML, alors que son nom annonce un export.", kind);
  if (is_dense(bytes.size(), seen))
    return refused("Ce fichier n'a pas la forme d'un export : il ne contient presque que des balises.", kind);

  const bool whole = ends_whole(bytes);  // asked now, since parsing overwrites the bytes
  const bool lies = prolog.encoding == Encoding::utf8 && !seen.is_utf8;
  if (lies || prolog.encoding == Encoding::eight_bit) {
    text_ = utf8_of_windows_1252(bytes);
    buffer = text_;
  }
  const auto encoding = prolog.encoding == Encoding::utf16_le   ? pugi::encoding_utf16_le
                        : prolog.encoding == Encoding::utf16_be ? pugi::encoding_utf16_be
                                                                : pugi::encoding_utf8;
  const unsigned options = pugi::parse_escapes | pugi::parse_cdata | pugi::parse_embed_pcdata | pugi::parse_doctype;
  arena_.emplace(with_its_pages(size_of_tree(seen)));
  const auto outcome = tree_.load_buffer_inplace(buffer.data(), buffer.size(), options, encoding);
  if (outcome.status == pugi::status_out_of_memory) throw std::bad_alloc();
  if (!outcome && !whole)
    return refused(
        "Ce fichier est incomplet : il s'arrête avant la fin du document, comme quand un enregistrement ou une copie "
        "est interrompu.",
        kind);
  if (!outcome)
    return refused(
        "Ce fichier est abîmé : le document est mal formé, vers le caractère " + std::to_string(outcome.offset) + ".",
        kind);

  Document document;
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
  if (!whole) return refused("Ce fichier est abîmé : quelque chose suit la fin du document.", kind);

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
