#include "domain/utf8.h"

namespace domain {

void speak_utf8() {}

}  // namespace domain
