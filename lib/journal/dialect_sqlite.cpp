#include "domain/failpoint.h"
#include "domain/reason.h"
#include "journal/dialect.h"
#include "journal/file.h"
#include "journal/schema.h"

#include <boost/filesystem/operations.hpp>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

namespace journal::dialect {

namespace {

namespace fs = boost::filesystem;

// "Nave": written into the header of every journal (PRAGMA application_id), so that no other program's database is ever
// taken for one.
constexpr int kApplication = 0x4E617665;

constexpr const char* kPatience = "PRAGMA busy_timeout = 10000";  // ms

// Bytes of SQLite's smallest database. It would take a shorter file for a new, empty one.
constexpr std::uintmax_t kSmallest = 512;

[[noreturn]] void fail(const fs::path& file, const std::string& why) {
  throw JournalError("Le journal « " + file.string() + " » " + why);
}

// SOCI takes a text without '=' for the path as it is. With one it reads "key=value" pairs, where a value that holds
// spaces is quoted and a quote cannot be written at all.
std::string connection_to(const fs::path& file) {
  const std::string& path = file.string();
  if (path.find('=') == std::string::npos) return path;
  if (path.find('"') != std::string::npos)
    fail(file, "ne peut pas être ouvert : son chemin contient à la fois un guillemet et le signe =. Changez-le.");
  return "dbname=\"" + path + "\"";
}

int result_of(const soci::soci_error& error) {
  const auto* sqlite = dynamic_cast<const soci::sqlite3_soci_error*>(&error);
  return sqlite ? sqlite->result() : SQLITE_ERROR;
}

// Whether the same may work later although nobody has touched the journal: a lack of room, rights, a busy file.
bool may_pass(const soci::soci_error& error) {
  switch (result_of(error) & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN: return true;
    default: return false;
  }
}

// What went wrong, in French, for the administrator. Holds no value of any column.
std::string explain(const soci::soci_error& error, const fs::path& file) {
  const std::string journal = "Le journal « " + file.string() + " » ";
  const int result = result_of(error);
  const std::string words = " (erreur n° " + std::to_string(result) + " de SQLite). ";
  switch (result & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return journal + "est occupé par un autre programme depuis plus de dix secondes" + words +
             "Fermez ce programme : une Navette en marche reprend d'elle-même.";
    case SQLITE_FULL:
    case SQLITE_IOERR:
      return journal + "ne peut pas être écrit ou lu sur le disque" + words +
             "Rien n'est perdu. Libérez de la place ou faites vérifier le disque : une Navette en marche reprend "
             "d'elle-même.";
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return journal + "ne peut pas être ouvert en écriture" + words +
             "Rien n'est perdu. Vérifiez que le fichier et son dossier appartiennent au compte de Navette, et que le "
             "disque n'est ni plein ni en lecture seule : une Navette en marche reprend d'elle-même.";
    default:
      // Its own words for whoever it is told to; not what(), where SOCI adds the values of the statement's parameters,
      // which can be names of people.
      return journal + "a répondu par une erreur inattendue (« " + error.get_error_message() + " »). " +
             "Redémarrez Navette ; si l'erreur revient, gardez une copie du journal et signalez-la.";
  }
}

// A journal appears under its name only once it is one. So an empty file of that name is always damage, and of two
// processes that make it at the same time the second finds the first one's.
void create(const fs::path& file) {
  const fs::path folder = file.parent_path();
  boost::system::error_code error;
  if (!fs::is_directory(folder, error))
    fail(file, "ne peut pas être créé : le dossier « " + folder.string() +
                   " » n'existe pas. Créez-le, et donnez-le au "
                   "compte de Navette.");
  const fs::path draft = fs::unique_path(fs::path(file) += ".%%%%%%%%.new");
  error = create_private(draft);
  if (!error) {
    {
      soci::session sql(soci::sqlite3, connection_to(draft));
      sql << "PRAGMA application_id = " + std::to_string(kApplication);
      sql << "PRAGMA journal_mode = WAL";
      create_tables(sql);
    }
    fs::create_hard_link(draft, file, error);
    domain::failpoint("journal_made");
    boost::system::error_code ignored;
    fs::remove(draft, ignored);
  }
  if (error && error != boost::system::errc::file_exists)
    fail(file, "ne peut pas être créé (" + domain::reason(error) +
                   "). Vérifiez que le compte de Navette peut écrire dans « " + folder.string() + " ».");
}

}  // namespace

void open(soci::session& sql, const fs::path& given) {
  const fs::path file = fs::absolute(given);
  boost::system::error_code error;
  const auto status = fs::status(file, error);
  if (status.type() == fs::file_not_found) {
    if (fs::exists(fs::path(file) += "-wal", error))  // it would be taken for the new one's
      throw JournalDamaged("Le journal « " + file.string() +
                           " » a disparu, alors que ses dernières écritures sont encore là.");
    create(file);
  } else if (status.type() != fs::regular_file) {
    fail(file, error ? "ne peut pas être lu (" + domain::reason(error) + "). Vérifiez les droits du compte de Navette."
                     : "ne peut pas être ouvert : ce n'est pas un fichier. Choisissez un autre chemin.");
  } else if (fs::file_size(file, error) < kSmallest) {
    throw JournalDamaged("Le journal « " + file.string() + " » est abîmé : il est vide, ou presque.");
  }

  sql.open(soci::sqlite3, connection_to(file));
  sql << kPatience;
  int application = 0;
  sql << "PRAGMA application_id", soci::into(application);
  if (application != kApplication)
    fail(file, "est une base de données d'un autre programme. Choisissez un autre chemin pour le journal.");
  if (status.permissions() & (fs::group_all | fs::others_all)) {
    fs::permissions(file, fs::owner_read | fs::owner_write, error);
    if (error) fail(file, "peut être lu par d'autres comptes. Faites-en la propriété du compte de Navette.");
  }

  std::string mode;
  sql << "PRAGMA journal_mode = WAL", soci::into(mode);
  if (mode != "wal") fail(file, "est sur un disque qui ne convient pas (réseau ?). Mettez-le sur un disque local.");
  sql << "PRAGMA synchronous = FULL";
  sql << "PRAGMA foreign_keys = ON";
  sql << "PRAGMA secure_delete = ON";  // what forget_people empties is overwritten
  sql << "PRAGMA cache_size = -512";   // KiB
  sql << "PRAGMA wal_autocheckpoint = 256";
}

void begin_writing(soci::session& sql) { sql << "BEGIN IMMEDIATE"; }

std::string_view key() { return "INTEGER PRIMARY KEY AUTOINCREMENT"; }

std::vector<std::string> append_only(const std::string& table) {
  std::vector<std::string> statements;
  for (const std::string what : {"UPDATE", "DELETE"})
    statements.push_back("CREATE TRIGGER " + table + "_no_" + what + " BEFORE " + what + " ON " + table +
                         " BEGIN SELECT RAISE(ABORT, '" + table + " is append-only'); END");
  return statements;
}

bool has_table(soci::session& sql, const std::string& table) {
  int count = 0;
  sql << "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = :name", soci::use(table, "name"),
      soci::into(count);
  return count != 0;
}

void wipe(soci::session& sql) { sql << "PRAGMA wal_checkpoint(TRUNCATE)"; }

void open_damaged(soci::session& sql, const fs::path& copy) {
  sql.open(soci::sqlite3, connection_to(copy));
  sql << "PRAGMA writable_schema = ON";  // a file that is too short is read as far as it goes
}

bool has_sound_structure(soci::session& sql) {
  std::string word;
  sql << "PRAGMA quick_check(1)", soci::into(word);
  return word == "ok";
}

bool is_sound(soci::session& sql) {
  std::string word;
  sql << "PRAGMA integrity_check(1)", soci::into(word);
  if (word != "ok") return false;
  std::string table;
  sql << "SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1", soci::into(table);
  return !sql.got_data();
}

void settle(soci::session& sql) {
  try {
    sql << "PRAGMA busy_timeout = 0";
    sql << "PRAGMA wal_checkpoint(TRUNCATE)";
  } catch (const soci::soci_error&) {  // it is durable where it is
  }
  sql << kPatience;
}

JournalDamaged damaged(const fs::path& file) {
  return JournalDamaged("Le journal « " + file.string() + " » est abîmé.");
}

void complain(const soci::soci_error& error, const fs::path& file) {
  switch (result_of(error) & 0xff) {
    case SQLITE_NOTADB:
      throw JournalDamaged("Le journal « " + file.string() + " » n'est pas un journal de Navette, ou il est abîmé.");
    case SQLITE_CORRUPT: throw damaged(file);
    default: break;
  }
  if (may_pass(error)) throw JournalUnwritable(explain(error, file));
  throw JournalError(explain(error, file));
}

}  // namespace journal::dialect
