// The journal's connection, for the files that implement Journal.
#pragma once

#include "journal/connection.h"
#include "journal/dialect.h"
#include "journal/journal.h"
#include "journal/schema.h"
#include "journal/transaction.h"

namespace journal {

class Journal::Store {
 public:
  explicit Store(const boost::filesystem::path& file) : file_(file) {
    use([&](soci::session& sql) {
      dialect::open(sql, file_);
      migrate(sql, file_);
    });
  }

  // Does `work` with the connection; what the database complains of becomes a sentence.
  template <class Work>
  auto use(Work work) -> decltype(work(std::declval<Connection&>())) {
    try {
      return work(sql_);
    } catch (const soci::soci_error& error) {
      dialect::complain(error, file_);
    }
  }

  // The same, in a transaction that is committed when `work` returns.
  template <class Work>
  void change(Work work, std::string_view what = "note") {
    use([&](Connection& sql) {
      Transaction transaction(sql);
      work(sql);
      transaction.commit(what);
    });
  }

  [[nodiscard]] const boost::filesystem::path& file() const { return file_; }

 private:
  boost::filesystem::path file_;
  Connection sql_;
};

}  // namespace journal
