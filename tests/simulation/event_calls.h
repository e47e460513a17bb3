// The system's queue of a folder's events, as Navette's processes ask for it.
#pragma once

namespace simulation {

// Whether it is the queue of the process that ends: emptied and kept for the next one. To close one takes the system
// milliseconds, and a world has several lives.
[[nodiscard]] bool keeps_event_queue(int descriptor);

}  // namespace simulation
