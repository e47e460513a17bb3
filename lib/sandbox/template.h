// Mustache templates filled with JSON values: {{x}} is escaped for HTML, {{{x}}} is not.
#pragma once

#include <boost/json/object.hpp>

#include <string>
#include <string_view>

namespace sandbox {

// Throws std::logic_error on a template that is none: the templates are ours.
[[nodiscard]] std::string render(std::string_view text, const boost::json::object& view);

}  // namespace sandbox
