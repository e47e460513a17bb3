// A child process of a test: started, read, signalled and always gone at the end.
#pragma once

#include <boost/filesystem/path.hpp>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace e2e {

// The whole file; empty if there is none.
[[nodiscard]] std::string read_file(const boost::filesystem::path& file);

class Process {
 public:
  // Standard output and error go to `output`, appended. `environment` is added to ours. `before` runs in the child, just
  // before it becomes the program: what it gives up (rights, limits) the program lacks; false ends the child (code 126).
  Process(const std::string& program, const std::vector<std::string>& arguments, boost::filesystem::path output,
          const std::map<std::string, std::string>& environment = {}, const std::function<bool()>& before = {});
  ~Process();  // SIGKILL if it still runs

  [[nodiscard]] int id() const { return id_; }
  [[nodiscard]] bool running();
  [[nodiscard]] bool catches(int number) const;  // a signal; the system would end it otherwise
  void signal(int number);
  // Waits for its end; the exit code, or minus the signal that ended it. Fails the test after a minute.
  int wait();
  [[nodiscard]] std::string output() const;

 private:
  int id_ = -1;
  int status_ = 0;
  bool over_ = false;
  boost::filesystem::path output_;
};

// Runs `navette` with these arguments to its end.
struct Ran {
  int code;
  std::string output;
};
Ran navette(const std::vector<std::string>& arguments, const std::map<std::string, std::string>& environment = {});

}  // namespace e2e
