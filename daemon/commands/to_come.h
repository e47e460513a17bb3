// What `navette status` tells of what follows imports: searches, timetables, credentials.
#pragma once

#include "engine/outlook.h"

#include <boost/json/object.hpp>

#include <string>

namespace navette {

// What will be done, for which import, and when. French, whole.
[[nodiscard]] std::string sentence_of(const engine::ToCome& one, bool running, domain::Instant now);

[[nodiscard]] boost::json::object json_of(const engine::ToCome& one);

}  // namespace navette
