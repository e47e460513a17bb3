#include "sandbox/form.h"

#include <boost/algorithm/string/predicate.hpp>
#include <boost/algorithm/string/trim.hpp>

#include <algorithm>
#include <optional>

namespace sandbox {

namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0) {
      out.push_back(static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2])));
      i += 2;
    } else {
      out.push_back(text[i] == '+' ? ' ' : text[i]);
    }
  }
  return out;
}

// The parameter of a header value: name="…" or name=…; empty optional if absent. Browsers write a quote inside a name
// as %22.
std::optional<std::string> parameter(std::string_view header, std::string_view name) {
  std::size_t at = header.find(';');
  while (at != std::string_view::npos) {
    std::string_view rest = header.substr(at + 1);
    while (!rest.empty() && (rest.front() == ' ' || rest.front() == '\t')) rest.remove_prefix(1);
    const std::size_t equals = rest.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    const std::string_view key = rest.substr(0, equals);
    rest.remove_prefix(equals + 1);
    std::string value;
    std::size_t end = 0;
    if (!rest.empty() && rest.front() == '"') {
      for (end = 1; end < rest.size() && rest[end] != '"'; ++end) {
        if (rest[end] == '\\' && end + 1 < rest.size() && (rest[end + 1] == '"' || rest[end + 1] == '\\')) ++end;
        value.push_back(rest[end]);
      }
      end = rest.find(';', end);
    } else {
      end = rest.find(';');
      value = boost::trim_copy(std::string(rest.substr(0, end)));
    }
    if (boost::iequals(key, name)) return value;
    if (end == std::string_view::npos) return std::nullopt;
    at = static_cast<std::size_t>(rest.data() - header.data()) + end;
  }
  return std::nullopt;
}

void read_part(std::string_view part, Charset charset, Form& form) {
  const std::size_t blank = part.find("\r\n\r\n");
  if (blank == std::string_view::npos) return;
  const std::string_view content = part.substr(blank + 4);
  std::string_view headers = part.substr(0, blank);
  while (!headers.empty()) {
    const std::size_t end = headers.find("\r\n");
    const std::string_view line = headers.substr(0, end);
    headers = end == std::string_view::npos ? std::string_view() : headers.substr(end + 2);
    if (!boost::istarts_with(line, "Content-Disposition:")) continue;
    const auto name = parameter(line, "name");
    if (!name) return;
    const auto file = parameter(line, "filename");
    if (!file) {
      form.fields.add(decoded(*name, charset), decoded(content, charset));
    } else if (!file->empty() || !content.empty()) {
      const std::string bare = file->substr(file->find_last_of("/\\") + 1);
      form.uploads.push_back({decoded(*name, charset), decoded(bare, charset), std::string(content)});
    }
    return;
  }
}

}  // namespace

bool Fields::has(std::string_view name) const {
  return std::any_of(all_.begin(), all_.end(), [&](const auto& each) { return each.first == name; });
}

std::string Fields::get(std::string_view name) const {
  const auto found = std::find_if(all_.rbegin(), all_.rend(), [&](const auto& each) { return each.first == name; });
  return found == all_.rend() ? std::string() : found->second;
}

const Upload* Form::upload(std::string_view field) const {
  for (const Upload& each : uploads)
    if (each.field == field) return &each;
  return nullptr;
}

Fields read_urlencoded(std::string_view text, Charset charset) {
  Fields fields;
  while (!text.empty()) {
    const std::size_t end = text.find('&');
    const std::string_view pair = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    const std::string_view value = equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1);
    fields.add(decoded(percent_decoded(pair.substr(0, equals)), charset), decoded(percent_decoded(value), charset));
  }
  return fields;
}

Form read_form(std::string_view content_type, std::string_view body, Charset charset) {
  Form form;
  if (boost::istarts_with(content_type, "application/x-www-form-urlencoded")) {
    form.fields = read_urlencoded(body, charset);
  } else if (boost::istarts_with(content_type, "multipart/form-data")) {
    const auto boundary = parameter(content_type, "boundary");
    if (!boundary || boundary->empty()) return form;
    const std::string mark = "--" + *boundary;
    std::size_t at = body.find(mark);
    while (at != std::string_view::npos) {
      std::size_t from = at + mark.size();
      if (body.substr(from, 2) != "\r\n") break;  // "--": the end
      from += 2;
      const std::size_t to = body.find("\r\n" + mark, from);
      if (to == std::string_view::npos) break;
      read_part(body.substr(from, to - from), charset, form);
      at = to + 2;
    }
  }
  return form;
}

Fields read_cookies(std::string_view header) {
  Fields cookies;
  while (!header.empty()) {
    const std::size_t end = header.find(';');
    const std::string pair = boost::trim_copy(std::string(header.substr(0, end)));
    header = end == std::string_view::npos ? std::string_view() : header.substr(end + 1);
    const std::size_t equals = pair.find('=');
    if (equals != std::string::npos) cookies.add(pair.substr(0, equals), pair.substr(equals + 1));
  }
  return cookies;
}

std::string percent_encoded(std::string_view text) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool unreserved = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                            std::string_view("-._~").find(c) != std::string_view::npos;
    if (unreserved) {
      out.push_back(c);
    } else {
      out.push_back('%');
      out.push_back(kHex[byte >> 4]);
      out.push_back(kHex[byte & 15]);
    }
  }
  return out;
}

}  // namespace sandbox
