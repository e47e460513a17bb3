#include "sandbox/delivery.h"

#include "formats/recognise.h"
#include "samples/container.h"
#include "samples/keys.h"

#include <openssl/evp.h>

#include <array>

namespace sandbox {

namespace {

domain::Failure refusal(std::string why) {
  return {domain::Fault::file_refused, std::move(why), {}};
}

std::string sha256_of(std::string_view bytes) {
  static constexpr std::string_view kHex = "0123456789abcdef";
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
  std::string text;
  for (unsigned i = 0; i < size; ++i) {
    text.push_back(kHex[digest[i] >> 4]);
    text.push_back(kHex[digest[i] & 15]);
  }
  return text;
}

bool is_container(std::string_view bytes) {
  return bytes.substr(0, formats::kPeek).find("EXPORT_INDEX_EDUCATION") != std::string_view::npos;
}

// The identifiers file can be told only by a name, and what it was called on its way here proves nothing.
std::string_view name_for(domain::Kind kind) {
  return kind == domain::Kind::edt ? "EDT_To_KOSMOS.xml" : "IdPN_To_KOSMOS.xml";
}

bool is_other_school(const std::optional<domain::Uai>& named, const domain::Uai& ours) {
  return named && named->with_right_letter() != ours.with_right_letter();
}

}  // namespace

domain::Result<Delivery> receive(const Upload& upload, domain::Kind kind, const domain::Uai& school,
                                 const Options& options) {
  Delivery delivery{
      kind, domain::Form::clear, upload.file_name, sha256_of(upload.content), upload.content.size(), {}, {}, {}};
  const std::string_view name = name_for(kind);
  std::string opened;
  std::string_view payload = upload.content;
  if (is_container(payload)) {
    delivery.form = domain::Form::container;
    if (!options.accepts_container) return refusal("Les exports chiffrés ne sont pas acceptés par ce portail.");
    const auto envelope = formats::recognise(upload.content, name);
    if (envelope && envelope->content.has_value()) {
      if (is_other_school(envelope->content->school, school))
        return refusal("Ce fichier est celui d'un autre établissement (" + envelope->content->school->str() + ").");
      delivery.software = envelope->content->software;
    }
    auto result =
        samples::open_container(upload.content, samples::sandbox_partner().name, samples::sandbox_private_key());
    if (!result) return result.error();
    opened = std::move(*result);
    payload = opened;
  } else if (!options.accepts_clear) {
    return refusal("Seuls les exports chiffrés pour ce portail sont acceptés.");
  }

  const auto recognition = formats::recognise(payload, name);
  if (!recognition || recognition->kind != kind)
    return refusal(kind == domain::Kind::edt ? "Ce fichier n'est pas un export d'emploi du temps."
                                             : "Ce fichier n'est pas un export d'identifiants Pronote.");
  if (!recognition->content) return recognition->content.error();
  const domain::Export& content = *recognition->content;
  if (is_other_school(content.school, school))
    return refusal("Ce fichier est celui d'un autre établissement (" + content.school->str() + ").");
  if (delivery.software.empty()) delivery.software = content.software;
  delivery.counts = content.counts.value_or(domain::Counts{});
  delivery.payload = read_payload(payload);
  return delivery;
}

}  // namespace sandbox
