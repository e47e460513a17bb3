// Whether an export holds much less than it should, told by what its file says of itself (rules 22 and 23).
#pragma once

#include "planner/succession.h"

#include <string>

namespace planner {

// In French, what an EDT export has lost against the last one that was imported in its school year, and that one's number;
// empty if it has not, or if nobody can compare: other years differ for good reasons, and of an encrypted export only the
// size is known.
[[nodiscard]] std::string lost_by(const domain::Import& edt, Imports of_school, const Policy& policy);

// In French, why an IdPN export does not look like everybody's: few identifiers for the people of the last clear EDT export,
// or small beside the last one that went in complete mode, of whatever year. Empty if it does, or if nobody can tell.
[[nodiscard]] std::string looks_partial(const domain::Import& idpn, Imports of_school, const Policy& policy);

}  // namespace planner
