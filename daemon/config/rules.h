// What must hold between the values of a configuration, and of an address by itself. Inside the configuration's reading
// only.
#pragma once

#include "daemon/config/mapping.h"

namespace navette {

// Where a school was configured, to say where it clashes.
struct SchoolPlaces {
  domain::Uai uai;
  std::string ent;
  fs::path folder;
  Place uai_place;
  Place folder_place;
};

// The address without a slash at its end. A password must never travel in clear: http is for loopback only.
[[nodiscard]] std::string checked_address(const std::string& address, const std::string& name, const Place& place,
                                          Findings& findings);
void check_proxy(const std::string& address, const Place& place, Findings& findings);

// What is doubtful of its check letter (French, whole); empty if it is right.
[[nodiscard]] std::string doubt_about(const domain::Uai& uai);

// 1. An UAI is configured once.                    Two accounts would import the same school twice.
// 2. Its check letter is right, else a warning.    Real files carry wrong ones.
// 3. A drop folder serves the schools of one ENT.  A file goes to the ENT of its folder, never to another.
// 4. Drop folders and the state directory lie apart.  Navette must not find its own files to be imported.
void check_rules(const Config& config, const std::vector<SchoolPlaces>& schools, Findings& findings);

}  // namespace navette
