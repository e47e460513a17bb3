#include "intake/file.h"

namespace intake {

Io<std::string> read_whole(const File& file, std::uint64_t most) {
  const auto stamp = file.stamp();
  if (!stamp) return stamp.error();
  if (stamp->bytes > most) return make_error_code(boost::system::errc::file_too_large);
  std::string bytes(stamp->bytes, '\0');
  const auto got = file.read_at(0, bytes);
  if (!got) return got.error();
  bytes.resize(*got);
  return bytes;
}

}  // namespace intake
