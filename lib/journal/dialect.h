// What differs from one database engine to the next. All else in lib/journal is SQL that SQLite and PostgreSQL both
// understand; dialect_sqlite.cpp is the only file that names SQLite.
//
// Throws JournalError for what it recognises, soci::soci_error for the rest (complain() turns it into a sentence).
#pragma once

#include "journal/journal.h"

#include <boost/filesystem/path.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace soci {
class session;
class soci_error;
}  // namespace soci

namespace journal::dialect {

// Opens the journal, creating it when there is none. Only what Navette made is opened; then durability, waiting for
// other processes, foreign keys and memory are set for this connection.
void open(soci::session& sql, const boost::filesystem::path& file);

// Opens what is left of a damaged journal (a copy, whose owner throws it away): what cannot be read fails when it is met.
void open_damaged(soci::session& sql, const boost::filesystem::path& copy);

// Whether the file's structure is sound. Reads all of its pages.
[[nodiscard]] bool has_sound_structure(soci::session& sql);
// The same, and whether its indexes and references agree with what it holds, which takes some times as long.
[[nodiscard]] bool is_sound(soci::session& sql);

// What was committed so far goes into the journal's own file, and the one beside it is emptied: the beginning of an old one
// would bring back what was there before. Not while somebody reads, and not on a disk that does not take it now.
void settle(soci::session& sql);

// Begins a transaction that is the only one to write until it ends. Writers one after the other is what makes an
// import's reading and rewriting safe, and what gives the entries' numbers the order in which they become visible.
void begin_writing(soci::session& sql);

// The type of a key column whose numbers grow and are never given twice.
[[nodiscard]] std::string_view key();

// Statements after which rows of `table` can be added, but neither changed nor removed.
[[nodiscard]] std::vector<std::string> append_only(const std::string& table);

[[nodiscard]] bool has_table(soci::session& sql, const std::string& table);

// Leaves nothing on the disk of the values that were overwritten or removed up to now.
void wipe(soci::session& sql);

// To be thrown: the journal is damaged.
[[nodiscard]] JournalDamaged damaged(const boost::filesystem::path& file);
// Throws what went wrong: JournalDamaged, JournalUnwritable (a lack of room, rights, a busy file: the same may work later
// although nobody has touched the journal) or JournalError. Holds no value of any column.
[[noreturn]] void complain(const soci::soci_error& error, const boost::filesystem::path& file);

}  // namespace journal::dialect
