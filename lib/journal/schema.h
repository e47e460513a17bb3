// The journal's tables, as numbered migrations: a journal of any age is brought to today's shape when it is opened.
#pragma once

#include <boost/filesystem/path.hpp>

namespace soci {
class session;
}

namespace journal {

// The number of the last migration.
[[nodiscard]] int schema_version();

// Applies the missing migrations in one transaction. Throws JournalError, changing nothing, on a journal whose version
// is above schema_version(): a newer Navette made it.
void migrate(soci::session& sql, const boost::filesystem::path& file);

}  // namespace journal
