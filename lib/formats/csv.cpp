#include "formats/csv.h"

#include <algorithm>

namespace formats::csv {

std::optional<Row> Reader::next() {
  skip_blank_lines();
  if (at_ == text_.size()) return std::nullopt;
  Row row;
  row.line = line_;
  read_row(row);
  return row;
}

void Reader::read_row(Row& row) {
  while (read_cell(row))
    if (row.cells.size() == kMostCells) {
      fail(row, Flaw::too_long);
      return;
    }
  if (row.flaw != Flaw::none) return;
  if (text_.substr(at_).starts_with('\r')) ++at_;
  if (at_ < text_.size()) {
    ++at_;
    ++line_;
  }
}

bool Reader::read_cell(Row& row) {
  if (at_ < text_.size() && text_[at_] == '"') return read_quoted(row);
  const std::size_t start = at_;
  while (at_ < text_.size() && text_[at_] != separator_ && !at_line_end()) ++at_;
  if (at_ - start > kLongestCell) return fail(row, Flaw::too_long);
  row.cells.push_back({text_.substr(start, at_ - start), false});
  const bool more = at_ < text_.size() && text_[at_] == separator_;
  if (more) ++at_;
  return more;
}

bool Reader::read_quoted(Row& row) {
  const std::size_t start = at_ + 1;
  const std::size_t last = std::min(text_.size(), start + kLongestCell + 1);
  std::size_t lines = 0;
  for (std::size_t at = start; at < last; ++at) {
    if (text_[at] == '\n') ++lines;
    if (text_[at] != '"') continue;
    if (at + 1 < text_.size() && text_[at + 1] == '"') {
      ++at;
      continue;
    }
    at_ = at + 1;
    line_ += lines;
    row.cells.push_back({text_.substr(start, at - start), true});
    if (at_ == text_.size() || at_line_end()) return false;
    if (text_[at_] != separator_) return fail(row, Flaw::quotes);
    ++at_;
    return true;
  }
  // What follows may be sound rows that the stray mark has swallowed.
  return fail(row, last == text_.size() ? Flaw::quotes : Flaw::too_long);
}

bool Reader::fail(Row& row, Flaw flaw) {
  row.flaw = flaw;
  row.cells.clear();
  const auto end = text_.find('\n', at_);
  at_ = end == text_.npos ? text_.size() : end + 1;
  if (end != text_.npos) ++line_;
  return false;
}

void Reader::skip_blank_lines() {
  while (at_ < text_.size() && at_line_end()) {
    at_ += text_[at_] == '\r' && at_ + 1 < text_.size() ? 2 : 1;
    ++line_;
  }
}

bool Reader::at_line_end() const {
  return text_[at_] == '\n' || (text_[at_] == '\r' && (at_ + 1 == text_.size() || text_[at_ + 1] == '\n'));
}

}  // namespace formats::csv
