// Which characters an answer's bytes are, as browsers decide it, and the way back for what is sent.
// Labels as in the WHATWG Encoding standard: "iso-8859-1", "latin1" and "ascii" all mean windows-1252.
#pragma once

#include <string>
#include <string_view>

namespace portal {

// The charset a label stands for, in lower case: "utf-8", "windows-1252", "iso-8859-15", ... Empty if nobody knows it.
[[nodiscard]] std::string charset_named(std::string_view label);

// The charset of an HTML answer: byte order mark, then the header's charset=, then <meta>, else windows-1252 (what
// browsers take in France). `content_type` is the header's value.
[[nodiscard]] std::string charset_of(std::string_view content_type, std::string_view body);

// The bytes as UTF-8, without byte order mark. What cannot be read becomes U+FFFD; always valid UTF-8.
[[nodiscard]] std::string to_utf8(std::string_view bytes, std::string_view charset);

// UTF-8 text in the bytes of `charset`. A character it does not have becomes `&#NNN;`, as browsers send it in a form.
[[nodiscard]] std::string from_utf8(std::string_view text, std::string_view charset);

}  // namespace portal
