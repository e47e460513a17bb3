#include "portal/charset.h"

#include "portal/html_tags.h"

#include <boost/algorithm/string/case_conv.hpp>
#include <boost/algorithm/string/predicate.hpp>
#include <boost/algorithm/string/trim.hpp>
#include <libxml/encoding.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>

namespace portal {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::size_t kMetaWindow = 64 * 1024;  // a <meta> further down is not looked for
constexpr std::size_t kChunk = 1 << 16;         // libxml2 counts in int

// windows-1252, 0x80 to 0x9F; the five holes are the C1 controls of the same number, as in the WHATWG table. Our own,
// because the platform's converters refuse the holes.
constexpr std::array<std::uint16_t, 32> kWindows1252 = {0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                                        0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

void append(std::string& out, utf8proc_int32_t code_point) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  const auto size = utf8proc_encode_char(code_point, bytes.data());
  out.append(bytes.begin(), bytes.begin() + size);
}

// The code point at the front of `text`, which is shortened by it; empty for a byte that starts none.
std::optional<utf8proc_int32_t> take(std::string_view& text) {
  utf8proc_int32_t code_point = -1;
  const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                     static_cast<utf8proc_ssize_t>(std::min<std::size_t>(text.size(), 4)), &code_point);
  text.remove_prefix(size > 0 ? static_cast<std::size_t>(size) : 1);
  return size > 0 ? std::optional(code_point) : std::nullopt;
}

std::string valid_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  while (!bytes.empty()) {
    const auto ascii = std::find_if(bytes.begin(), bytes.end(), [](char c) { return static_cast<signed char>(c) < 0; });
    const auto run = static_cast<std::size_t>(std::distance(bytes.begin(), ascii));
    out.append(bytes.substr(0, run));
    bytes.remove_prefix(run);
    if (bytes.empty()) break;
    const auto before = bytes;
    if (take(bytes))
      out.append(before.substr(0, before.size() - bytes.size()));
    else
      out.append(kReplacement);
  }
  return out;
}

std::string windows_1252_to_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80)
      out.push_back(c);
    else
      append(out, byte < 0xA0 ? kWindows1252[byte - 0x80u] : byte);
  }
  return out;
}

std::optional<char> windows_1252_byte(utf8proc_int32_t code_point) {
  if (code_point < 0x80 || (code_point >= 0xA0 && code_point <= 0xFF)) return static_cast<char>(code_point);
  const auto found = std::find(kWindows1252.begin(), kWindows1252.end(), code_point);
  if (found == kWindows1252.end()) return std::nullopt;
  return static_cast<char>(0x80 + std::distance(kWindows1252.begin(), found));
}

struct Close {
  void operator()(xmlCharEncodingHandler* handler) const { xmlCharEncCloseFunc(handler); }
  void operator()(xmlBuffer* buffer) const { xmlBufferFree(buffer); }
};
using Handler = std::unique_ptr<xmlCharEncodingHandler, Close>;
using Buffer = std::unique_ptr<xmlBuffer, Close>;

Handler handler_of(std::string_view charset) {
  return Handler(xmlFindCharEncodingHandler(std::string(charset).c_str()));
}

Buffer buffer_of(std::string_view bytes) {
  Buffer buffer(xmlBufferCreate());
  if (!bytes.empty())
    xmlBufferAdd(buffer.get(), reinterpret_cast<const xmlChar*>(bytes.data()), static_cast<int>(bytes.size()));
  return buffer;
}

std::string_view bytes_in(const Buffer& buffer) {
  return {reinterpret_cast<const char*>(xmlBufferContent(buffer.get())),
          static_cast<std::size_t>(xmlBufferLength(buffer.get()))};
}

// Any charset that libxml2 (that is: the platform's iconv or ICU) can read, chunk by chunk.
std::string decoded(std::string_view bytes, std::string_view charset) {
  const auto handler = handler_of(charset);
  if (!handler) return windows_1252_to_utf8(bytes);
  std::string out;
  Buffer in = buffer_of({});
  while (!bytes.empty() || xmlBufferLength(in.get()) > 0) {
    const auto chunk = bytes.substr(0, kChunk);
    bytes.remove_prefix(chunk.size());
    if (!chunk.empty())
      xmlBufferAdd(in.get(), reinterpret_cast<const xmlChar*>(chunk.data()), static_cast<int>(chunk.size()));
    const int before = xmlBufferLength(in.get());
    const Buffer converted = buffer_of({});
    const int result = xmlCharEncInFunc(handler.get(), converted.get(), in.get());
    out.append(bytes_in(converted));
    const bool stuck = xmlBufferLength(in.get()) == before;
    if (result == -2 || (stuck && bytes.empty())) {  // a byte that means nothing, or half a character at the end
      xmlBufferShrink(in.get(), 1);
      out.append(kReplacement);
    }
  }
  return valid_utf8(out);
}

bool is_utf_16(std::string_view charset) { return charset == "utf-16le" || charset == "utf-16be"; }

std::string charset_parameter(std::string_view content_type) {
  const auto lower = boost::algorithm::to_lower_copy(std::string(content_type));
  const auto at = lower.find("charset");
  if (at == std::string::npos) return {};
  auto rest = boost::algorithm::trim_copy(lower.substr(at + 7));
  if (rest.empty() || rest.front() != '=') return {};
  rest = boost::algorithm::trim_left_copy(rest.substr(1));
  if (!rest.empty() && (rest.front() == '"' || rest.front() == '\''))
    return charset_named(rest.substr(1, rest.find(rest.front(), 1) - 1));
  return charset_named(rest.substr(0, rest.find_first_of("; \t\r\n")));
}

std::string charset_in_meta(std::string_view body) {
  Tags tags(body.substr(0, kMetaWindow));
  while (const auto token = tags.next()) {
    if (token->kind != Token::Kind::start) continue;
    if (token->name == "body") break;
    if (token->name != "meta") continue;
    auto charset = charset_named(token->value_of("charset"));
    if (charset.empty() && boost::algorithm::iequals(token->value_of("http-equiv"), "content-type"))
      charset = charset_parameter(token->value_of("content"));
    // The bytes of this <meta> were read as ASCII, so the page is not UTF-16 whatever it says (HTML standard).
    if (is_utf_16(charset)) return "utf-8";
    if (!charset.empty()) return charset;
  }
  return {};
}

}  // namespace

std::string charset_named(std::string_view label) {
  auto name = boost::algorithm::to_lower_copy(boost::algorithm::trim_copy(std::string(label)));
  if (name.empty()) return {};
  if (name == "utf-8" || name == "utf8" || name == "unicode-1-1-utf-8") return "utf-8";
  for (const auto* each : {"windows-1252", "cp1252", "x-cp1252", "iso-8859-1", "iso8859-1", "iso_8859-1", "iso88591",
                           "latin1", "l1", "cp819", "ibm819", "ascii", "us-ascii", "ansi_x3.4-1968"})
    if (name == each) return "windows-1252";
  for (const auto* each : {"iso-8859-15", "iso8859-15", "iso_8859-15", "iso885915", "latin9", "latin-9", "l9"})
    if (name == each) return "iso-8859-15";
  if (name == "utf-16" || name == "utf-16le") return "utf-16le";
  if (name == "utf-16be") return "utf-16be";
  if (name.size() > 40 || !handler_of(name)) return {};
  return name;
}

std::string charset_of(std::string_view content_type, std::string_view body) {
  if (body.starts_with("\xEF\xBB\xBF")) return "utf-8";
  if (body.starts_with("\xFF\xFE")) return "utf-16le";
  if (body.starts_with("\xFE\xFF")) return "utf-16be";
  if (auto charset = charset_parameter(content_type); !charset.empty()) return charset;
  if (auto charset = charset_in_meta(body); !charset.empty()) return charset;
  return "windows-1252";
}

std::string to_utf8(std::string_view bytes, std::string_view charset) {
  if (bytes.starts_with("\xEF\xBB\xBF") && charset == "utf-8") bytes.remove_prefix(3);
  if (is_utf_16(charset) && (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))) bytes.remove_prefix(2);
  if (charset == "utf-8") return valid_utf8(bytes);
  if (charset == "windows-1252") return windows_1252_to_utf8(bytes);
  return decoded(bytes, charset);
}

std::string from_utf8(std::string_view text, std::string_view charset) {
  // A form of a UTF-16 page is sent as UTF-8 (HTML standard).
  if (charset == "utf-8" || is_utf_16(charset)) return valid_utf8(text);
  const auto handler = charset == "windows-1252" ? Handler() : handler_of(charset);
  std::string out;
  while (!text.empty()) {
    const auto code_point = take(text).value_or(0xFFFD);
    if (code_point < 0x80) {
      out.push_back(static_cast<char>(code_point));
      continue;
    }
    if (handler) {
      std::string character;
      append(character, code_point);
      const Buffer in = buffer_of(character);
      const Buffer converted = buffer_of({});
      // On failure libxml2 writes a reference of its own; whether the input was understood is told by the result.
      if (xmlCharEncOutFunc(handler.get(), converted.get(), in.get()) > 0 && !bytes_in(converted).starts_with("&#")) {
        out.append(bytes_in(converted));
        continue;
      }
    } else if (const auto byte = windows_1252_byte(code_point)) {
      out.push_back(*byte);
      continue;
    }
    out.append("&#" + std::to_string(code_point) + ";");
  }
  return out;
}

}  // namespace portal
