#include "traffic.h"

#include <fstream>
#include <string>

namespace intake {

std::optional<Traffic> traffic() {
  std::ifstream counters("/proc/self/io");
  if (!counters) return std::nullopt;
  Traffic all;
  for (std::string name; counters >> name;) {
    if (name == "rchar:") counters >> all.read;
    if (name == "wchar:") counters >> all.written;
  }
  return all;
}

}  // namespace intake
