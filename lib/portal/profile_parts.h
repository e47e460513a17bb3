// The parts of a profile, from YAML: conditions, page signatures, steps. Private to the loader (profile.cpp).
#pragma once

#include "portal/profile.h"
#include "portal/profile_node.h"

#include <string>
#include <string_view>
#include <vector>

namespace portal {

// `pages`: the signatures that conditions may name.
[[nodiscard]] Condition condition_in(const YAML::Node& node, const std::vector<Signature>& pages,
                                     Complaints& complaints);
[[nodiscard]] std::vector<Signature> signatures_in(const YAML::Node& node, Complaints& complaints);

// Reads a flow's steps into `profile`, whose pages, addresses, values and mode are already read; a `collect: imports`
// gives profile.list. Returns the steps, checked against the rules of that kind of flow (profile_rules.cpp).
[[nodiscard]] Steps steps_in(const YAML::Node& node, FlowKind kind, Profile& profile, Complaints& complaints);

// What a `collect` step reads; its further keys are taken. A `collect: imports` gives profile.list.
[[nodiscard]] Collect collect_in(const YAML::Node& value, Keys& keys, Profile& profile, Complaints& complaints);

// The rules of a flow:
//   - only an import flow attaches the file, and only it and create_user commit, in exactly one step: the journal must
//     know the moment from which the ENT may have the file, or the user;
//   - that step sends a request, always (neither `when` nor `optional`), after the file was attached, and an `expect`
//     follows it, so that an unknown page is never taken for a success;
//   - only the credentials' flows download, in their last step and always;
//   - what an errand collects is what it is for, and it collects it behind an `expect`;
//   - ${username} and ${password} are for `fill` in sign_in only, so that neither can slip into an address or a log,
//   and the
//     form is sent once: two wrong passwords lock an account sooner than one;
//   - sign_in and the list end on a page that was expected.
void check_rules(const YAML::Node& node, const Steps& steps, FlowKind kind, Complaints& complaints);

}  // namespace portal
