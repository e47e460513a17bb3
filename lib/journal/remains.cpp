#include "journal/remains.h"

#include "domain/reason.h"
#include "journal/column.h"
#include "journal/dialect.h"
#include "journal/event_table.h"
#include "journal/file.h"
#include "journal/import_table.h"
#include "journal/schema.h"

#include <boost/filesystem/operations.hpp>
#include <soci/soci.h>

#include <algorithm>
#include <functional>
#include <set>

namespace journal {

namespace {

namespace fs = boost::filesystem;
using domain::Import;

// A count above this is damage as well.
constexpr long long kMost = 10'000'000;

// A copy of the file and of what had not yet been written into it, in a private folder beside it.
class Copy {
 public:
  explicit Copy(const fs::path& file) : folder_(fs::unique_path(fs::path(file) += ".%%%%%%%%.copie")) {
    boost::system::error_code error;
    if (create_private_folder(folder_, error); error) fail(file, error);
    for (const char* ending : {"", "-wal"}) {
      const fs::path from = fs::path(file) += ending;
      if (!fs::exists(from, error)) continue;
      fs::copy_file(from, path() += ending, error);
      if (error) fail(file, error);
    }
  }
  ~Copy() {
    boost::system::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  Copy(const Copy&) = delete;
  Copy& operator=(const Copy&) = delete;

  [[nodiscard]] fs::path path() const { return folder_ / "journal.db"; }

 private:
  [[noreturn]] void fail(const fs::path& file, const boost::system::error_code& error) const {
    boost::system::error_code ignored;
    fs::remove_all(folder_, ignored);
    throw JournalError("Le journal « " + file.string() + " » ne peut pas être copié pour être relu (" +
                       domain::reason(error) + "). Rien n'y a été changé : libérez de la place, puis recommencez.");
  }

  fs::path folder_;
};

// Does `work`; what is damaged there is as if it were not there.
void attempt(const std::function<void()>& work) {
  try {
    work();
  } catch (const JournalError&) {
  } catch (const soci::soci_error&) {
  }
}

long long highest(soci::session& sql, const std::vector<std::string>& queries) {
  long long most = 0;
  for (const auto& query : queries)
    attempt([&] {
      long long found = 0;
      sql << query, soci::into(found);
      if (found <= kMost) most = std::max(most, found);
    });
  return most;
}

bool is_credible(const Import& import) {
  const bool too_large_to_be_read = import.sha256.empty() && import.attempts == 0;
  return too_large_to_be_read ||
         (import.sha256.size() == 64 && import.sha256.find_first_not_of("0123456789abcdef") == std::string::npos);
}

}  // namespace

Remains remains_of(const fs::path& file) {
  Remains remains;
  boost::system::error_code error;
  if (!fs::exists(file, error)) return remains;
  const Copy copy(file);
  attempt([&] {
    Connection sql;
    dialect::open_damaged(sql, copy.path());
    attempt([&] { migrate(sql, copy.path()); });

    remains.last_import =
        highest(sql, {"SELECT seq FROM sqlite_sequence WHERE name = 'import'",
                      "SELECT coalesce(max(id), 0) FROM import", "SELECT coalesce(max(import), 0) FROM event"});
    std::set<domain::ImportId> known;
    for (long long id = 1; id <= remains.last_import; ++id)
      attempt([&] {
        for (auto& import :
             imports(sql, "WHERE id = :id", [&](auto& statement) { statement.exchange(soci::use(id, "id")); }))
          if (is_credible(import) && known.insert(import.id).second) remains.imports.push_back(std::move(import));
      });
    const long long last = highest(
        sql, {"SELECT seq FROM sqlite_sequence WHERE name = 'event'", "SELECT coalesce(max(number), 0) FROM event"});
    for (long long number = 1; number <= last; ++number)
      attempt([&] {
        for (auto& entry : entries(sql, "WHERE number = :number",
                                   [&](auto& statement) { statement.exchange(soci::use(number, "number")); }))
          if (known.count(entry.import) != 0) remains.entries.push_back(std::move(entry));
      });
  });
  // The rest by the journal's own functions, where it can still be opened at all.
  attempt([&] {
    Journal journal(copy.path());
    attempt([&] { remains.salt = journal.salt(); });
    attempt([&] { remains.portals = journal.portals(); });
    attempt([&] { remains.refused_accounts = journal.refused_accounts(); });
  });
  return remains;
}

}  // namespace journal
