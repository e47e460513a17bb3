// What every page of the second skin stands in.
#pragma once

#include "sandbox/world.h"

#include <boost/json/value.hpp>

#include <string>
#include <string_view>

namespace sandbox::second {

// The header names no charset: the page's own <meta> does.
[[nodiscard]] Response html(int status, std::string body);
[[nodiscard]] Response redirect(const std::string& address);
// A heading and a sentence, as a page's body.
[[nodiscard]] std::string text_of(std::string_view title, std::string_view text, bool strong = false);
// Pages for whoever is not signed in, and for whoever is.
[[nodiscard]] Response outside(int status, std::string body);
[[nodiscard]] Response inside(const World& world, const Visit& visit, std::string body);
// An alert for a template; none if null.
[[nodiscard]] boost::json::value said(const char* alert);

}  // namespace sandbox::second
