// Entries in and out of the table `event`, to which rows are only ever added.
#pragma once

#include "journal/import_table.h"
#include "journal/journal.h"

namespace journal {

// entry.number is given by the table.
void append(Connection& sql, const Entry& entry);
// `rest` follows "SELECT ... FROM event": condition, order, limit.
[[nodiscard]] std::vector<Entry> entries(Connection& sql, const std::string& rest, const Bind& bind);

}  // namespace journal
