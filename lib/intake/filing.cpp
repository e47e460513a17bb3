#include "intake/filing.h"

#include "domain/failpoint.h"
#include "domain/reason.h"
#include "intake/aside.h"
#include "intake/digest.h"
#include "intake/file_name.h"
#include "intake/spool.h"
#include "intake/trouble.h"
#include "intake/volume.h"

#include <boost/filesystem/operations.hpp>

#include <algorithm>
#include <cstdio>
#include <optional>

namespace intake {

namespace {

namespace errc = boost::system::errc;

bool is_taken(const fs::path& path) {
  error_code error;
  return fs::exists(fs::symlink_status(path, error));
}

// A real folder, made with the rights of `model` if it is missing.
error_code make_shelf(const fs::path& folder, const fs::path& model) {
  error_code error;
  const fs::file_status status = fs::symlink_status(folder, error);
  if (fs::is_directory(status)) return {};
  if (fs::exists(status)) return make_error_code(errc::not_a_directory);
  if (!fs::create_directory(folder, error) && error) return error;
  share_folder_like(folder, model);
  return sync_folder(folder.parent_path());
}

class Shelving {
 public:
  explicit Shelving(const Filing& filing) : filing_(filing) {
    shelf_ = filing.folder / std::string(folder_of(filing.shelf));
    day_ = shelf_ / name_of(filing.day);
  }

  error_code prepare() const {
    error_code error;
    if (!fs::is_directory(filing_.folder, error)) return error ? error : make_error_code(errc::not_a_directory);
    if ((error = make_shelf(shelf_, filing_.folder))) return error;
    return make_shelf(day_, filing_.folder);
  }

  // The file at its place; empty if it is neither there nor in the spool.
  Io<fs::path> place() const {
    if (!is_taken(filing_.spool_file)) return already_placed();
    const auto file = File::open(filing_.spool_file);
    if (!file) return file.error();
    for (unsigned number = 1;; ++number) {
      const fs::path target = named(number);
      const bool has_companions = std::ranges::any_of(
          filing_.companions, [&](const Companion& each) { return is_taken(beside(target, each)); });
      if (has_companions) continue;
      if (is_taken(target)) {
        // Stopped between the copy's last step and the removal of the original? (Another import's would have its
        // companions by now.)
        if (is_same(target, *file)) return release(target);
        continue;
      }
      share_file_like(filing_.spool_file, filing_.folder);
      error_code error = rename_new(filing_.spool_file, target);
      if (error == errc::cross_device_link) {
        error = copy_to(target, *file);
        if (!error) return release(target);
      }
      if (error == errc::file_exists) continue;
      if (error) return error;
      if ((error = sync_folder(day_))) return error;
      return target;
    }
  }

  error_code accompany(const fs::path& target) const {
    for (const Companion& each : filing_.companions) {
      const fs::path half = fresh_half(beside(target, each));
      const error_code error = [&]() -> error_code {
        auto file = File::create(half);
        if (!file) return file.error();
        if (const error_code failed = file->append(each.content)) return failed;
        share_file_like(half, filing_.folder);
        if (const error_code failed = file->sync()) return failed;
        error_code failed;
        fs::rename(half, beside(target, each), failed);
        domain::failpoint("companion_placed");
        return failed;
      }();
      if (error) return forget(half, error);
    }
    return sync_folder(day_);
  }

 private:
  // Among those of this name with this content, the last: numbers grow, and one is filed after the other.
  Io<fs::path> already_placed() const {
    const std::string wanted =
        filing_.sha256.empty() ? filing_.spool_file.parent_path().filename().string().substr(0, 64) : filing_.sha256;
    fs::path found;
    for (unsigned number = 1; is_taken(named(number)); ++number) {
      const auto file = File::open(named(number));
      if (!file) continue;  // a person put something else there
      if (lies_aside(filing_.spool_file)) {
        const auto stamp = file->stamp();
        if (stamp && lay_aside(filing_.spool_file, *stamp)) found = named(number);
        continue;
      }
      const auto digits = sha256(*file);
      if (!digits) return digits.error();
      if (*digits == wanted) found = named(number);
    }
    if (!found.empty()) inherit_rights(found);
    return found;
  }

  static bool is_same(const fs::path& target, const File& original) {
    const auto file = File::open(target);
    if (!file) return false;
    const auto stamp = file->stamp();
    const auto wanted = original.stamp();
    if (!stamp || !wanted || !same_content(*stamp, *wanted)) return false;
    const auto digits = sha256(*file);
    const auto wanted_digits = sha256(original);
    return digits && wanted_digits && *digits == *wanted_digits;
  }

  error_code copy_to(const fs::path& target, const File& original) const {
    const fs::path half = fresh_half(target);
    const error_code error = [&]() -> error_code {
      auto file = File::create(half);
      if (!file) return file.error();
      const auto stamp = original.stamp();
      if (!stamp) return stamp.error();
      const auto copied = copy(original, *file);
      if (!copied) return copied.error();
      if (const error_code failed = file->date(*stamp)) return failed;
      share_file_like(half, filing_.folder);
      if (const error_code failed = file->sync()) return failed;
      return rename_new(half, target);
    }();
    return error ? forget(half, error) : sync_folder(day_);
  }

  // The copy is on the disk: the spool's may go.
  Io<fs::path> release(const fs::path& target) const {
    error_code error;
    fs::remove(filing_.spool_file, error);
    if (error) return error;
    domain::failpoint("spool_file_removed");
    return target;
  }

  static error_code forget(const fs::path& half, const error_code& error) {
    error_code ignored;
    fs::remove(half, ignored);
    return error;
  }

  fs::path named(unsigned number) const {
    std::size_t longest = 0;
    for (const Companion& each : filing_.companions) longest = std::max(longest, each.suffix.size());
    return day_ / numbered(filing_.spool_file.filename().string(), number, longest_name(day_) - longest);
  }

  static fs::path beside(const fs::path& target, const Companion& companion) {
    return fs::path(target.string() + companion.suffix);
  }

  const Filing& filing_;
  fs::path shelf_;
  fs::path day_;
};

domain::Failure failure(const Filing& filing, const error_code& error) {
  return {
      domain::Fault::unavailable,
      "Le fichier « " + printable(filing.spool_file.filename().string()) + " » ne peut pas être rangé dans « " +
          printable((filing.folder / std::string(folder_of(filing.shelf))).string()) + " » (" + domain::reason(error) +
          "). Il reste en sûreté dans la réserve de Navette ; rétablissez l'accès au dossier ou libérez de la place, "
          "Navette le rangera d'elle-même."};
}

}  // namespace

fs::path fresh_half(const fs::path& target) {
  fs::path half = target.parent_path() / (".navette-" + sha256(target.filename().string()).substr(0, 16));
  error_code ignored;  // what cannot be removed cannot be made anew either, and that is told
  fs::remove(half, ignored);
  return half;
}

domain::Result<fs::path> file_away(const Filing& filing) {
  if (const fs::path volume = missing_volume(filing.folder, filing.spool); !volume.empty())
    return domain::Failure{domain::Fault::unavailable, volume_trouble(filing.folder, volume)};
  const Shelving shelving(filing);
  if (const error_code error = shelving.prepare()) return failure(filing, error);
  const auto place = shelving.place();
  if (!place) return failure(filing, place.error());
  if (place->empty())
    return domain::Failure{domain::Fault::file_refused,
                           "Le fichier « " + printable(filing.spool_file.filename().string()) +
                               " » n'est plus dans la réserve de Navette ni dans le dossier « " +
                               std::string(folder_of(filing.shelf)) +
                               " » : quelqu'un l'a déplacé ou supprimé. Le résultat de l'import n'en dépend pas."};
  if (const error_code error = shelving.accompany(*place)) return failure(filing, error);
  remove_place_of(filing.spool_file);
  return *place;
}

}  // namespace intake
