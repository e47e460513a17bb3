#include "formats/attributes.h"

#include "formats/prolog.h"

namespace formats {

namespace {

// In the hot loop: no length is taken unless the first letter fits.
bool is_named(const char* qualified, std::string_view name) {
  if ((qualified[0] | 0x20) == name[0] && same_letters(qualified, name)) return true;
  const std::string_view local = local_name(qualified);
  return local.data() != qualified && same_letters(local, name);
}

}  // namespace

pugi::xml_attribute attribute(pugi::xml_node node, std::string_view name) {
  for (const pugi::xml_attribute each : node.attributes())
    if (is_named(each.name(), name)) return each;
  return {};
}

int identifiers_of(pugi::xml_node node) {
  int count = 0;
  for (const pugi::xml_attribute each : node.attributes()) {
    const char* name = each.name();
    const bool is_idpn = (name[0] | 0x20) == 'i' && (name[1] | 0x20) == 'd' && (name[2] | 0x20) == 'p' &&
                         (name[3] | 0x20) == 'n' && name[4] == 0;
    if (is_idpn && each.value()[0] != 0) ++count;
  }
  return count;
}

std::string_view text_of(pugi::xml_node node) {
  const std::string_view text = node.child_value();
  const auto first = text.find_first_not_of(" \t\r\n");
  return first == text.npos ? std::string_view{} : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

}  // namespace formats
