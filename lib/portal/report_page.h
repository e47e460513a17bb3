// What an import's report page says, read as a profile's `collect` steps ask.
#pragma once

#include "domain/import.h"
#include "portal/page.h"
#include "portal/step.h"

namespace portal {

// Adds what the step finds on the page to the outcome; what is not there adds nothing. Bounded: 200 figures, 20,000
// people, 300 bytes each.
void collect(const Page& page, const Collect& what, domain::Outcome& outcome);

}  // namespace portal
