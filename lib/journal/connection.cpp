#include "journal/connection.h"

namespace journal {

template <class Work>
void Connection::with(const std::string& query, const Exchange& exchange, Work work) {
  auto found = prepared_.find(query);
  if (found == prepared_.end()) {
    soci::statement fresh(*this);
    fresh.alloc();
    fresh.prepare(query);
    found = prepared_.emplace(query, fresh).first;
  }
  soci::statement& statement = found->second;
  try {
    exchange(statement);
    statement.define_and_bind();
    work(statement);
    statement.bind_clean_up();
  } catch (...) {
    prepared_.erase(found);  // it may be in the middle of its rows, and keep the database from going on
    throw;
  }
}

void Connection::select(const std::string& query, const Exchange& exchange, const std::function<void()>& row) {
  with(query, exchange, [&](soci::statement& statement) {
    statement.execute();
    while (statement.fetch()) row();
  });
}

void Connection::execute(const std::string& query, const Exchange& exchange) {
  with(query, exchange, [](soci::statement& statement) { statement.execute(true); });
}

}  // namespace journal
