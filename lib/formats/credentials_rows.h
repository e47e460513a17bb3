// From rows to accounts: what is wrong with a row, and which rows are one person's.
#pragma once

#include "formats/cell_text.h"
#include "formats/credentials.h"
#include "formats/credentials_flaws.h"
#include "formats/credentials_words.h"

#include <unordered_map>

namespace formats {

class AccountRows {
 public:
  // `most_cells`: how many a row may have; the least is up to the last known column.
  AccountRows(Columns columns, std::size_t most_cells, Charset charset)
      : columns_(columns), most_cells_(most_cells), charset_(charset) {}

  void take(const csv::Row& row);
  // What the rows amount to. Nothing may be taken afterwards.
  [[nodiscard]] CredentialsFile finish();

 private:
  void note(RowFlaw flaw, std::size_t line) { lines_[flaw].push_back(line); }
  [[nodiscard]] std::optional<Account> account_in(const csv::Row& row);
  [[nodiscard]] bool read_texts(const csv::Row& row, Account& account);
  [[nodiscard]] bool read_password(const csv::Row& row, Account& account) const;
  [[nodiscard]] std::optional<std::string> text(const csv::Row& row, Column column) const;
  void merge(Account& known, Account&& more);
  void tell_parents_their_children();

  Columns columns_;
  std::size_t most_cells_;
  Charset charset_;
  std::vector<Account> accounts_{};
  std::unordered_map<std::string, std::size_t> by_uid_{};
  FlawedLines lines_{};
};

}  // namespace formats
