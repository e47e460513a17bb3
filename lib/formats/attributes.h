// Attributes looked up as leniently as the exports of different years spell them ("IdPN", "IDPN").
#pragma once

#include <pugixml.hpp>

#include <string_view>

namespace formats {

// The first attribute of that name (ASCII case and prefix ignored); null if there is none. `name` is lower case.
[[nodiscard]] pugi::xml_attribute attribute(pugi::xml_node node, std::string_view name);

// The node's attributes named IDPN that are not empty.
[[nodiscard]] int identifiers_of(pugi::xml_node node);

// The element's text, without white space around it.
[[nodiscard]] std::string_view text_of(pugi::xml_node node);

}  // namespace formats
