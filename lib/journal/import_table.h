// Imports in and out of the table `import`.
#pragma once

#include "domain/import.h"

#include <functional>
#include <string>
#include <vector>

namespace soci {
class session;
class statement;
}  // namespace soci

namespace journal {

// Binds the named parameters of a query's condition.
using Bind = std::function<void(soci::statement&)>;

// Adds it and returns the id it was given, unless it has one.
[[nodiscard]] domain::ImportId insert(soci::session& sql, const domain::Import& import);
void update(soci::session& sql, const domain::Import& import);
// `rest` follows "SELECT ... FROM import": condition, order, limit.
[[nodiscard]] std::vector<domain::Import> imports(soci::session& sql, const std::string& rest, const Bind& bind);

}  // namespace journal
