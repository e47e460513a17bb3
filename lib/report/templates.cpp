#include "report/templates.h"

#include "report/embedded.h"

namespace report {

const Templates& Templates::built_in() {
  static const Templates kBuiltIn{embedded::kPage, embedded::kText, embedded::kRefusal};
  return kBuiltIn;
}

}  // namespace report
