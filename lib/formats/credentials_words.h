// The words of a credentials file: what its columns are called, who somebody is, what a password cell may say instead of a
// password.
#pragma once

#include "formats/credentials.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace formats {

enum class Column {
  school,
  uid,
  school_class,
  profile,
  title,
  first_name,
  last_name,
  login,
  password,
  join_key,
  father,
  mother,
  guardian1,
  guardian2,
  child_first_name,
  child_last_name,
  street,
  postcode,
  town,
  country,
};
inline constexpr std::size_t kColumns = 20;

// Where each column stands in a row.
class Columns {
 public:
  // `titles`: the cells of the header.
  explicit Columns(const std::vector<std::string>& titles);

  [[nodiscard]] std::optional<std::size_t> place(Column column) const {
    return places_[static_cast<std::size_t>(column)];
  }
  [[nodiscard]] bool has(Column column) const { return place(column).has_value(); }
  [[nodiscard]] std::size_t known() const;     // how many columns were found
  [[nodiscard]] std::size_t required() const;  // cells that a row must have: to the last known column

 private:
  std::array<std::optional<std::size_t>, kColumns> places_{};
};

// How a column is called in a sentence.
[[nodiscard]] std::string_view title_of(Column column);

// « Élève », "National_1", "ENTAuxEnseignant", « Personnel de vie scolaire », …; other where nobody knows the word.
[[nodiscard]] Profile profile_of(std::string_view word);

// What a password cell holds: nothing, what cannot be a password any more ({SSHA}…, a sentence with « modifié »), else one.
[[nodiscard]] PasswordState password_state_of(std::string_view cell);

}  // namespace formats
