// A directory of a test's own, gone with it.
#pragma once

#include <boost/filesystem/operations.hpp>

#include <fstream>
#include <iterator>
#include <string>

class Directory {
 public:
  Directory() : path_(boost::filesystem::temp_directory_path() / boost::filesystem::unique_path("navette-%%%%%%%%")) {
    boost::filesystem::create_directories(path_);
  }
  ~Directory() {
    boost::system::error_code ignored;
    boost::filesystem::remove_all(path_, ignored);
  }
  Directory(const Directory&) = delete;
  Directory& operator=(const Directory&) = delete;

  [[nodiscard]] const boost::filesystem::path& path() const { return path_; }

  boost::filesystem::path write(const std::string& name, const std::string& content) const {
    std::ofstream(path_ / name, std::ios::binary) << content;
    return path_ / name;
  }

  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream in(path_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

 private:
  boost::filesystem::path path_;
};
