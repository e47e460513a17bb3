#include "daemon/config/usual_paths.h"

#include <boost/dll/runtime_symbol_info.hpp>

namespace navette {

namespace fs = boost::filesystem;

fs::path usual_configuration() { return "/etc/navette/navette.yaml"; }
bool is_usual_configuration(const fs::path& file) { return file == usual_configuration(); }
fs::path usual_state() { return "/var/lib/navette"; }
fs::path usual_logs() { return {}; }
fs::path usual_drop_folder(const std::string& uai) { return fs::path("/srv/navette") / uai; }

namespace {

fs::path shared_folder() { return boost::dll::program_location().parent_path().parent_path() / "share" / "navette"; }

}  // namespace

fs::path installed_profiles() { return shared_folder() / "portals"; }
fs::path installed_letters() { return shared_folder() / "letters"; }

}  // namespace navette
