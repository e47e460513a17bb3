// UAI (once RNE): a school's national number, 7 digits and a check letter.
// Source: domain.md; the letter is "ABCDEFGHJKLMNPRSTUVWXYZ"[number mod 23] (0134567 gives U).
#pragma once

#include "domain/fault.h"

#include <compare>
#include <string>
#include <string_view>

namespace domain {

class Uai {
 public:
  // Reads "0134567U", lower case and surrounding white space allowed. Fails (file_refused, French sentence) on any
  // other shape. A wrong check letter is accepted, since real files have them: ask check_letter_is_right().
  [[nodiscard]] static Result<Uai> parse(std::string_view text);

  // The check letter that belongs to the 7 digits of `number` (0 to 9999999).
  [[nodiscard]] static char check_letter(unsigned number);

  [[nodiscard]] const std::string& str() const { return text_; }  // 8 characters, upper case
  [[nodiscard]] bool check_letter_is_right() const;
  [[nodiscard]] Uai with_right_letter() const;  // the same digits with the letter that belongs to them

  friend auto operator<=>(const Uai&, const Uai&) = default;

 private:
  explicit Uai(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

}  // namespace domain
