// Imports in and out of the table `import`.
#pragma once

#include "domain/import.h"
#include "journal/connection.h"

#include <string>
#include <vector>

namespace journal {

// Binds the named parameters of a query's condition.
using Bind = Connection::Exchange;

// Adds it and returns the id it was given, unless it has one.
[[nodiscard]] domain::ImportId insert(soci::session& sql, const domain::Import& import);
void update(Connection& sql, const domain::Import& import);
// `rest` follows "SELECT ... FROM import": condition, order, limit.
[[nodiscard]] std::vector<domain::Import> imports(Connection& sql, const std::string& rest, const Bind& bind);

}  // namespace journal
