// Letters that hand people their login and initial password, as one page that a browser prints: A4, one letter a sheet,
// pile by pile, each with a cover sheet and a list to sign, on which no password stands.
//
// The page holds all of its pictures and fetches nothing; whatever a template says, a browser is forbidden to. It is full of
// passwords: whoever writes it to a disk does so for nobody else to read, and removes it.
#pragma once

#include "domain/secret.h"
#include "letters/selection.h"
#include "letters/templates.h"
#include "report/french.h"

#include <string>

namespace letters {

struct Look {
  std::string school_name{};
  std::string portal_address{};  // https://…: what is typed to sign in, and what the QR code says, alone
  std::string logo{};            // read_logo(), or empty
  report::french::Local date{};  // that letters and lists bear
};

// The same arguments give the same bytes. Fails where the portal's address is no address, or too long for a QR code. Any
// text of a selection is escaped.
[[nodiscard]] domain::Result<domain::Secret> html(const Selection& selection, const Look& look,
                                                  const Templates& templates);

}  // namespace letters
