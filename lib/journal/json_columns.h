// Values nested in an import, and others that no query looks into, as the JSON text of one column each. What reading does not find
// stays at its default, so a field can be added without a migration. Reading throws JournalError on what is no such
// JSON.
#pragma once

#include "domain/import.h"
#include "domain/service_view.h"

#include <string>
#include <string_view>
#include <vector>

namespace journal {

using Figures = std::vector<domain::Outcome::Figure>;

[[nodiscard]] std::string json_of(const domain::Export& content);
[[nodiscard]] std::string json_of(const Figures& figures);
[[nodiscard]] std::string json_of(const std::vector<std::string>& people);
[[nodiscard]] std::string json_of(const std::vector<domain::Remark>& remarks);
[[nodiscard]] std::string json_of(const domain::ServiceView& view);

[[nodiscard]] domain::Export export_in(std::string_view json);
[[nodiscard]] Figures figures_in(std::string_view json);
[[nodiscard]] std::vector<std::string> people_in(std::string_view json);
[[nodiscard]] std::vector<domain::Remark> remarks_in(std::string_view json);
[[nodiscard]] domain::ServiceView view_in(std::string_view json);

}  // namespace journal
