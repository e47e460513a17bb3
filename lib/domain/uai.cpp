#include "domain/uai.h"

namespace domain {

namespace {

constexpr std::string_view kCheckLetters = "ABCDEFGHJKLMNPRSTUVWXYZ";

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

unsigned digits_of(std::string_view text) {
  unsigned number = 0;
  for (char c : text.substr(0, 7)) number = number * 10 + static_cast<unsigned>(c - '0');
  return number;
}

}  // namespace

Result<Uai> Uai::parse(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  std::string upper(text);
  for (char& c : upper)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  bool whole = upper.size() == 8 && upper[7] >= 'A' && upper[7] <= 'Z';
  for (std::size_t i = 0; whole && i < 7; ++i) whole = upper[i] >= '0' && upper[i] <= '9';
  if (!whole)
    return Failure{Fault::file_refused,
                   "Ce n'est pas un numéro UAI : il faut 7 chiffres et une lettre, par exemple 0134567U."};
  return Uai(std::move(upper));
}

char Uai::check_letter(unsigned number) { return kCheckLetters[number % kCheckLetters.size()]; }

bool Uai::check_letter_is_right() const { return text_[7] == check_letter(digits_of(text_)); }

Uai Uai::with_right_letter() const { return Uai(text_.substr(0, 7) + check_letter(digits_of(text_))); }

}  // namespace domain
