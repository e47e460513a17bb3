#include "letters/file.h"

#include <boost/filesystem/operations.hpp>

#include <fstream>

namespace letters {

std::optional<std::string> read_file(const boost::filesystem::path& file, std::size_t most) {
  boost::system::error_code error;
  if (!boost::filesystem::is_regular_file(file, error)) return std::nullopt;  // a folder, a device, nothing
  std::ifstream in(file, std::ios::binary);
  std::string bytes(most + 1, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!in.is_open() || in.bad()) return std::nullopt;
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

}  // namespace letters
