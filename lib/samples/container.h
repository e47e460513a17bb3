// The vendor's encrypted container, made and opened. Source of the facts: the vendor's ConteneurExportChiffre.xsd, a
// real file, and docs/formats.md. The payload is zlib-compressed, then AES-128-CBC (PKCS#7); key, IV and the MD5 of
// both (48 bytes) are RSA-PKCS1-encrypted once per partner.
#pragma once

#include "domain/clock.h"
#include "domain/fault.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace samples {

// One who may read a container.
struct Partner {
  std::string name;        // PARTENAIRE@NOM: "KOSMOS"
  std::string public_key;  // PEM, SubjectPublicKeyInfo
};

struct Envelope {
  std::string version = "1.0";
  std::string software{};  // LOGICIEL
  domain::Instant made_at{};
  std::string uai{};            // as written, right or wrong
  std::string school_name{};    // no element if empty
  std::string postcode_town{};  // no element if empty
  bool compressed = true;       // false writes @CompresseAvantChiffrement="false"
};

// The whole file: UTF-8, CRLF, base64 in lines of 76 characters. Key, IV and padding come from `seed`, so that the same
// arguments give the same bytes: for samples only, never for secrets. Throws std::runtime_error on a key that is none.
[[nodiscard]] std::string write_container(std::string_view payload, const Envelope& envelope,
                                          const std::vector<Partner>& partners, std::uint64_t seed);

// The payload of a container that names `partner` (case ignored), whose private key (PEM) is given. Everything is
// verified: base64, key block and its MD5, padding, SHA-256, compression, size once inflated. Fails with file_refused
// and a French sentence.
[[nodiscard]] domain::Result<std::string> open_container(std::string_view file, std::string_view partner,
                                                         const std::string& private_key,
                                                         std::size_t inflated_cap = std::size_t{256} << 20);

}  // namespace samples
