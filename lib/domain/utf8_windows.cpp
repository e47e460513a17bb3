#include "domain/utf8.h"

#include <boost/nowide/filesystem.hpp>

#include <windows.h>

namespace domain {

void speak_utf8() {
  boost::nowide::nowide_filesystem();
  ::SetConsoleOutputCP(CP_UTF8);
  ::SetConsoleCP(CP_UTF8);
}

}  // namespace domain
