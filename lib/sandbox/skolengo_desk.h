// A form of the first skin that is no import's: shown with its hidden state, and asked for it when it comes back.
#pragma once

#include "sandbox/skolengo_frame.h"

#include <boost/json.hpp>

#include <string>
#include <vector>

namespace sandbox::skolengo {

struct DeskPage {
  Place place;
  const char* proc;
  const char* screen;  // #ECRAN_LOGIQUE#
  const char* title;
  const char* step;  // a second heading; empty: none
  std::vector<const char*> names;
  std::string fields;  // HTML
  const char* button;
  bool cancel = false;
};

// The desk is named by `proc` in Session::desks. What was said on it stays.
[[nodiscard]] Response show_desk(World& world, const Visit& visit, const DeskPage& desk, const char* alert = nullptr,
                                 const std::string& below = {});
// Whether the form sent is the one last shown.
[[nodiscard]] bool comes_back(const Visit& visit, const char* proc);
[[nodiscard]] Response lost(const World& world, const Visit& visit, Place place);

}  // namespace sandbox::skolengo
