#include "daemon/errands/credentials_shelf.h"

#include "daemon/config/seal.h"
#include "domain/reason.h"
#include "formats/credentials.h"
#include "intake/file.h"

#include <boost/filesystem/directory.hpp>
#include <boost/filesystem/operations.hpp>

#include <algorithm>
#include <cstdio>

namespace navette {

using domain::Failure;
using domain::Fault;
using domain::Result;
using domain::Secret;

namespace {

constexpr std::size_t kLargestSealed = formats::kLargestCredentialsFile + 4096;

Failure cannot(const fs::path& path, const std::string& why, const char* what) {
  return {Fault::file_refused, "Le fichier des identifiants ne peut pas être " + std::string(what) + " (« " +
                                   path.string() + " ») : " + why + "."};
}

// "0134567U-2026-11-27.csv"
std::string name_of(const domain::Uai& school, std::chrono::sys_days day) {
  const std::chrono::year_month_day date(day);
  char text[32];
  std::snprintf(text, sizeof text, "-%04d-%02u-%02u.csv", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return school.str() + text;
}

std::optional<std::chrono::sys_days> day_in(const std::string& name, const domain::Uai& school) {
  int year = 0;
  unsigned month = 0, day = 0;
  if (!name.starts_with(school.str()) ||
      std::sscanf(name.c_str() + school.str().size(), "-%4d-%2u-%2u.csv", &year, &month, &day) != 3)
    return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
  if (!date.ok() || name != name_of(school, date)) return std::nullopt;
  return date;
}

}  // namespace

fs::path credentials_shelf(const Config& config) { return config.state / "identifiants"; }

std::vector<KeptCredentials> kept_credentials(const Config& config, const domain::Uai& school) {
  std::vector<KeptCredentials> kept;
  boost::system::error_code error;
  for (fs::directory_iterator each(credentials_shelf(config), error), end; !error && each != end; each.increment(error))
    if (const auto day = day_in(each->path().filename().string(), school)) kept.push_back({each->path(), *day});
  std::ranges::sort(kept, std::ranges::greater(), &KeptCredentials::day);
  return kept;
}

namespace {

Result<fs::path> keep(const fs::path& file, std::string_view bytes, const std::string& salt) {
  const fs::path folder = file.parent_path();
  if (const auto error = intake::make_private(folder)) return cannot(folder, domain::reason(error), "gardé");
  std::optional<std::string> sealed;
  if (can_seal() && !(sealed = seal(bytes, salt))) return cannot(file, "Windows n'a pas pu le sceller (DPAPI)", "gardé");
  if (const auto error = intake::replace_file(file, sealed ? std::string_view(*sealed) : bytes, 0600))
    return cannot(file, domain::reason(error), "gardé");
  return file;
}

}  // namespace

Result<fs::path> keep_credentials(const Config& config, const domain::Uai& school, std::chrono::sys_days day,
                                  std::string_view bytes, const std::string& salt) {
  return keep(credentials_shelf(config) / name_of(school, day), bytes, salt);
}

fs::path person_file(const Config& config, const domain::Uai& school) {
  return credentials_shelf(config) / (school.str() + "-personne.csv");
}

Result<fs::path> keep_person(const Config& config, const domain::Uai& school, std::string_view bytes,
                             const std::string& salt) {
  return keep(person_file(config, school), bytes, salt);
}

Result<Secret> read_kept(const fs::path& file, const std::string& salt) {
  const auto open = intake::File::open(file);
  if (!open) return cannot(file, domain::reason(open.error()), "lu");
  std::vector<char> bytes(kLargestSealed);
  const auto size = open->read_at(0, bytes);
  if (!size) return cannot(file, domain::reason(size.error()), "lu");
  bytes.resize(*size);
  Secret read(std::move(bytes));
  if (!can_seal()) return read;
  auto plain = unseal(read.reveal(), salt);
  if (!plain) return cannot(file, "il a été scellé sur un autre ordinateur, ou il est abîmé", "lu");
  return std::move(*plain);
}

}  // namespace navette
