#include "formats/attributes.h"

#include <cstring>

namespace formats {

namespace {

// Made for the hot loop: the first letter mostly decides, and no length is taken.
bool same_name(const char* name, std::string_view lower) {
  for (std::size_t i = 0; i < lower.size(); ++i)
    if ((name[i] | 0x20) != lower[i]) return false;
  return name[lower.size()] == 0;
}

}  // namespace

bool is_named(pugi::xml_node node, const char* local) {
  const char* name = node.name();
  if (std::strcmp(name, local) == 0) return true;
  const char* colon = std::strchr(name, ':');
  return colon != nullptr && std::strcmp(colon + 1, local) == 0;
}

// From the last to the first: what is looked for in a long list (IDPN, Semaines) stands at its end in real files.
pugi::xml_attribute attribute(pugi::xml_node node, std::string_view name) {
  for (pugi::xml_attribute each = node.last_attribute(); each; each = each.previous_attribute())
    if (same_name(each.name(), name)) return each;
  return {};
}

bool has_identifier(pugi::xml_node node) {
  return attribute(node, "idpn").value()[0] != 0;
}

std::string_view text_of(pugi::xml_node node) {
  const std::string_view text = node.child_value();
  const auto first = text.find_first_not_of(" \t\r\n");
  return first == text.npos ? std::string_view{} : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

}  // namespace formats
