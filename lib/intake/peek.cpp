#include "intake/peek.h"

#include "formats/recognise.h"

#include <algorithm>
#include <string>

namespace intake {

namespace {

// Empty, or space reserved and not yet filled.
bool is_blank(std::string_view bytes) { return bytes.find_first_not_of('\0') == bytes.npos; }

// Of a file whose writer lets nobody look into it.
Io<Peek> peek_from_outside(const fs::path& path, std::string_view name) {
  const auto stamp = stamp_of(path);
  if (!stamp) return stamp.error();
  return Peek{*stamp, Writers::some, formats::may_be_ours("", name), false, false};
}

}  // namespace

Io<Peek> peek(const fs::path& path, std::string_view name) {
  const auto file = File::open(path);
  if (!file) return means_in_use(file.error()) ? peek_from_outside(path, name) : file.error();
  Peek peek;
  // Asked first: a writer who comes later also changes the stamp that the claim compares.
  peek.writers = writers_of(*file);
  const auto stamp = file->stamp();
  if (!stamp) return stamp.error();
  peek.stamp = *stamp;

  std::string first(std::min<std::uint64_t>(stamp->bytes, formats::kPeek), '\0');
  const auto got = file->read_at(0, first);
  if (!got) return got.error();
  first.resize(*got);
  peek.ours = formats::may_be_ours(first, name);
  peek.blank = is_blank(first);
  peek.whole = !peek.blank;
  if (!peek.ours || peek.blank) return peek;

  std::string last(first.size(), '\0');
  const auto end = file->read_at(stamp->bytes - std::min<std::uint64_t>(stamp->bytes, last.size()), last);
  if (!end) return end.error();
  last.resize(*end);
  peek.whole = formats::ends_whole(first, last);
  return peek;
}

}  // namespace intake
