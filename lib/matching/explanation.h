// The sentences that go with suggestions, in French. Only for this folder.
#pragma once

#include "matching/suggestion.h"

namespace matching {

[[nodiscard]] std::string explained(const Person& person, const Candidate& candidate, const Source& source,
                                    const Remarks& remarks);
[[nodiscard]] std::string nobody(const Person& person);
[[nodiscard]] std::string several(const Person& person, std::span<const Suggestion> equals);  // two or more

}  // namespace matching
