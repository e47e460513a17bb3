#include "domain/utf8.h"

#include <boost/nowide/filesystem.hpp>

#include <windows.h>

namespace domain {

namespace {

// The console's own, which outlives the program: others write to it after us, in the country's code page.
class ConsoleInUtf8 {
 public:
  ConsoleInUtf8() {
    ::SetConsoleOutputCP(CP_UTF8);
    ::SetConsoleCP(CP_UTF8);
  }
  ~ConsoleInUtf8() {
    if (output_ != 0) ::SetConsoleOutputCP(output_);
    if (input_ != 0) ::SetConsoleCP(input_);
  }
  ConsoleInUtf8(const ConsoleInUtf8&) = delete;
  ConsoleInUtf8& operator=(const ConsoleInUtf8&) = delete;

 private:
  UINT output_ = ::GetConsoleOutputCP(), input_ = ::GetConsoleCP();  // 0: no console
};

}  // namespace

void speak_utf8() {
  boost::nowide::nowide_filesystem();
  static const ConsoleInUtf8 until_the_end;
}

}  // namespace domain
