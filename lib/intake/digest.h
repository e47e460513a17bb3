// SHA-256, a piece at a time: the identity of a content.
#pragma once

#include "intake/file.h"

#include <memory>
#include <string>
#include <string_view>

namespace intake {

class Digest {
 public:
  Digest();
  ~Digest();
  Digest(const Digest&) = delete;
  Digest& operator=(const Digest&) = delete;

  void add(std::string_view bytes);
  [[nodiscard]] std::string hex();  // 64 lower-case hexadecimal digits; the last thing asked of it

 private:
  struct State;
  std::unique_ptr<State> state_;
};

[[nodiscard]] std::string sha256(std::string_view bytes);
// Of a file of any size, in bounded memory.
[[nodiscard]] Io<std::string> sha256(const File& file);
// Copies all of `from` to the end of `to`; answers the SHA-256 of what was read.
[[nodiscard]] Io<std::string> copy(const File& from, File& to);

}  // namespace intake
