// What other programs do to files, by the system's own calls.
#pragma once

#include <boost/filesystem/path.hpp>

#include <chrono>
#include <cstdint>
#include <string_view>

namespace intake {

// A program that keeps its file open between its writes.
class Writer {
 public:
  enum class Begins {
    anew,       // what was there is gone
    as_it_is,   // writes over it, from its beginning
    at_its_end  // appends
  };

  explicit Writer(const boost::filesystem::path& file, Begins begins = Begins::anew);
  ~Writer() { close(); }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void write(std::string_view bytes);
  void seek(std::int64_t offset);
  void resize(std::int64_t size);
  void close();

 private:
  std::intptr_t handle_;
};

// The time of its last change.
void set_time(const boost::filesystem::path& file, std::chrono::seconds since_1970);

// Who may do what, as POSIX counts it. On Windows rights are lists, which come from the folder: there the first does nothing
// and the second holds always, so what is proven of rights is proven on Linux. Wine makes its lists up from modes; the guide
// for Windows has them in its list for a real one.
void set_mode(const boost::filesystem::path& path, unsigned mode);
[[nodiscard]] bool has_mode(const boost::filesystem::path& path, unsigned mode, unsigned of = 07777);

}  // namespace intake
