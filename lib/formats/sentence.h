// The words that refusals and findings of this folder share.
#pragma once

#include "domain/export.h"
#include "domain/fault.h"

#include <string>
#include <string_view>

namespace formats {

// A refusal: what is wrong, then what to do about an export of that kind.
[[nodiscard]] domain::Failure refused(std::string_view what, domain::Kind kind);

// "EDT" or "PRONOTE": the program to go back to.
[[nodiscard]] std::string_view program_of(domain::Kind kind);

// Reads a school's number as the file writes it into `content.school`, with a finding where it is absent, unreadable or
// has a wrong check letter.
void read_school(std::string_view text, domain::Export& content);

// A text of the file, fit to be quoted in a sentence: without control characters, at most 40 characters.
[[nodiscard]] std::string quotable(std::string_view text);

}  // namespace formats
