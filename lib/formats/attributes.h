// Nodes and attributes looked up as leniently as the exports of different years write them.
#pragma once

#include <pugixml.hpp>

#include <string_view>

namespace formats {

// Whether the element has that local name.
[[nodiscard]] bool is_named(pugi::xml_node node, const char* local);

// An attribute of that name (ASCII case ignored: IdPN, IDPN); null if there is none. More than one, differing in case:
// the last. `name` is lower-case letters.
[[nodiscard]] pugi::xml_attribute attribute(pugi::xml_node node, std::string_view name);

// Whether the node has an IDPN that is not empty.
[[nodiscard]] bool has_identifier(pugi::xml_node node);

// The element's text, without white space around it.
[[nodiscard]] std::string_view text_of(pugi::xml_node node);

}  // namespace formats
