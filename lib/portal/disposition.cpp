#include "portal/disposition.h"

#include "portal/charset.h"
#include "portal/pattern.h"

#include <boost/algorithm/string/predicate.hpp>
#include <boost/algorithm/string/trim.hpp>

#include <algorithm>

namespace portal {

namespace {

using boost::algorithm::iequals;

constexpr std::size_t kLongestName = 150;

int value_of_hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::string without_percents(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = i + 2 < text.size() && text[i] == '%' ? value_of_hex(text[i + 1]) : -1;
    const int low = high >= 0 ? value_of_hex(text[i + 2]) : -1;
    out.push_back(low >= 0 ? static_cast<char>(high * 16 + low) : text[i]);
    if (low >= 0) i += 2;
  }
  return out;
}

// UTF-8''codes%20d%27acc%C3%A8s.csv
std::string extended(std::string_view value) {
  const auto charset_end = value.find('\'');
  const auto language_end = charset_end == std::string_view::npos ? charset_end : value.find('\'', charset_end + 1);
  if (language_end == std::string_view::npos) return {};
  const auto charset = charset_named(value.substr(0, charset_end));
  return charset.empty() ? std::string() : to_utf8(without_percents(value.substr(language_end + 1)), charset);
}

std::string bare(std::string name) {
  name.erase(0, name.find_last_of("/\\") + 1);
  std::erase_if(name, [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F ||
           std::string_view("<>:\"|?*").find(c) != std::string::npos;
  });
  boost::algorithm::trim_if(name, [](char c) { return c == ' ' || c == '.'; });
  return shortened(name, kLongestName);
}

// The next ;-separated part; one in quotes may hold a semicolon.
std::string next_part(std::string_view& rest) {
  std::string part;
  bool quoted = false;
  std::size_t i = 0;
  for (; i < rest.size() && (quoted || rest[i] != ';'); ++i) {
    if (rest[i] == '"') quoted = !quoted;
    if (quoted && rest[i] == '\\' && i + 1 < rest.size()) part.push_back(rest[i++]);
    part.push_back(rest[i]);
  }
  rest.remove_prefix(std::min(i + 1, rest.size()));
  return boost::algorithm::trim_copy(part);
}

std::string unquoted(const std::string& value) {
  if (value.size() < 2 || value.front() != '"') return value;
  std::string out;
  for (std::size_t i = 1; i < value.size() && value[i] != '"'; ++i) {
    if (value[i] == '\\' && i + 1 < value.size() && (value[i + 1] == '"' || value[i + 1] == '\\')) ++i;
    out.push_back(value[i]);
  }
  return out;
}

}  // namespace

Disposition read_disposition(std::string_view header) {
  Disposition disposition;
  std::string_view rest = header;
  disposition.attachment = iequals(next_part(rest), "attachment");
  std::string plain;
  std::string better;
  while (!rest.empty()) {
    const std::string part = next_part(rest);
    const auto equals = part.find('=');
    if (equals == std::string::npos) continue;
    const auto name = boost::algorithm::trim_copy(part.substr(0, equals));
    const auto value = boost::algorithm::trim_copy(part.substr(equals + 1));
    if (iequals(name, "filename")) plain = to_utf8(unquoted(value), "utf-8");
    if (iequals(name, "filename*")) better = extended(value);
  }
  disposition.file_name = bare(better.empty() ? plain : better);
  return disposition;
}

}  // namespace portal
