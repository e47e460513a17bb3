// The journal's tables, as numbered migrations: a journal of any age is brought to today's shape when it is opened.
#pragma once

#include <boost/filesystem/path.hpp>

namespace soci {
class session;
}

namespace journal {

// The number of the last migration.
[[nodiscard]] int schema_version();

// All of today's tables, into an empty database.
void create_tables(soci::session& sql);
// Applies the missing migrations in one transaction. Throws JournalError, changing nothing, on a journal whose version
// is above schema_version(): a newer Navette made it; and on one without any: a journal appears with its tables, so this one
// lost them.
void migrate(soci::session& sql, const boost::filesystem::path& file);

}  // namespace journal
