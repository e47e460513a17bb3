#include "domain/keyed_digest.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

namespace domain {

std::string keyed_digest(std::string_view key, std::string_view text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned size = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(text.data()),
       text.size(), bytes.data(), &size);
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string digits;
  for (std::size_t i = 0; i < 8; ++i) {
    digits += kDigits[bytes[i] >> 4];
    digits += kDigits[bytes[i] & 15];
  }
  return digits;
}

}  // namespace domain
