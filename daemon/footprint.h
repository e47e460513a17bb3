// How much memory Navette holds while it has nothing to do, which is nearly always.
#pragma once

namespace navette {

// Gives back what the start or the last work needed and rest does not: freed heap, and the pages of code that were read
// in on the way. Harmless at any moment: code pages hold nothing but what the program's files hold, and come back from
// the system's cache when they are next run. Costs about a millisecond, and the next work some page faults.
void shrink_footprint();

}  // namespace navette
