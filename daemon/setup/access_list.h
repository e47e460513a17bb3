// Windows only: which accounts may do what in a folder of Navette's. Whatever lies in it, or comes later, has it from the
// folder. Throw StateError with what to do.
#pragma once

#include <boost/filesystem/path.hpp>

#include <string>

namespace navette {

// "NT SERVICE\Navette": made by Windows with the service of that name, without a password, and without rights of its own.
inline constexpr const char* kVirtualAccount = R"(NT SERVICE\Navette)";

// The folder beside the configuration that holds what is sealed.
inline constexpr const char* kSecrets = "credentials";

enum class Grant { read, all };

// Makes the folder if need be; closed, with all that lies in it, to all but the system, the administrators, who own it, and
// that account if one is given, whoever made it before. A link in its place is refused.
void close_to_others(const boost::filesystem::path& folder, const std::string& account, Grant grant);

// The same for the folder alone, and not for what lies in it.
void close_folder(const boost::filesystem::path& folder, const std::string& account, Grant grant);

// Makes the folder, if it is not there, for all who work on this machine to save into: on everybody's desktop they may only
// look. Of a share the rights are its server's.
void make_shared(const boost::filesystem::path& folder);

// Makes the folder if need be; that account may do anything in it besides whoever may already: Windows gives a file the
// rights of its new folder only for who has full control.
void let_in(const boost::filesystem::path& folder, const std::string& account);

// Whether this process has the rights of an administrator ("Exécuter en tant qu'administrateur").
[[nodiscard]] bool is_administrator();

}  // namespace navette
