// What every page of the first skin stands in: menus, tabs, notices, redirects.
#pragma once

#include "sandbox/world.h"

#include <string>
#include <string_view>
#include <vector>

namespace sandbox::skolengo {

inline constexpr const char* kHomeAddress = "/sg.do?PROC=PAGE_ACCUEIL";
inline constexpr const char* kEdtAddress = "/sg.do?PROC=GESTION_EDT";
inline constexpr const char* kAdministrationAddress = "/sg.do?PROC=ADMINISTRATION";

// The menu's chapters, and what opens below them. The directory is an application of its own: its menu takes the place of
// the portal's, and its own "Administration" that of the other.
enum class Place {
  nowhere,
  home,
  pedagogy,
  textbook,
  management,
  edt,
  services,
  administration,
  directory,
  directory_administration,
};

[[nodiscard]] Response redirect(const std::string& address);
// A page for whoever is not signed in; `body` is HTML.
[[nodiscard]] Response plain_page(int status, std::string_view title, std::string body);
[[nodiscard]] Response notice(int status, std::string_view title, std::string_view text);
// Pages for the signed-in visitor: any body, a chapter of the menu, and what stops a person.
[[nodiscard]] Response page(const World& world, const Visit& visit, Place place, std::string_view title,
                            std::string body, int status = 200);
[[nodiscard]] Response section(const World& world, const Visit& visit, Place place, const char* title,
                               const char* text);
// A file to be saved.
[[nodiscard]] Response file(const std::string& name, std::string content);
// The hidden fields of a form, fresh: it must bring all of them back. `fields`: those that a person fills in.
[[nodiscard]] Fields new_state(World& world, const char* proc, const char* screen,
                               const std::vector<const char*>& fields);
[[nodiscard]] Response stopped(const World& world, const Visit& visit, Place place, std::string_view title,
                               const std::string& alert, const std::string& reason = {}, int status = 200);

}  // namespace sandbox::skolengo
