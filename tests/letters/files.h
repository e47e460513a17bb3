// Small credentials files for the tests of this folder.
#pragma once

#include "formats/credentials.h"
#include "letters/selection.h"

#include <boost/test/unit_test.hpp>

#include <string>

namespace files {

// uid;classe;profil;nom;prenom;login;mot de passe;uid pere;uid mere;prenom enfant;nom enfant
inline formats::CredentialsFile of(const std::string& rows) {
  auto file = formats::read_credentials(
      "uid;classe;profil;nom;prenom;login;mot de passe;uid pere;uid mere;prenom enfant;nom enfant\n" + rows);
  BOOST_TEST_REQUIRE(file.has_value());
  return std::move(*file);
}

// "6A: E1 P1 | Enseignants: T1"
inline std::string piles_of(const letters::Selection& selection) {
  std::string out;
  for (const auto& pile : selection.piles) {
    if (!out.empty()) out += " | ";
    out += pile.title() + ":";
    for (const auto& letter : pile.letters) out += " " + letter.account->uid;
  }
  return out;
}

}  // namespace files
