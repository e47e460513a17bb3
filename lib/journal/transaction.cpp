#include "journal/transaction.h"

#include "domain/failpoint.h"
#include "journal/dialect.h"

#include <soci/soci.h>

namespace journal {

Transaction::Transaction(soci::session& sql) : sql_(sql) { dialect::begin_writing(sql_); }

Transaction::~Transaction() {
  if (committed_) return;
  try {
    sql_.rollback();
  } catch (const std::exception&) {
    // The engine has already rolled back by itself (disk full, input or output error).
  }
}

void Transaction::commit(std::string_view what) {
  domain::failpoint(what, "before_");
  sql_.commit();
  committed_ = true;
  domain::failpoint(what);
}

}  // namespace journal
