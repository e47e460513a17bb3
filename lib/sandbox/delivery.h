// An uploaded file as the ENT understands it: opened with its own key if it is a container, recognised, counted, and
// what is in it.
#pragma once

#include "domain/export.h"
#include "domain/fault.h"
#include "sandbox/form.h"
#include "sandbox/options.h"
#include "sandbox/payload.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sandbox {

struct Delivery {
  domain::Kind kind = domain::Kind::edt;
  domain::Form form = domain::Form::clear;  // of the file as it came
  std::string file_name;
  std::string sha256;       // of the file as it came
  std::uint64_t bytes = 0;  // likewise
  domain::Counts counts;
  std::string software;
  Payload payload;
};

// The file, if the ENT wants it: of that kind, for that school, in a form that `options` accept, encrypted (if at all)
// for the sandbox's key. Otherwise file_refused with the reason, French, without the ENT's usual frame around it.
[[nodiscard]] domain::Result<Delivery> receive(const Upload& upload, domain::Kind kind, const domain::Uai& school,
                                               const Options& options);

}  // namespace sandbox
