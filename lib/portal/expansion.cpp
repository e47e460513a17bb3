#include "portal/expansion.h"

#include <boost/url/encode.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>

namespace portal {

std::string Expansion::value_of(const std::string& name, const Given& given) const {
  if (name == "username") return access_.username;
  if (name == "password") return access_.password;
  if (given.sending && name == "file_name") return given.sending->file_name;
  if (given.sending && name == "mode") {
    const auto found = profile_.mode.find(given.sending->mode.value());
    return found == profile_.mode.end() ? std::string() : found->second;
  }
  if (given.values)
    if (const auto found = given.values->find(name); found != given.values->end()) return found->second;
  if (const auto found = access_.addresses.find(name); found != access_.addresses.end()) return found->second;
  const auto found = profile_.values.find(name);
  return found == profile_.values.end() ? std::string() : found->second;
}

std::string Expansion::of(const std::string& text, const Given& given) const {
  constexpr std::string_view kEncoded = ":encoded";
  std::string result;
  std::size_t at = 0;
  for (auto start = text.find("${"); start != std::string::npos; start = text.find("${", at)) {
    const auto end = text.find('}', start);
    if (end == std::string::npos) break;
    result.append(text, at, start - at);
    const std::string inside = text.substr(start + 2, end - start - 2);
    const std::string name = names_in(text.substr(start, end + 1 - start)).front();
    const std::string value = value_of(name, given);
    result += inside.ends_with(kEncoded) ? boost::urls::encode(value, boost::urls::unreserved_chars) : value;
    at = end + 1;
  }
  return result.append(text, at, std::string::npos);
}

}  // namespace portal
