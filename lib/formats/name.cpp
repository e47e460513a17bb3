// kind_by_name() and what else a file name tells.
#include "formats/name.h"

#include "formats/recognise.h"

namespace formats {

namespace {

// Lower case, without what people and programs put between words.
std::string letters_of(std::string_view file_name) {
  std::string letters;
  for (char c : file_name) {
    if (c == '_' || c == '-' || c == ' ') continue;
    letters += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return letters;
}

}  // namespace

std::optional<domain::Kind> kind_by_name(std::string_view file_name) {
  std::string letters = letters_of(file_name);
  if (!letters.ends_with(".xml")) return std::nullopt;
  letters.resize(letters.size() - 4);
  const std::string_view stem = letters;
  if (stem.starts_with("edtto") || stem.starts_with("edtpronote")) return domain::Kind::edt;
  if (!stem.starts_with("idpn")) return std::nullopt;
  const std::string_view rest = stem.substr(4);  // nothing, "to<partner>…", "<UAI>", "(1)"
  const bool ours =
      rest.empty() || rest.starts_with("to") || rest.front() == '(' || (rest.front() >= '0' && rest.front() <= '9');
  return ours ? std::optional(domain::Kind::idpn) : std::nullopt;
}

bool is_meant_for_pronote(std::string_view file_name) {
  const std::string letters = letters_of(file_name);
  return letters.starts_with("edtpronote") || letters.starts_with("edttopronote");
}

}  // namespace formats
