// A form as it is sent: which controls take part, with which values, in which bytes (HTML standard, "constructing the
// entry list" and "form submission").
#pragma once

#include "portal/browser.h"
#include "portal/page.h"
#include "portal/transport.h"

#include <map>
#include <string>

namespace portal {

// The files chosen, by the control's place in its form.
using Attachments = std::map<std::size_t, Attachment>;

// The request that sends `form` by its button `pressed` (nullptr: none). GET replaces the action's query. Its
// address is empty where the form is sent nowhere without scripts.
[[nodiscard]] Request request_of(const Form& form, const Control* pressed, const Attachments& attachments);

}  // namespace portal
