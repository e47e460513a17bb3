#include "report/lines.h"

#include <utf8proc.h>

#include <algorithm>

namespace report {

namespace {

struct Character {
  utf8proc_int32_t code = 0;  // U+FFFD for a byte that is not UTF-8
  std::size_t bytes = 1;
};

Character first_of(std::string_view text) {
  utf8proc_int32_t code = -1;
  const auto read = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                     static_cast<utf8proc_ssize_t>(text.size()), &code);
  if (read <= 0) return {0xFFFD, 1};
  return {code, static_cast<std::size_t>(read)};
}

std::size_t columns_of(utf8proc_int32_t code) {
  return static_cast<std::size_t>(std::max(0, utf8proc_charwidth(code)));
}

// Where the word ends that begins at `start`. A path is one word, spaces and all: after a tab to the line's end, in
// quotation marks to the closing one.
std::size_t end_of_word(std::string_view line, std::size_t start, std::size_t after_tab) {
  if (start == after_tab && line[start] == '/') return line.size();
  std::size_t from = start;
  if (line.substr(start).starts_with("«\u00A0/")) from = std::min(line.find("»", start), line.size());
  return std::min(line.find(' ', from), line.size());
}

void fold_line(std::string_view line, std::size_t columns, std::string& out) {
  const auto tab = line.find('\t');
  const auto first = line.find_first_not_of(' ');
  std::string set(line);
  if (tab != line.npos) set[tab] = ' ';
  const std::size_t hang = std::min(columns / 2, tab == line.npos ? first : width(line.substr(0, tab)) + 1);

  out.append(first, ' ');
  std::size_t used = first;
  bool fresh = true;  // nothing but the indentation is on this line yet
  for (std::size_t at = first; at < set.size();) {
    const std::size_t start = set.find_first_not_of(' ', at);
    if (start == set.npos) break;
    const std::size_t end = end_of_word(set, start, tab == line.npos ? line.npos : tab + 1);
    const std::string_view word = std::string_view(set).substr(start, end - start);
    const std::size_t gap = fresh ? 0 : start - at;
    if (used + gap + width(word) <= columns) {
      out.append(gap, ' ');
      used += gap;
    } else if (!fresh) {
      out += '\n';
      out.append(hang, ' ');
      used = hang;
    }
    out += word;
    used += width(word);
    fresh = false;
    at = end;
  }
}

}  // namespace

std::string clean(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool space = false;
  while (!text.empty()) {
    const Character next = first_of(text);
    const auto category = utf8proc_category(next.code);
    const bool breaks = category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_ZL ||
                        category == UTF8PROC_CATEGORY_ZP || next.code == ' ';
    if (breaks) {
      space = true;
    } else {
      if (space && !out.empty()) out += ' ';
      space = false;
      const bool printable = next.code != 0xFFFD && next.code != 0xFFFE && next.code != 0xFFFF;
      out += printable ? text.substr(0, next.bytes) : std::string_view("\uFFFD");
    }
    text.remove_prefix(next.bytes);
  }
  return out;
}

std::size_t width(std::string_view text) {
  std::size_t columns = 0;
  while (!text.empty()) {
    const Character next = first_of(text);
    columns += columns_of(next.code);
    text.remove_prefix(next.bytes);
  }
  return columns;
}

std::string fold_lines(std::string_view text, std::size_t columns) {
  std::string out;
  out.reserve(text.size() + text.size() / 20);
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    const bool blank = line.find_first_not_of(' ') == line.npos;
    if (!blank) fold_line(line, columns, out);
    if (!blank || (!out.empty() && !out.ends_with("\n\n"))) out += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

}  // namespace report
