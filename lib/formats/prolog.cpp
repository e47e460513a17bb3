#include "formats/prolog.h"

#include "formats/recognise.h"

#include <algorithm>

namespace formats {

namespace {

constexpr std::string_view kSpace = " \t\r\n";

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

struct Start {
  Encoding encoding;
  std::size_t mark;  // length of the byte order mark
};

// XML 1.0, appendix F: a document begins with a byte order mark or with '<'.
Start start_of(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return {Encoding::utf8, 3};
  if (bytes.starts_with("\xFF\xFE")) return {Encoding::utf16_le, 2};
  if (bytes.starts_with("\xFE\xFF")) return {Encoding::utf16_be, 2};
  if (bytes.starts_with(std::string_view("<\0", 2))) return {Encoding::utf16_le, 0};
  if (bytes.starts_with(std::string_view("\0<", 2))) return {Encoding::utf16_be, 0};
  return {Encoding::utf8, 0};
}

// The label in `<?xml version="1.0" encoding="…"?>`.
std::string declared_in(std::string_view declaration) {
  const auto at = declaration.find("encoding");
  if (at == declaration.npos) return {};
  const auto open = declaration.find_first_of("\"'", at);
  if (open == declaration.npos) return {};
  const auto close = declaration.find(declaration[open], open + 1);
  if (close == declaration.npos) return {};
  std::string label(declaration.substr(open + 1, close - open - 1));
  std::transform(label.begin(), label.end(), label.begin(), lower);
  return label;
}

// Where the declaration `<!DOCTYPE … [ … ]>` that begins `text` ends; npos if it does not.
std::size_t end_of_doctype(std::string_view text) {
  const auto bracket = text.find_first_of("[>");
  if (bracket == text.npos || text[bracket] == '>') return bracket;
  const auto close = text.find(']', bracket);
  return close == text.npos ? close : text.find('>', close);
}

// The start tag that begins `text` ends with "/>"; quoted '>' do not count.
bool closes_itself(std::string_view text) {
  char quote = 0;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (quote != 0) {
      if (text[i] == quote) quote = 0;
    } else if (text[i] == '"' || text[i] == '\'') {
      quote = text[i];
    } else if (text[i] == '>') {
      return text[i - 1] == '/';
    }
  }
  return false;
}

bool means_eight_bit(std::string_view label) {
  static constexpr std::string_view kUnicode[] = {"",      "utf-8",  "utf8",     "us-ascii",
                                                  "ascii", "utf-16", "utf-16le", "utf-16be"};
  return std::find(std::begin(kUnicode), std::end(kUnicode), label) == std::end(kUnicode);
}

}  // namespace

Prolog read_prolog(std::string_view first_bytes) {
  Prolog prolog;
  const Start start = start_of(first_bytes);
  prolog.encoding = start.encoding;
  const std::string ascii = ascii_of(first_bytes.substr(0, kPeek).substr(start.mark), start.encoding);
  std::string_view text = ascii;

  for (;;) {
    text.remove_prefix(std::min(text.find_first_not_of(kSpace), text.size()));
    if (!text.starts_with('<')) return prolog;
    prolog.markup = true;
    std::size_t end = 0;  // one past the last character of what is skipped
    if (text.starts_with("<?")) {
      end = text.find("?>");
      if (text.starts_with("<?xml ") && end != text.npos) prolog.declared = declared_in(text.substr(0, end));
      if (prolog.encoding == Encoding::utf8 && start.mark == 0 && means_eight_bit(prolog.declared))
        prolog.encoding = Encoding::eight_bit;
      end = end == text.npos ? end : end + 2;
    } else if (text.starts_with("<!--")) {
      end = text.find("-->", 4);
      end = end == text.npos ? end : end + 3;
    } else if (text.starts_with("<!")) {
      prolog.html = prolog.html || same_letters(text.substr(0, 14), "<!doctype html");
      end = end_of_doctype(text);
      end = end == text.npos ? end : end + 1;
    } else {
      const auto after = text.find_first_of(" \t\r\n/>", 1);
      if (after == text.npos) return prolog;
      prolog.root = text.substr(1, after - 1);
      prolog.html = prolog.html || same_letters(prolog.root, "html");
      prolog.root_is_empty = closes_itself(text);
      return prolog;
    }
    if (end == text.npos) return prolog;
    text.remove_prefix(end);
  }
}

std::string ascii_of(std::string_view bytes, Encoding encoding) {
  const bool wide = encoding == Encoding::utf16_le || encoding == Encoding::utf16_be;
  const std::size_t step = wide ? 2 : 1;
  const std::size_t low = encoding == Encoding::utf16_be ? 1 : 0;
  std::string text(bytes.size() / step, '?');
  if (!wide) {
    std::ranges::transform(bytes, text.begin(),
                           [](char unit) { return static_cast<unsigned char>(unit) < 0x80 ? unit : '?'; });
    return text;
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto unit = static_cast<unsigned char>(bytes[2 * i + low]);
    if (unit < 0x80 && bytes[2 * i + 1 - low] == 0) text[i] = static_cast<char>(unit);
  }
  return text;
}

std::string_view local_name(std::string_view name) {
  const auto colon = name.find(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

bool same_letters(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace formats
