// What is small on its way and huge once it is opened.
#pragma once

#include <string>
#include <zlib.h>

namespace portal_test {

// `window`: zlib's; 15 + 16 is gzip, 15 what HTTP calls deflate.
[[nodiscard]] std::string gzip(const std::string& text, int flush = Z_FINISH, int window = 15 + 16);

// 10 MB of gzip that open to 10 GB of zeros.
[[nodiscard]] std::string gzip_bomb();

}  // namespace portal_test
