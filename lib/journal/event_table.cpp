#include "journal/event_table.h"

#include "journal/column.h"

#include <soci/soci.h>

namespace journal {

void append(soci::session& sql, const Entry& entry) {
  const long long import = entry.import, at = milliseconds(entry.at);
  const std::string state(domain::name_of(entry.state));
  sql << "INSERT INTO event (import, happened_at, event, sentence, state)"
         " VALUES (:import, :happened_at, :event, :sentence, :state)",
      soci::use(import, "import"), soci::use(at, "happened_at"), soci::use(entry.event, "event"),
      soci::use(entry.sentence, "sentence"), soci::use(state, "state");
}

std::vector<Entry> entries(soci::session& sql, const std::string& rest, const Bind& bind) {
  std::vector<Entry> found;
  long long number = 0, import = 0, at = 0;
  std::string event, sentence, state;
  soci::statement statement(sql);
  statement.exchange(soci::into(number));
  statement.exchange(soci::into(import));
  statement.exchange(soci::into(at));
  statement.exchange(soci::into(event));
  statement.exchange(soci::into(sentence));
  statement.exchange(soci::into(state));
  bind(statement);
  statement.alloc();
  statement.prepare("SELECT number, import, happened_at, event, sentence, state FROM event " + rest);
  statement.define_and_bind();
  statement.execute();
  while (statement.fetch()) {
    found.push_back({number, import, instant(at), event, sentence, known(domain::state_named(state), state)});
  }
  return found;
}

}  // namespace journal
