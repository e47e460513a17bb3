#include "journal/event_table.h"

#include "journal/column.h"

#include <soci/soci.h>

namespace journal {

void append(Connection& sql, const Entry& entry) {
  const long long import = entry.import, at = milliseconds(entry.at);
  const std::string state(domain::name_of(entry.state));
  sql.execute(
      "INSERT INTO event (import, happened_at, event, sentence, state)"
      " VALUES (:import, :happened_at, :event, :sentence, :state)",
      [&](soci::statement& statement) {
        statement.exchange(soci::use(import, "import"));
        statement.exchange(soci::use(at, "happened_at"));
        statement.exchange(soci::use(entry.event, "event"));
        statement.exchange(soci::use(entry.sentence, "sentence"));
        statement.exchange(soci::use(state, "state"));
      });
}

std::vector<Entry> entries(Connection& sql, const std::string& rest, const Bind& bind) {
  std::vector<Entry> found;
  long long number = 0, import = 0, at = 0;
  std::string event, sentence, state;
  sql.select(
      "SELECT number, import, happened_at, event, sentence, state FROM event " + rest,
      [&](soci::statement& statement) {
        statement.exchange(soci::into(number));
        statement.exchange(soci::into(import));
        statement.exchange(soci::into(at));
        statement.exchange(soci::into(event));
        statement.exchange(soci::into(sentence));
        statement.exchange(soci::into(state));
        bind(statement);
      },
      [&] {
        found.push_back({number, import, instant(at), event, sentence, known(domain::state_named(state), state)});
      });
  return found;
}

}  // namespace journal
