// The private place of what was claimed, until it is filed:
//
//   <spool>/                            0700
//     <key>-<ticket>.copying/<raw name> a copy being made; its original is <folder>/.navette-<ticket>. The key is the
//                                       drop folder's
//     <key>-<ticket>.copied/<raw name>  the copy is whole and on the disk; the original may go
//     <key>-<ticket>.moved/<raw name>   renamed in
//     <sha256>/<name>                   where it stays, under a name in UTF-8, so that journal and pages can hold it
//     <sha256>.2/<name>                 the same content, come again while the first was still there
//
// Each step from one line to the next is one rename within the spool, so whatever moment Navette is stopped at, the
// next start finds one of these and knows what to do (claim.h). The disk may be behind when the power fails: a file
// system that journals its names (ext4 as Debian makes it, XFS, Btrfs) has then undone the last renames, each as a
// whole, so that the file is found one step further back or in the drop folder, never nowhere. So only the last step is
// waited for: keep() and keep_again() return once the file, its name in its place and its place's name in the spool
// are on the disk. One without such a journal (ext2, FAT) promises nothing about a rename until both folders are on the
// disk; there the few milliseconds of a claim are what a power failure must not hit.
#pragma once

#include "intake/file.h"

#include <string>
#include <vector>

namespace intake {

// What a directory says by its ending.
enum class Stage { copying, copied, moved };

struct Incoming {
  std::string ticket;
  Stage stage{};
  std::string name;  // raw, as in the drop folder; empty if nothing got there
};

class Spool {
 public:
  // One process at a time works on a spool; one Spool for each drop folder.
  Spool(fs::path spool, const fs::path& folder);

  [[nodiscard]] const fs::path& path() const { return spool_; }
  // Makes what is missing, with its rights.
  [[nodiscard]] error_code prepare() const;

  [[nodiscard]] Io<std::vector<Incoming>> incoming() const;
  // <sha256>[.n]/ directories, and the file each holds; those that hold none any more are removed.
  [[nodiscard]] Io<std::vector<fs::path>> kept() const;

  [[nodiscard]] fs::path place_of(const Incoming& incoming) const;  // its directory
  [[nodiscard]] fs::path file_of(const Incoming& incoming) const { return place_of(incoming) / incoming.name; }
  // A new directory with a new ticket.
  [[nodiscard]] Io<Incoming> begin(Stage stage, const std::string& name) const;
  [[nodiscard]] error_code advance(Incoming& incoming, Stage stage) const;  // durable when it returns
  void discard(const Incoming& incoming) const;
  // Into its place for good, durable when it returns: the file's path there.
  [[nodiscard]] Io<fs::path> keep(const Incoming& incoming, const std::string& sha256) const;
  // What an earlier start left in its place: made durable, since nobody knows whether keep() got so far. `sha256` is that
  // of the bytes now; where the power failed before they were on the disk it is not its place's, and it gets another.
  [[nodiscard]] Io<fs::path> keep_again(const fs::path& kept, const std::string& sha256) const;

 private:
  [[nodiscard]] Io<fs::path> rename_for_good(const fs::path& place, const std::string& sha256) const;
  [[nodiscard]] error_code sync(const fs::path& kept) const;

  fs::path spool_;
  std::string key_;  // what the claims of this folder begin with
};

// <spool>/<sha256>[.n] has gone empty: takes it away. What is not empty stays.
void remove_place_of(const fs::path& spool_file);

}  // namespace intake
