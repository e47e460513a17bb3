// How Boost.Test prints the domain's words in a failed check.
#pragma once

#include "domain/import.h"

#include <ostream>

namespace domain {

inline std::ostream& boost_test_print_type(std::ostream& out, State state) { return out << name_of(state); }
inline std::ostream& boost_test_print_type(std::ostream& out, Kind kind) { return out << name_of(kind); }

}  // namespace domain
