#include "formats/credentials.h"

#include "formats/cell_text.h"
#include "formats/credentials_rows.h"
#include "formats/credentials_words.h"
#include "formats/csv.h"

#include <algorithm>

namespace formats {

namespace {

constexpr std::string_view kDownload =
    "Téléchargez de nouveau le fichier dans l'ENT (Annuaire > Administration > Fichier des identifiants), et ne "
    "l'ouvrez pas dans un tableur avant de le donner à Navette.";

domain::Failure not_credentials(std::string_view why) {
  return {domain::Fault::file_refused, std::string(why) + " " + std::string(kDownload)};
}

// The separator under which the header has the most columns that are known; `;`, the ENT's own, if that decides nothing.
struct Header {
  char separator = ';';
  Columns columns{{}};
  std::size_t cells = 0;
};

std::vector<std::string> titles_in(const csv::Row& row, Charset charset) {
  std::vector<std::string> titles;
  for (const csv::Cell& cell : row.cells) {
    const auto characters = characters_of(cell, charset);
    titles.push_back(characters ? std::string(characters->begin(), characters->end()) : std::string());
  }
  return titles;
}

Header read_header(std::string_view text, Charset charset) {
  Header best;
  for (const char separator : {';', ',', '\t'}) {
    const auto row = csv::Reader(text, separator).next();
    if (!row) continue;
    const Columns columns(titles_in(*row, charset));
    if (columns.known() > best.columns.known()) best = {separator, columns, row->cells.size()};
  }
  return best;
}

// As many as the header, or one more where each of several rows ends with one more separator: one row alone may have a
// stray separator, which shifts what stands behind it.
std::size_t most_cells(std::string_view text, const Header& header) {
  csv::Reader reader(text, header.separator);
  std::size_t rows = 0;
  for (auto row = reader.next(); row; row = reader.next()) {
    if (++rows == 1 || row->flaw != csv::Flaw::none) continue;
    if (row->cells.size() != header.cells + 1 || !row->cells.back().raw.empty()) return header.cells;
  }
  return rows > 2 ? header.cells + 1 : header.cells;
}

std::optional<domain::Failure> refused_unread(std::string_view bytes) {
  if (bytes.size() > kLargestCredentialsFile)
    return not_credentials(
        "Ce fichier fait plus de 16 Mo : un fichier des identifiants est bien plus petit, et il n'a pas été lu.");
  if (bytes.starts_with("PK\x03\x04"))
    return not_credentials("Ce fichier est un classeur de tableur (ou une archive), et non le fichier .csv de l'ENT.");
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") || bytes.substr(0, 4096).find('\0') != bytes.npos)
    return not_credentials("Ce fichier n'a pas le codage de texte que l'ENT emploie (UTF-8 ou Windows-1252).");
  return std::nullopt;
}

}  // namespace

domain::Result<CredentialsFile> read_credentials(std::string_view bytes) {
  if (auto refusal = refused_unread(bytes)) return std::move(*refusal);
  const Charset charset = charset_of(bytes);
  if (bytes.find_first_not_of(" \t\r\n;,") == bytes.npos)
    return not_credentials("Ce fichier est vide : il ne contient pas même la ligne de titres.");
  if (bytes.substr(bytes.find_first_not_of(" \t\r\n")).starts_with('<'))
    return not_credentials(
        "Ce fichier est une page web, sans doute la page de connexion de l'ENT, et non le fichier des identifiants.");

  const Header header = read_header(bytes, charset);
  std::string missing;
  for (const Column each : {Column::uid, Column::last_name, Column::login})
    if (!header.columns.has(each)) missing += (missing.empty() ? "« " : ", « ") + std::string(title_of(each)) + " »";
  if (!missing.empty())
    return not_credentials(
        "Ce fichier n'est pas le fichier des identifiants de l'ENT : sa première ligne devrait nommer les "
        "colonnes, et Navette n'y trouve pas " +
        missing + ".");

  AccountRows rows(header.columns, most_cells(bytes, header), charset);
  csv::Reader reader(bytes, header.separator);
  std::size_t count = 0;
  for (auto row = reader.next(); row; row = reader.next()) {
    if (count > 0) rows.take(*row);
    if (++count > kMostAccountRows + 1)
      return not_credentials("Ce fichier a plus de 200 000 lignes : ce ne peut pas être celui d'un établissement.");
  }
  return rows.finish();
}

}  // namespace formats
