// Windows only: what another account of this machine may have put where Navette will believe it, or may change there. Anybody
// may make folders in ProgramData, and on a disk.
#pragma once

#include <boost/filesystem/path.hpp>

#include <string>

namespace navette {

// In French, that a link lies there which leads elsewhere, and what to do. Empty if none does.
[[nodiscard]] std::string detour(const boost::filesystem::path& path);
// In French, why what lies there is not to be believed, and what to do: such a link, or it belongs to none of the insiders
// (domain/rights.h). Empty if it may be, or if nothing lies there.
[[nodiscard]] std::string distrust(const boost::filesystem::path& path);
// Whether whoever works on this machine may change it or, if it is a folder, put something into it; also where nobody can
// tell. Not where nothing lies.
[[nodiscard]] bool is_open_to_all(const boost::filesystem::path& path);

}  // namespace navette
