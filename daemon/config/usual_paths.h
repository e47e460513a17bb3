// Where this system keeps what belongs to Navette, unless a configuration or an option says otherwise. Absolute; none of it
// needs to exist.
//
//                   Linux                        Windows
//   configuration   /etc/navette/navette.yaml    %ProgramData%\Navette\navette.yaml
//   state           /var/lib/navette             %ProgramData%\Navette\etat
//   logs            (the system's journal)       %ProgramData%\Navette\journaux
//   drop folder     /srv/navette/0134567U        Exports ENT, on the desktop of everybody
//   profiles        ../share/navette/portals     portals, beside the program
#pragma once

#include <boost/filesystem/path.hpp>

#include <string>

namespace navette {

[[nodiscard]] boost::filesystem::path usual_configuration();
// As the system compares names: Windows does not tell capitals apart.
[[nodiscard]] bool is_usual_configuration(const boost::filesystem::path& file);
[[nodiscard]] boost::filesystem::path usual_state();
[[nodiscard]] boost::filesystem::path usual_logs();  // empty: none
[[nodiscard]] boost::filesystem::path usual_drop_folder(const std::string& uai);
[[nodiscard]] boost::filesystem::path installed_profiles();  // of this program
[[nodiscard]] boost::filesystem::path installed_letters();   // likewise

}  // namespace navette
