#include "plants.h"

namespace simulation {

const std::vector<std::pair<std::string, domain::Plant>>& plants() {
  static const std::vector<std::pair<std::string, domain::Plant>> kPlants = {
      {"forgets_the_verification", domain::Plant::forgets_the_verification},
      {"done_before_the_answer", domain::Plant::done_before_the_answer},
      {"loses_a_poke_on_overflow", domain::Plant::loses_a_poke_on_overflow},
      {"drops_the_fsync", domain::Plant::drops_the_fsync},
      {"ignores_retry_after", domain::Plant::ignores_retry_after},
  };
  return kPlants;
}

bool plant([[maybe_unused]] domain::Plant bug) {
#ifdef NAVETTE_FAILPOINTS
  domain::planted_now = bug;
  return true;
#else
  return bug == domain::Plant::none;
#endif
}

}  // namespace simulation
