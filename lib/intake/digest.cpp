#include "intake/digest.h"

#include <openssl/evp.h>

#include <array>
#include <stdexcept>
#include <vector>

namespace intake {

namespace {

constexpr std::size_t kPiece = 256 << 10;

// Hands every piece of the file to `take`, until one answers an error.
template <class Take>
error_code each_piece(const File& file, Take take) {
  std::vector<char> piece(kPiece);
  for (std::uint64_t offset = 0;;) {
    const auto got = file.read_at(offset, piece);
    if (!got) return got.error();
    if (const error_code error = take(std::string_view(piece.data(), *got))) return error;
    if (*got < piece.size()) return {};
    offset += *got;
  }
}

}  // namespace

struct Digest::State {
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
};

Digest::Digest() : state_(std::make_unique<State>()) {
  if (!state_->context || EVP_DigestInit_ex(state_->context.get(), EVP_sha256(), nullptr) != 1)
    throw std::runtime_error("SHA-256 is not available in OpenSSL");
}

Digest::~Digest() = default;

void Digest::add(std::string_view bytes) {
  if (EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()) != 1)
    throw std::runtime_error("SHA-256 failed in OpenSSL");
}

std::string Digest::hex() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned size = 0;
  if (EVP_DigestFinal_ex(state_->context.get(), bytes.data(), &size) != 1)
    throw std::runtime_error("SHA-256 failed in OpenSSL");
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (unsigned i = 0; i < size; ++i) {
    text += kDigits[bytes[i] >> 4];
    text += kDigits[bytes[i] & 15];
  }
  return text;
}

std::string sha256(std::string_view bytes) {
  Digest digest;
  digest.add(bytes);
  return digest.hex();
}

Io<std::string> sha256(const File& file) {
  Digest digest;
  const error_code error = each_piece(file, [&](std::string_view piece) {
    digest.add(piece);
    return error_code();
  });
  if (error) return error;
  return digest.hex();
}

Io<std::string> copy(const File& from, File& to) {
  Digest digest;
  const error_code error = each_piece(from, [&](std::string_view piece) {
    digest.add(piece);
    return to.append(piece);
  });
  if (error) return error;
  return digest.hex();
}

}  // namespace intake
