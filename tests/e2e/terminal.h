// A child process on a terminal of its own: what it shows there, and what is typed.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace e2e {

class Terminal {
 public:
  Terminal(const std::string& program, const std::vector<std::string>& arguments,
           const std::map<std::string, std::string>& environment = {});
  ~Terminal();  // SIGKILL if it still runs
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  // All that was written so far, control sequences included.
  const std::string& output();
  void type(const std::string& keys);
  // Waits for its end; the exit code, or minus the signal that ended it.
  int wait();
  // The lines as a person sees them, the last one being where the cursor is: what was cleared is gone.
  std::vector<std::string> screen();

 private:
  bool running();

  int id_ = -1;
  int descriptor_ = -1;
  int status_ = 0;
  bool over_ = false;
  std::string output_;
};

}  // namespace e2e
