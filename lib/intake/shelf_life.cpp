#include "intake/shelf_life.h"

#include "domain/reason.h"
#include "intake/digest.h"
#include "intake/file_name.h"

#include <boost/filesystem/operations.hpp>

#include <cstdio>
#include <optional>

namespace intake {

namespace {

namespace errc = boost::system::errc;

bool is_real_folder(const fs::path& path) {
  error_code error;
  return fs::is_directory(fs::symlink_status(path, error));
}

domain::Failure failure(const fs::path& shelf, const error_code& error) {
  return {domain::Fault::unavailable,
          "Ce qui doit être effacé dans « " + printable(shelf.string()) + " » ne peut pas l'être maintenant (" +
              domain::reason(error) +
              "). Rétablissez l'accès au dossier, Navette s'en chargera d'elle-même ; si vous l'avez déplacé, effacez "
              "vous-même ce qui est trop ancien."};
}

error_code replace(const fs::path& target, const std::string& content) {
  const fs::path day = target.parent_path();
  const fs::path half = fresh_half(target);
  error_code error = [&]() -> error_code {
    auto file = File::create(half);
    if (!file) return file.error();
    if (const error_code failed = file->append(content)) return failed;
    share_file_like(half, day);
    if (const error_code failed = file->sync()) return failed;
    error_code failed;
    fs::rename(half, target, failed);
    return failed;
  }();
  if (!error) return sync_folder(day);
  error_code ignored;
  fs::remove(half, ignored);
  return error;
}

// Empty if there is no regular file of that name.
Io<std::string> digits_of(const fs::path& path) {
  const auto file = File::open(path);
  if (file) return sha256(*file);
  error_code error;
  if (fs::is_regular_file(fs::symlink_status(path, error))) return file.error();
  return std::string();
}

bool names_a_day(const std::string& name) {
  return name.size() == 10 && name[4] == '-' && name[7] == '-' &&
         name.find_first_not_of("0123456789-") == std::string::npos;
}

std::vector<fs::path> entries_of(const fs::path& folder, error_code& error) {
  std::vector<fs::path> entries;
  for (fs::directory_iterator each(folder, error), end; !error && each != end; each.increment(error))
    entries.push_back(each->path());
  return entries;
}

}  // namespace

domain::Result<void> rewrite_companions(const fs::path& filed, const std::vector<Companion>& companions) {
  const fs::path day = filed.parent_path(), shelf = day.parent_path();
  if (!is_real_folder(shelf)) return failure(shelf, make_error_code(errc::no_such_file_or_directory));
  if (!is_real_folder(day)) return {};
  for (const Companion& each : companions) {
    const fs::path target(filed.string() + each.suffix);
    error_code error;
    if (!fs::is_regular_file(fs::symlink_status(target, error))) continue;
    if ((error = replace(target, each.content))) return failure(day, error);
  }
  return {};
}

domain::Result<void> remove_filed(const fs::path& filed, const std::string& sha256) {
  const fs::path day = filed.parent_path(), shelf = day.parent_path();
  if (!is_real_folder(shelf)) return failure(shelf, make_error_code(errc::no_such_file_or_directory));
  if (!is_real_folder(day)) return {};
  const auto digits = digits_of(filed);
  if (!digits) return failure(day, digits.error());
  if (*digits != sha256) return {};
  error_code error;
  fs::remove(filed, error);
  if (!error) error = sync_folder(day);
  if (error) return failure(day, error);
  return {};
}

domain::Result<std::size_t> remove_duplicates(const fs::path& folder, std::chrono::year_month_day before,
                                              const std::function<bool(const std::string& sha256)>& known) {
  const fs::path shelf = folder / std::string(folder_of(Shelf::duplicate));
  std::size_t removed = 0;
  error_code error;
  if (!is_real_folder(shelf)) return removed;  // nothing came twice yet
  for (const fs::path& day : entries_of(shelf, error)) {
    const std::string name = day.filename().string();
    if (!names_a_day(name) || name >= name_of(before) || !is_real_folder(day)) continue;
    for (const fs::path& file : entries_of(day, error)) {
      const fs::path note(file.string() + ".txt");
      if (!fs::is_regular_file(fs::symlink_status(note, error))) continue;
      const auto digits = digits_of(file);
      if (!digits) return failure(day, digits.error());
      if (digits->empty() || !known(*digits)) continue;
      for (const fs::path& gone : {file, note})
        if (fs::remove(gone, error); error) return failure(day, error);
      ++removed;
    }
    if (error && error != errc::no_such_file_or_directory) return failure(day, error);
    fs::remove(day, error);  // once it is empty
    error.clear();
  }
  if (error) return failure(shelf, error);
  return removed;
}

}  // namespace intake
