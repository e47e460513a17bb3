// A « Fichier des identifiants » of an invented school, as the ENT would write it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace invented {

struct Line {
  std::string uid, school_class, profile, first_name, last_name, login, password;
  std::string parents[2];
  std::string child_first_name, child_last_name, street, postcode, town;
};

// Every fifth has chosen a password; some names are of the kind that breaks pages.
[[nodiscard]] std::vector<Line> lines(int pupils, std::uint64_t seed);

// The longer of the ENT's shapes: `;`, quotation marks where needed, CRLF.
[[nodiscard]] std::string write(const std::vector<Line>& lines);

}  // namespace invented
