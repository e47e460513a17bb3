#include "portal/imports_list.h"

#include <algorithm>
#include <cstdint>
#include <set>

namespace portal {

namespace {

using Column = ImportsList::Column;

constexpr std::string_view kVersion = "v1";
constexpr std::string_view kVersionMore = "v1+";
constexpr std::size_t kRemembered = 200;

// FNV-1a, 64 bits: the same on every machine and in every version, which std::hash does not promise.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char byte : text) hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
  return hash;
}

std::string identity_of(const Row& row, const ImportsList& list) {
  std::string cells;
  for (const Column column : list.identity) cells += fold(cell(row, column)) + '\x1F';
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text(16, '0');
  std::uint64_t hash = hash_of(cells);
  for (auto digit = text.rbegin(); digit != text.rend(); ++digit, hash >>= 4) *digit = kDigits[hash & 15];
  return text;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

bool reads_like_one_of(std::string_view text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& each) { return reads_like(each, text); });
}

// Where each wanted column stands in the table; empty if one is missing.
std::optional<std::map<Column, std::size_t>> places_in(const Table& table, const ImportsList& list) {
  if (list.table && !reads_like(*list.table, table.caption)) return std::nullopt;
  std::map<Column, std::size_t> places;
  for (const auto& [column, title] : list.columns) {
    const auto& wanted = title;
    const auto found = std::find_if(table.header.begin(), table.header.end(),
                                    [&](const std::string& each) { return reads_like(each, wanted); });
    if (found == table.header.end()) return std::nullopt;
    places[column] = static_cast<std::size_t>(found - table.header.begin());
  }
  return places;
}

// The report cell reads like a link of the page. The n-th row that reads so owns the n-th such link, provided that
// there are as many links as rows; otherwise nobody can tell which is whose.
void find_reports(std::vector<Row>& rows, const Page& page) {
  std::map<std::string, std::vector<std::string>> links;
  for (const Link& link : page.links) links[fold(link.text)].push_back(link.address);
  std::map<std::string, std::vector<Row*>> owners;
  for (Row& row : rows)
    if (const std::string text = fold(cell(row, Column::report)); !text.empty()) owners[text].push_back(&row);
  for (auto& [text, sharing] : owners) {
    const auto& addresses = links[text];
    if (addresses.size() != sharing.size()) continue;
    for (std::size_t i = 0; i < sharing.size(); ++i) sharing[i]->report_address = addresses[i];
  }
}

// A kind's cell that the profile does not know may be of any kind: better doubt than "absent".
bool may_be(domain::Kind kind, const Row& row, const ImportsList& list) {
  if (list.columns.count(Column::kind) == 0) return true;
  const std::string text = cell(row, Column::kind);
  for (const auto& [each, words] : list.kinds)
    if (reads_like_one_of(text, words)) return each == kind;
  return true;
}

}  // namespace

std::string cell(const Row& row, Column column) {
  const auto found = row.cells.find(column);
  return found == row.cells.end() ? std::string() : found->second;
}

std::optional<std::vector<Row>> rows_on(const Page& page, const ImportsList& list) {
  for (const Table& table : page.tables) {
    const auto places = places_in(table, list);
    if (!places) continue;
    std::vector<Row> rows;
    for (const auto& cells : table.rows) {
      Row row;
      for (const auto& [column, place] : *places)
        row.cells[column] = place < cells.size() ? cells[place] : std::string();
      rows.push_back(std::move(row));
    }
    find_reports(rows, page);
    if (!list.newest_first) std::reverse(rows.begin(), rows.end());
    return rows;
  }
  return std::nullopt;
}

std::string mark_of(const std::vector<Row>& rows, const ImportsList& list, bool more) {
  std::string mark(more ? kVersionMore : kVersion);
  for (std::size_t i = 0; i < std::min(rows.size(), kRemembered); ++i) mark += ' ' + identity_of(rows[i], list);
  return mark;
}

bool reaches_back(std::string_view mark, const std::vector<Row>& rows, const ImportsList& list) {
  const auto words = words_of(mark);
  return std::any_of(rows.begin(), rows.end(), [&](const Row& row) {
    return std::find(words.begin(), words.end(), identity_of(row, list)) != words.end();
  });
}

std::variant<Row, NoRow, UnclearRow> new_since(std::string_view mark, std::vector<Row> rows, const ImportsList& list,
                                               domain::Kind kind, std::string_view file_name) {
  auto words = words_of(mark);
  if (words.size() == 1 && words.front() == kNothingRemembered) {
    if (std::none_of(rows.begin(), rows.end(), [&](const Row& row) { return may_be(kind, row, list); })) return NoRow{};
    return UnclearRow{
        "La liste des imports de l'ENT montre au moins un import de ce genre, et le journal, qui a été reconstruit, ne "
        "sait plus s'il s'agit de ce fichier. Regardez dans l'ENT si cet import y figure."};
  }
  const bool more = !words.empty() && words.front() == kVersionMore;
  if (words.empty() || (words.front() != kVersion && !more))
    return UnclearRow{
        "Ce que montrait la liste des imports de l'ENT avant l'envoi n'a pas été retenu : rien ne permet de "
        "reconnaître cet import. Regardez dans l'ENT s'il y figure."};
  words.erase(words.begin());

  // Rows are taken from the oldest on, so that of two alike the newer one is left over as the new one. Behind a full
  // mark, what is older than the oldest row it knows was merely forgotten.
  const bool full = more || words.size() >= kRemembered;
  std::multiset<std::string> known(words.begin(), words.end());
  bool met_known = !full;
  std::vector<Row> fresh;
  for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
    const auto found = known.find(identity_of(*row, list));
    if (found != known.end()) {
      known.erase(found);
      met_known = true;
    } else if (met_known && may_be(kind, *row, list)) {
      fresh.push_back(std::move(*row));
    }
  }
  if (full && !met_known)
    return UnclearRow{
        "La liste des imports de l'ENT ne montre plus aucun de ceux d'avant l'envoi : rien ne permet de "
        "reconnaître cet import. Regardez dans l'ENT s'il y figure."};
  if (fresh.empty()) return NoRow{};

  if (list.columns.count(Column::file) != 0) {
    const auto named = std::stable_partition(
        fresh.begin(), fresh.end(), [&](const Row& row) { return reads_like(cell(row, Column::file), file_name); });
    fresh.erase(named, fresh.end());
    if (fresh.empty())
      return UnclearRow{
          "Depuis l'envoi, l'ENT montre un nouvel import, mais sous un autre nom de fichier : est-ce le nôtre ? "
          "Regardez dans l'ENT, puis confirmez ou relancez l'import."};
  }
  if (fresh.size() > 1)
    return UnclearRow{
        "Depuis l'envoi, l'ENT montre plusieurs nouveaux imports semblables (l'un d'eux a peut-être été fait à "
        "la main) : rien ne dit lequel est le nôtre. Regardez dans l'ENT, puis confirmez ou relancez l'import."};
  return std::move(fresh.front());
}

std::optional<Progress> progress_of(const Row& row, const ImportsList& list) {
  for (const auto& [progress, words] : list.states)
    if (reads_like_one_of(cell(row, Column::state), words)) return progress;
  return std::nullopt;
}

}  // namespace portal
