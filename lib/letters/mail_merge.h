// The same letters as rows, for the mail merge of Word and LibreOffice: UTF-8 with byte order mark, `;`, CRLF, a row a letter,
// in the order of the piles, under the names that the templates use.
//
// A spreadsheet takes a cell that begins with = + - @ for a formula, and an attacker's name for a program. Such a cell gets a
// no-break space (U+00A0) in front, whatever it is: it stops the formula, and on paper it is not seen, so a login or a password
// is read off a letter as it is. An apostrophe, the usual answer, would be printed and typed. Which rows it concerns is told.
#pragma once

#include "letters/letters.h"

namespace letters {

struct MailMerge {
  domain::Secret csv{};
  std::vector<domain::Finding> findings{};  // that some logins or passwords have that space in front
};

[[nodiscard]] MailMerge mail_merge(const Selection& selection, const Look& look);

}  // namespace letters
