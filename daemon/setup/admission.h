// Windows only: the service, and what the account that it works under may do with the places that a configuration names.
#pragma once

#include <boost/filesystem/path.hpp>

#include <string>
#include <vector>

namespace navette {

// Before anything is read at the usual place: refuses what another account of this machine may have put there, and closes its
// folder. Once it was closed, only administrators can have put something there. Of another place nothing. Throws StateError
// with what to do.
void take_over(const boost::filesystem::path& configuration, const std::string& account);

// Where there is no configuration yet, the usual places, which are taken over. Made if need be. Answers, in French, what
// this Windows did not take, where the service may not be able to work, and what anybody may change: whoever installs a newer
// version should not lose the service over a share that is away. Throws ServiceError, StateError.
std::vector<std::string> install_service_for(const boost::filesystem::path& configuration, const std::string& account);

}  // namespace navette
