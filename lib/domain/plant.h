// Known bugs that the simulation can plant, to show that it finds them. Only where NAVETTE_FAILPOINTS is defined (the
// simulation's builds); the program that is installed has none of it.
#pragma once

namespace domain {

enum class Plant {
  none,
  forgets_the_verification,  // an answer to the commit that was lost is taken for a refusal: sent again unasked
  done_before_the_answer,    // what the ENT has put into its queue is called done
  loses_a_poke_on_overflow,  // the system says that it lost events, and nobody looks
  drops_the_fsync,           // what was claimed is recorded before it is on the disk
  ignores_retry_after,       // the ENT asks for patience in vain
};

#ifdef NAVETTE_FAILPOINTS
inline Plant planted_now = Plant::none;
[[nodiscard]] inline bool planted(Plant plant) { return plant == planted_now; }
#else
[[nodiscard]] constexpr bool planted(Plant) { return false; }
#endif

}  // namespace domain
