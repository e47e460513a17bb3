// What `navette configure` asks an administrator, in this order, or is told by options.
#pragma once

#include "daemon/command.h"
#include "daemon/setup/former.h"
#include "daemon/setup/questions.h"
#include "daemon/setup/unit.h"

namespace navette {

struct Told {
  Setup setup;
  Secret password{};
};

// `former` is proposed, and gives its password away where that is kept; `unit` is the service's, if systemd has one. Throws
// UsageError, ConfigError.
[[nodiscard]] Told interview(const Arguments& arguments, const Questions& questions, Setup setup, Former& former,
                             const std::optional<Unit>& unit);

}  // namespace navette
