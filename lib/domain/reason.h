// Why the system refused something, in French: its own words are English, or whatever its locale makes of them.
#pragma once

#include <boost/system/error_code.hpp>

#include <string>

namespace domain {

// A few words, to stand in brackets or after a colon: "le disque est plein"; "erreur n° 71 du système" where none are
// known.
[[nodiscard]] std::string reason(const boost::system::error_code& error);
// The same for a number of the system's: an errno, on Windows of GetLastError(). What the C library leaves in errno there is
// an error_code of the generic category.
[[nodiscard]] std::string reason(int system_error);

}  // namespace domain
