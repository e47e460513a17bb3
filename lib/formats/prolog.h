// The beginning of an XML document: its encoding and the name of its root element, without parsing the document.
#pragma once

#include <string>
#include <string_view>

namespace formats {

// How the bytes are to be read. eight_bit is Windows-1252, which is what ISO-8859-1 means in practice: it only adds
// printable characters where ISO-8859-1 has control codes (as the WHATWG Encoding Standard does).
enum class Encoding { utf8, utf16_le, utf16_be, eight_bit };

struct Prolog {
  Encoding encoding = Encoding::utf8;  // by byte order mark, else by the shape of the first bytes, else as declared
  std::string declared;                // label in the XML declaration, lower case; empty if there is none
  bool markup = false;                 // the first character that is no white space is '<'
  bool html = false;                   // DOCTYPE or root html: a web page, well-formed or not
  std::string root;                    // name of the root element with its prefix; empty if the bytes end before it
  bool root_is_empty = false;          // the root element's start tag is also its end: <root/>
};

[[nodiscard]] Prolog read_prolog(std::string_view first_bytes);

// The text as far as it is ASCII, one character a code unit, '?' for each that is not. `bytes` ends on a code unit.
[[nodiscard]] std::string ascii_of(std::string_view bytes, Encoding encoding);

// "x:name" without its prefix.
[[nodiscard]] std::string_view local_name(std::string_view name);

// Equality without regard to ASCII case.
[[nodiscard]] bool same_letters(std::string_view a, std::string_view b);

}  // namespace formats
