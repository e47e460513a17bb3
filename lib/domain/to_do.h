// Where a sentence that says why something waits turns to what a person must do: "Attend … À faire : déposez …".
#pragma once

#include <string_view>

namespace domain {

// Stands before the order, which goes on to the end. A status line shows the whole; a report sets the two apart.
inline constexpr std::string_view kToDo = " À faire : ";

}  // namespace domain
