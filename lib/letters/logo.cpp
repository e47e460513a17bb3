#include "letters/logo.h"

#include "letters/file.h"

#include <openssl/evp.h>

#include <vector>

namespace letters {

namespace {

// SVG has no signature: its root is met before any other element.
bool is_svg(std::string_view bytes) {
  const std::string_view start = bytes.substr(0, 4096);
  const auto root = start.find("<svg");
  if (root == start.npos) return false;
  for (auto at = start.find('<'); at < root; at = start.find('<', at + 1))
    if (at + 1 < start.size() && start[at + 1] != '?' && start[at + 1] != '!') return false;
  return true;
}

std::string_view type_of(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return "image/png";
  if (bytes.starts_with("\xFF\xD8\xFF")) return "image/jpeg";
  if (is_svg(bytes)) return "image/svg+xml";
  return {};
}

std::string base64(std::string_view bytes) {
  std::vector<unsigned char> out(4 * ((bytes.size() + 2) / 3) + 1);
  const int size =
      EVP_EncodeBlock(out.data(), reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
  return {out.begin(), out.begin() + size};
}

}  // namespace

domain::Result<std::string> logo_of(std::string_view bytes, std::string_view name) {
  const std::string file = "Le logo « " + std::string(name) + " »";
  if (bytes.size() > kLargestLogo)
    return domain::Failure{
        domain::Fault::file_refused,
        file +
            " fait plus de 1 Mo. Enregistrez-en une version plus petite : 600 pixels de large suffisent "
            "pour l'impression."};
  const std::string_view type = type_of(bytes);
  if (type.empty())
    return domain::Failure{domain::Fault::file_refused,
                           file + " n'est pas une image PNG, JPEG ou SVG. Enregistrez-le dans l'un de ces formats."};
  return "data:" + std::string(type) + ";base64," + base64(bytes);
}

domain::Result<std::string> read_logo(const boost::filesystem::path& file) {
  const auto bytes = read_file(file, kLargestLogo);
  if (!bytes)
    return domain::Failure{domain::Fault::file_refused,
                           "Le logo « " + file.string() +
                               " » n'a pas pu être lu : vérifiez que ce fichier existe, et que "
                               "Navette a le droit de le lire."};
  return logo_of(*bytes, file.string());
}

}  // namespace letters
