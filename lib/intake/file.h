// One open regular file, and the few system calls that make a move durable. Nothing here knows what an export is.
//
// Errors are the system's own error codes; who asked turns them into a sentence (trouble.h). Paths are raw bytes, on Windows
// UTF-8. There, whatever is moved into another folder gets that folder's rights, and what another program has open for a
// moment (a scanner of viruses, an index) is tried again for half a second.
#pragma once

#include "intake/stamp.h"

#include <boost/filesystem/path.hpp>
#include <boost/system/error_code.hpp>
#include <boost/system/result.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace intake {

namespace fs = boost::filesystem;
using boost::system::error_code;

// A value, or the system's reason for not having it.
template <class T>
using Io = boost::system::result<T, error_code>;

class File {
 public:
  // For reading. A symbolic link, a folder, a pipe or a device is refused, and opening never waits.
  [[nodiscard]] static Io<File> open(const fs::path& path);
  // A new file for writing, 0600; an existing one is an error.
  [[nodiscard]] static Io<File> create(const fs::path& path);

  File(File&& other) noexcept;
  File& operator=(File&& other) noexcept;
  ~File();

  // The system's own number for it: a descriptor, on Windows a HANDLE.
  [[nodiscard]] std::intptr_t handle() const { return handle_; }
  [[nodiscard]] Io<Stamp> stamp() const;
  // Fills `into` from `offset`; less than its size only at the end of the file.
  [[nodiscard]] Io<std::size_t> read_at(std::uint64_t offset, std::span<char> into) const;
  [[nodiscard]] error_code append(std::string_view bytes);
  [[nodiscard]] error_code date(const Stamp& stamp);  // gives it the stamp's time of change
  void start_sync() const;                            // the disk may begin; nothing is waited for or promised
  [[nodiscard]] error_code sync() const;              // on the disk when it returns

 private:
  explicit File(std::intptr_t handle) : handle_(handle) {}
  std::intptr_t handle_ = -1;
};

// What is there under this name, whoever has it open.
[[nodiscard]] Io<Stamp> stamp_of(const fs::path& path);
// Whether somebody has the file open and, as Windows lets them, suffers nobody beside them.
[[nodiscard]] bool means_in_use(const error_code& error);
// Whether a volume is too full to take more: its room, a quota, the largest file it knows.
[[nodiscard]] bool means_no_room(const error_code& error);

// The whole file, at most `most` bytes (more is an error: it grew meanwhile).
[[nodiscard]] Io<std::string> read_whole(const File& file, std::uint64_t most);

// The names in a folder are on the disk when it returns.
[[nodiscard]] error_code sync_folder(const fs::path& folder);
// Renames within a volume and never over something that exists (errc::file_exists).
[[nodiscard]] error_code rename_new(const fs::path& from, const fs::path& to);
// The file holds these bytes and has these rights (as of chmod), or is what it was before: never half of it, also after a
// power failure. On the disk when it returns; what could not be finished is removed.
[[nodiscard]] error_code replace_file(const fs::path& file, std::string_view bytes, unsigned rights);
// Makes the folder if it is missing; if it is there it must be a real folder, and it becomes 0700.
[[nodiscard]] error_code make_private(const fs::path& folder);
// 0600 where the system lets us: a file moved in still belongs to whoever saved it. On Windows nothing: it has its folder's.
void make_file_private(const fs::path& file);
// For what rename_new moved into its folder, if a death came right behind the move: on Windows it gets its folder's rights
// after it. Elsewhere nothing: what is moved has its rights before.
void inherit_rights(const fs::path& file);
// Whether another name leads to the same content (hard link): then a rename would not take it out of others' reach.
[[nodiscard]] bool has_other_names(const fs::path& file);
// The longest name, in bytes, that the folder's file system takes; on Windows also such that every program can open what has it.
[[nodiscard]] std::size_t longest_name(const fs::path& folder);

// For what is about to be moved out of a private folder (on Windows nothing: see above).
// A group that may read `model` (a folder) may read `file`, which holds personal data; nobody else. Only its owner changes
// it.
void share_file_like(const fs::path& file, const fs::path& model);
// Likewise for a folder, in which the same people may work as in `model`.
void share_folder_like(const fs::path& folder, const fs::path& model);

}  // namespace intake
