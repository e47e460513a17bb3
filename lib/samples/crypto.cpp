#include "samples/crypto.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <algorithm>
#include <map>
#include <memory>
#include <stdexcept>
#include <zlib.h>

namespace samples {

namespace {

template <auto free>
struct Freed {
  template <class T>
  void operator()(T* object) const {
    free(object);
  }
};
using Bio = std::unique_ptr<BIO, Freed<BIO_free_all>>;
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX_free>>;
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, Freed<EVP_CIPHER_CTX_free>>;

void require(bool done, const char* what) {
  if (!done) throw std::runtime_error(std::string("OpenSSL: ") + what);
}

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

std::string digest(std::string_view data, const EVP_MD* kind) {
  std::string result(EVP_MAX_MD_SIZE, '\0');
  unsigned size = 0;
  require(EVP_Digest(data.data(), data.size(), bytes_of(result), &size, kind, nullptr) == 1, "digest");
  result.resize(size);
  return result;
}

enum class Way { encrypt, decrypt };

std::optional<std::string> aes(Way way, std::string_view data, std::string_view key, std::string_view iv) {
  if (key.size() != kAesKey || iv.size() != kAesBlock) throw std::runtime_error("AES key or IV of a wrong length");
  const CipherContext context(EVP_CIPHER_CTX_new());
  require(context && EVP_CipherInit_ex(context.get(), EVP_aes_128_cbc(), nullptr, bytes_of(key), bytes_of(iv),
                                       way == Way::encrypt ? 1 : 0) == 1,
          "AES");
  std::string result(data.size() + kAesBlock, '\0');
  int first = 0, last = 0;
  require(EVP_CipherUpdate(context.get(), bytes_of(result), &first, bytes_of(data), static_cast<int>(data.size())) == 1,
          "AES");
  if (EVP_CipherFinal_ex(context.get(), bytes_of(result) + first, &last) != 1) return std::nullopt;
  result.resize(static_cast<std::size_t>(first + last));
  return result;
}

Bio bio_of(const std::string& pem) { return Bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()))); }

// Reading a key costs more than using it, and there are but a few.
template <auto read>
EVP_PKEY* key_of(const std::string& pem) {
  thread_local std::map<std::string, Key> known;
  Key& key = known[pem];
  if (!key) key.reset(read(bio_of(pem).get(), nullptr, nullptr, nullptr));
  require(key != nullptr, "no key");
  return key.get();
}

}  // namespace

std::string md5(std::string_view data) { return digest(data, EVP_md5()); }
std::string sha256(std::string_view data) { return digest(data, EVP_sha256()); }

std::string aes_encrypt(std::string_view data, std::string_view key, std::string_view iv) {
  return aes(Way::encrypt, data, key, iv).value();
}
std::optional<std::string> aes_decrypt(std::string_view data, std::string_view key, std::string_view iv) {
  return aes(Way::decrypt, data, key, iv);
}

std::size_t rsa_size(const std::string& public_key) {
  return static_cast<std::size_t>(EVP_PKEY_get_size(key_of<PEM_read_bio_PUBKEY>(public_key)));
}

std::string rsa_encrypt_block(std::string_view block, const std::string& public_key) {
  const KeyContext context(EVP_PKEY_CTX_new(key_of<PEM_read_bio_PUBKEY>(public_key), nullptr));
  std::string result(block.size(), '\0');
  std::size_t size = result.size();
  require(context && EVP_PKEY_encrypt_init(context.get()) == 1 &&
              EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_NO_PADDING) == 1 &&
              EVP_PKEY_encrypt(context.get(), bytes_of(result), &size, bytes_of(block), block.size()) == 1,
          "RSA encryption");
  result.resize(size);
  return result;
}

std::optional<std::string> rsa_decrypt(std::string_view data, const std::string& private_key) {
  EVP_PKEY* const key = key_of<PEM_read_bio_PrivateKey>(private_key);
  const KeyContext context(EVP_PKEY_CTX_new(key, nullptr));
  require(context && EVP_PKEY_decrypt_init(context.get()) == 1 &&
              EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) == 1,
          "RSA decryption");
  std::string result(static_cast<std::size_t>(EVP_PKEY_get_size(key)), '\0');
  std::size_t size = result.size();
  if (EVP_PKEY_decrypt(context.get(), bytes_of(result), &size, bytes_of(data), data.size()) != 1) return std::nullopt;
  result.resize(size);
  return result;
}

std::string to_base64(std::string_view data) {
  constexpr std::size_t bytes_a_line = 57, characters_a_line = 76;
  std::string text;
  text.reserve(data.size() / bytes_a_line * (characters_a_line + 1) + characters_a_line + 1);
  for (std::size_t at = 0; at < data.size(); at += bytes_a_line) {
    const std::string_view part = data.substr(at, bytes_a_line);
    unsigned char line[characters_a_line + 1];
    const int length = EVP_EncodeBlock(line, bytes_of(part), static_cast<int>(part.size()));
    if (at > 0) text += '\n';
    text.append(reinterpret_cast<const char*>(line), static_cast<std::size_t>(length));
  }
  return text;
}

std::optional<std::string> from_base64(std::string_view text) {
  std::string digits;
  digits.reserve(text.size());
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits),
               [](char c) { return c != ' ' && c != '\t' && c != '\r' && c != '\n'; });
  const std::size_t padding = digits.ends_with("==") ? 2 : digits.ends_with('=') ? 1 : 0;
  std::string data(digits.size() / 4 * 3 + 3, '\0');
  const int size = EVP_DecodeBlock(bytes_of(data), bytes_of(std::string_view(digits)), static_cast<int>(digits.size()));
  if (size < 0 || static_cast<std::size_t>(size) < padding) return std::nullopt;
  data.resize(static_cast<std::size_t>(size) - padding);
  return data;
}

std::string deflate(std::string_view data) {
  uLongf size = compressBound(static_cast<uLong>(data.size()));
  std::string result(size, '\0');
  if (compress2(bytes_of(result), &size, bytes_of(data), static_cast<uLong>(data.size()), Z_DEFAULT_COMPRESSION) !=
      Z_OK)
    throw std::runtime_error("zlib: compression");
  result.resize(size);
  return result;
}

std::optional<std::string> inflate(std::string_view data, std::size_t cap) {
  z_stream stream{};
  if (inflateInit(&stream) != Z_OK) throw std::runtime_error("zlib: decompression");
  const std::unique_ptr<z_stream, Freed<inflateEnd>> end(&stream);
  stream.next_in = const_cast<unsigned char*>(bytes_of(data));
  stream.avail_in = static_cast<uInt>(data.size());
  std::string result;
  for (int status = Z_OK; status != Z_STREAM_END;) {
    unsigned char chunk[16384];
    stream.next_out = chunk;
    stream.avail_out = sizeof chunk;
    status = ::inflate(&stream, Z_NO_FLUSH);
    const std::size_t made = sizeof chunk - stream.avail_out;
    if ((status != Z_OK && status != Z_STREAM_END) || result.size() + made > cap) return std::nullopt;
    result.append(reinterpret_cast<const char*>(chunk), made);
  }
  return result;
}

}  // namespace samples
