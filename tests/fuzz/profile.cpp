// Input: a portal profile's YAML. It is read, or every fault in it is told with its place; nothing else.
#include "portal/profile.h"

#include "must.h"

#include <algorithm>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using fuzz::must;
  try {
    const auto profile = portal::Profile::read(std::string(fuzz::text_of(data, size)), "profil.yaml");
    must(!profile->sign_in.empty(), "a profile signs in");
    for (const auto& [kind, steps] : profile->imports)
      must(std::count_if(steps.begin(), steps.end(), [](const auto& step) { return step.commit; }) == 1,
           "an import is committed by one step");
    must(profile->list.has_value() == !profile->list_steps.empty(), "a list has steps that lead to it");
    for (const auto& steps : {profile->sign_in, profile->list_steps})
      for (const auto& step : steps) {
        must(!step.commit, "only an import commits");
        must(!portal::description_of(step).empty(), "a step can be told");
      }
  } catch (const portal::ProfileError& error) {
    must(!error.complaints().empty(), "a refusal says why");
    for (const auto& complaint : error.complaints())
      must(complaint.starts_with("profil.yaml:"), "a complaint has its place");
  }
  return 0;
}
