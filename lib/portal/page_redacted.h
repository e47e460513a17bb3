// A page that Navette did not know, for the administrator to look at and to hand on: its structure, labels, headings,
// links and buttons, and nothing of anyone.
#pragma once

#include "portal/page.h"

#include <string>
#include <string_view>

namespace portal {

// Self-contained HTML. Kept: titles, headings, labels, links, buttons, column headers, short lists' choices, names and
// kinds of controls, whose they are. Left out ("…"): every value typed or hidden, running text, the bodies of data
// tables, long lists, scripts, the values in addresses; and in what is kept whatever looks like a person's name, an
// e-mail address, an identifier or a ticket. It leaves out too much rather than too little.
[[nodiscard]] std::string redacted(const Page& page);

// A short text without what looks like a person's name (two words in a row that begin with a capital), an e-mail
// address, a number of five digits or more, an identifier of sixteen characters.
[[nodiscard]] std::string without_names(std::string_view text);

}  // namespace portal
