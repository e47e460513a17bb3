#include "portal/url.h"

#include "portal/charset.h"

#include <boost/algorithm/string/predicate.hpp>
#include <curl/curl.h>
#include <curl/urlapi.h>

#include <algorithm>
#include <memory>

namespace portal {

namespace {

struct FreeUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
  void operator()(char* text) const { curl_free(text); }
};
using Url = std::unique_ptr<CURLU, FreeUrl>;

Url parse(const std::string& address) {
  Url url(curl_url());
  if (url && curl_url_set(url.get(), CURLUPART_URL, address.c_str(), 0) != CURLUE_OK) url.reset();
  return url;
}

std::string part(const Url& url, CURLUPart which, unsigned flags = 0) {
  char* text = nullptr;
  if (!url || curl_url_get(url.get(), which, &text, flags) != CURLUE_OK) return {};
  return std::unique_ptr<char, FreeUrl>(text).get();
}

bool is_http(const Url& url) {
  const auto scheme = part(url, CURLUPART_SCHEME);
  return scheme == "http" || scheme == "https";
}

bool has_scheme(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  const auto scheme = text.substr(0, colon);
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return is_letter(scheme.front()) && std::all_of(scheme.begin(), scheme.end(), [&](char c) {
           return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
         });
}

void append_encoded(std::string& out, std::string_view text, std::string_view needs_encoding) {
  constexpr std::string_view kHexadecimal = "0123456789ABCDEF";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7F && needs_encoding.find(c) == std::string_view::npos)
      out.push_back(c);
    else
      out.append({'%', kHexadecimal[byte >> 4], kHexadecimal[byte & 15]});
  }
}

// As the URL standard's parser: white space around and line breaks inside go, `\` is `/` before the query.
std::string encoded(std::string_view reference, std::string_view charset) {
  std::string plain;
  for (const char c : reference)
    if (c != '\t' && c != '\n' && c != '\r') plain.push_back(c);
  const auto first = plain.find_first_not_of(" \f");
  plain = first == std::string::npos ? std::string() : plain.substr(first, plain.find_last_not_of(" \f") - first + 1);

  const auto fragment_at = std::min(plain.find('#'), plain.size());
  const auto query_at = std::min(plain.find('?'), fragment_at);
  auto path = plain.substr(0, query_at);
  std::replace(path.begin(), path.end(), '\\', '/');
  std::string out;
  append_encoded(out, path, "\"<>`{}");
  if (query_at < fragment_at) {
    out.push_back('?');
    append_encoded(out, from_utf8(plain.substr(query_at + 1, fragment_at - query_at - 1), charset), "\"<>'");
  }
  if (fragment_at < plain.size()) {
    out.push_back('#');
    append_encoded(out, plain.substr(fragment_at + 1), "\"<>`");
  }
  return out;
}

}  // namespace

std::optional<std::string> resolve(std::string_view base, std::string_view reference, std::string_view charset) {
  auto text = encoded(reference, charset);
  if (has_scheme(text) && !boost::algorithm::istarts_with(text, "http:") &&
      !boost::algorithm::istarts_with(text, "https:"))
    return std::nullopt;
  const auto url = parse(without_fragment(base));
  if (has_scheme(text)) {
    const auto absolute = parse(text);
    return is_http(absolute) ? std::optional(part(absolute, CURLUPART_URL)) : std::nullopt;
  }
  if (!url || !is_http(url)) return std::nullopt;
  if (text.empty()) return part(url, CURLUPART_URL);
  if (text.starts_with('#')) return part(url, CURLUPART_URL) + text;
  if (curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK || !is_http(url)) return std::nullopt;
  return part(url, CURLUPART_URL);
}

std::string without_fragment(std::string_view address) { return std::string(address.substr(0, address.find('#'))); }

std::string with_query(std::string_view address, std::string_view query) {
  auto out = std::string(address.substr(0, address.find_first_of("?#")));
  return out.append("?").append(query);
}

std::string host_of(std::string_view address) { return part(parse(std::string(address)), CURLUPART_HOST); }

std::string origin_of(std::string_view address) {
  const auto url = parse(std::string(address));
  if (!url) return {};
  const auto port = part(url, CURLUPART_PORT, CURLU_NO_DEFAULT_PORT);
  return part(url, CURLUPART_SCHEME) + "://" + part(url, CURLUPART_HOST) + (port.empty() ? "" : ":" + port);
}

bool is_secure(std::string_view address) { return boost::algorithm::istarts_with(address, "https:"); }

}  // namespace portal
