// What an ENT answers, as the seeds write it and the target answers.cpp reads it:
//
//   one line          flags, see answers.cpp
//   and each answer   one line "status content-type address" (address "-": where the request went), then the body, up to
//                     a byte 0x1E (ASCII's "record separator", which no page holds)
//
// An answer without a status is none: the connection broke.
#pragma once

#include "portal/transport.h"
#include "portal/url.h"

#include <charconv>
#include <string>
#include <string_view>

namespace fuzz {

inline constexpr char kSeparator = '\x1E';

inline std::string written(const portal::Response& response) {
  auto type = response.content_type;
  std::erase(type, ' ');
  return std::to_string(response.status) + " " + (type.empty() ? "-" : type) + " " + response.address + "\n" +
         response.body + kSeparator;
}

// The first answer of `rest`, which keeps those behind it.
inline portal::Result<portal::Response> read(std::string_view& rest, const std::string& requested) {
  const auto end = rest.find(kSeparator);
  auto answer = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);

  const auto line_end = std::min(answer.find('\n'), answer.size());
  auto line = answer.substr(0, line_end);
  portal::Response response;
  response.body = answer.substr(std::min(line_end + 1, answer.size()));
  const auto [after, error] = std::from_chars(line.data(), line.data() + line.size(), response.status);
  if (error != std::errc() || response.status < 100 || response.status > 999)
    return domain::Failure{domain::Fault::unreachable, "La connexion s'est interrompue."};
  line.remove_prefix(static_cast<std::size_t>(after - line.data()));
  line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
  const auto space = std::min(line.find(' '), line.size());
  response.content_type = line.substr(0, space) == "-" ? std::string_view() : line.substr(0, space);
  const auto address = line.substr(std::min(space + 1, line.size()));
  response.address = portal::resolve({}, address).value_or(requested);  // as the transport names what it sent
  return response;
}

}  // namespace fuzz
