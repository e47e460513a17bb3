// The two encodings of the sandbox's pages. Inside, all text is UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace sandbox {

enum class Charset { utf8, windows_1252 };

// Bytes as a page of that charset sends them, as UTF-8. The five bytes that windows-1252 leaves undefined become
// U+FFFD.
[[nodiscard]] std::string decoded(std::string_view bytes, Charset charset);
// UTF-8 as bytes of that charset; what it lacks becomes a numeric character reference, as in HTML.
[[nodiscard]] std::string encoded(std::string_view text, Charset charset);

}  // namespace sandbox
