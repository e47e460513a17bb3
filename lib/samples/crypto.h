// What the container needs of OpenSSL, as values: each throws std::runtime_error where only a bug or a broken library
// could make it fail, and answers empty where the data may be to blame.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace samples {

inline constexpr std::size_t kAesKey = 16;
inline constexpr std::size_t kAesBlock = 16;
inline constexpr std::size_t kMd5 = 16;

[[nodiscard]] std::string md5(std::string_view data);
[[nodiscard]] std::string sha256(std::string_view data);

// AES-128-CBC with PKCS#7 padding. Decryption is empty if the padding is wrong.
[[nodiscard]] std::string aes_encrypt(std::string_view data, std::string_view key, std::string_view iv);
[[nodiscard]] std::optional<std::string> aes_decrypt(std::string_view data, std::string_view key, std::string_view iv);

// How many bytes the key's modulus has.
[[nodiscard]] std::size_t rsa_size(const std::string& public_key);
// RSA of a block as long as the modulus, already padded: so that a sample's padding can come from its seed.
[[nodiscard]] std::string rsa_encrypt_block(std::string_view block, const std::string& public_key);
// RSA-PKCS1 decryption; empty if it does not fit the key.
[[nodiscard]] std::optional<std::string> rsa_decrypt(std::string_view data, const std::string& private_key);

// Base64 in lines of 76 characters, '\n' between them; and back, white space anywhere, empty if it is none.
[[nodiscard]] std::string to_base64(std::string_view data);
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);

[[nodiscard]] std::string deflate(std::string_view data);
// Empty if it is no zlib stream, ends early, or holds more than `cap` bytes.
[[nodiscard]] std::optional<std::string> inflate(std::string_view data, std::size_t cap);

}  // namespace samples
