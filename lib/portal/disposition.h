// Content-Disposition: whether an answer is a file to be saved, and what it is called (RFC 6266).
#pragma once

#include <string>
#include <string_view>

namespace portal {

struct Disposition {
  bool attachment = false;
  // filename*=, else filename=: UTF-8, one name, without what no file system wants in one; empty if there is none.
  std::string file_name{};
};

// Never fails: what cannot be read is left out.
[[nodiscard]] Disposition read_disposition(std::string_view header);

}  // namespace portal
