#include "journal/journal.h"

#include "domain/life.h"
#include "journal/column.h"
#include "journal/event_table.h"
#include "journal/import_table.h"
#include "journal/store.h"

#include <algorithm>

namespace journal {

using domain::Import;
using domain::ImportId;
using domain::Instant;

namespace {

const Bind kNothing = [](soci::statement&) {};

std::optional<Import> find_in(Connection& sql, ImportId id) {
  const long long number = id;
  auto found = imports(sql, "WHERE id = :id", [&](auto& statement) { statement.exchange(soci::use(number, "id")); });
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

Entry entry_of(const Import& import, const domain::Event& event, Instant now) {
  return {0, import.id, now, std::string(domain::name_of(event)), domain::sentence_of(event), import.state};
}

// The states of what has not ended.
constexpr const char* kOpen = "('waiting', 'submitting', 'queued', 'doubtful', 'held')";

// How many imports have this school, kind and content already.
int repeat_of(soci::session& sql, const Import& import) {
  const std::string school = import.school ? import.school->str() : "", kind(domain::name_of(import.kind));
  int count = 0;
  sql << "SELECT count(*) FROM import WHERE school = :school AND kind = :kind AND sha256 = :sha256",
      soci::use(school, "school"), soci::use(kind, "kind"), soci::use(import.sha256, "sha256"), soci::into(count);
  return count;
}

// What its report says is no longer all.
void rewrite_report(soci::session& sql, ImportId id) {
  const long long number = id;
  sql << "UPDATE import SET report_due = 1 WHERE id = :id", soci::use(number, "id");
}

std::string reception_of(const Import& import) {
  if (import.repeat == 0) return "Fichier reçu : « " + import.file_name + " ».";
  return "Fichier reçu : « " + import.file_name + " », dont le même contenu était déjà venu.";
}

}  // namespace

JournalDamaged::JournalDamaged(const std::string& cause)
    : JournalError(
          cause +
          " Navette n'en recommence pas un d'elle-même, car elle oublierait ce qui a déjà été importé : laissez-la "
          "arrêtée, et lancez « navette journal check », qui dit ce qui peut être sauvé, puis « navette journal "
          "rebuild », qui en refait un journal et garde l'ancien à côté."),
      cause_(cause) {}

Journal::Journal(const boost::filesystem::path& file) : store_(std::make_unique<Store>(file)) {}
Journal::~Journal() = default;
Journal::Journal(Journal&&) noexcept = default;
Journal& Journal::operator=(Journal&&) noexcept = default;

Import Journal::record(Import import, const std::optional<domain::Event>& first, Instant now) {
  if (import.received_at == Instant{}) import.received_at = now;
  store_->change(
      [&](Connection& sql) {
        import.repeat = repeat_of(sql, import);
        import.id = insert(sql, import);
        append(sql, {0, import.id, now, "received", reception_of(import), import.state});
        if (!first) return;
        import = domain::apply(std::move(import), *first, now).value();
        update(sql, import);
        append(sql, entry_of(import, *first, now));
      },
      "received");
  return import;
}

domain::Result<Import> Journal::apply(ImportId id, const domain::Event& event, Instant now) {
  return store_->use([&](Connection& sql) -> domain::Result<Import> {
    Transaction transaction(sql);
    auto import = find_in(sql, id);
    if (!import)
      return domain::Failure{domain::Fault::file_refused,
                             "Il n'y a pas d'import n° " + std::to_string(id) + " dans le journal."};
    const auto school = import->school;
    auto after = domain::apply(std::move(*import), event, now);
    if (!after) return after;
    if (after->school != school) after->repeat = repeat_of(sql, *after);  // a person named it: another identity
    update(sql, *after);
    append(sql, entry_of(*after, event, now));
    if (std::holds_alternative<domain::Remarked>(event)) rewrite_report(sql, id);
    transaction.commit(domain::name_of(event));
    // Whatever becomes of the file beside the journal's own, that the ENT may have this import is not forgotten.
    if (std::holds_alternative<domain::Committing>(event)) dialect::settle(sql);
    return after;
  });
}

std::optional<Import> Journal::find(ImportId id) {
  return store_->use([&](Connection& sql) { return find_in(sql, id); });
}

std::vector<Import> Journal::same_content(const std::optional<domain::Uai>& school, domain::Kind kind,
                                          const std::string& sha256) {
  const std::string uai = school ? school->str() : "", word(domain::name_of(kind));
  return store_->use([&](Connection& sql) {
    return imports(sql, "WHERE school = :school AND kind = :kind AND sha256 = :sha256 ORDER BY id DESC",
                   [&](auto& statement) {
                     statement.exchange(soci::use(uai, "school"));
                     statement.exchange(soci::use(word, "kind"));
                     statement.exchange(soci::use(sha256, "sha256"));
                   });
  });
}

std::vector<Import> Journal::situation(Instant since) {
  const long long from = milliseconds(since);
  return store_->use([&](Connection& sql) {
    return imports(sql,
                   "WHERE state IN " + std::string(kOpen) +
                       " OR (state = 'done' AND received_at >= :since AND school IN"
                       " (SELECT school FROM import WHERE state IN " +
                       kOpen + ")) ORDER BY id",
                   [&](auto& statement) { statement.exchange(soci::use(from, "since")); });
  });
}

std::vector<Import> Journal::unfiled() {
  return store_->use([](Connection& sql) {
    return imports(sql, "WHERE filed_as = '' AND ended_at IS NOT NULL ORDER BY id", kNothing);
  });
}

std::vector<Import> Journal::recent(const Filter& filter) {
  const std::string school = filter.school ? filter.school->str() : "";
  const std::string state(filter.state ? domain::name_of(*filter.state) : "");
  const std::string kind(filter.kind ? domain::name_of(*filter.kind) : "");
  const long long limit = std::max<long long>(filter.limit, 0);
  std::string conditions;
  const auto add = [&](bool given, const std::string& name) {
    if (given) conditions += (conditions.empty() ? "WHERE " : " AND ") + name + " = :" + name;
  };
  add(filter.school.has_value(), "school");
  add(filter.state.has_value(), "state");
  add(filter.kind.has_value(), "kind");
  return store_->use([&](Connection& sql) {
    return imports(sql, conditions + " ORDER BY id DESC LIMIT :limit", [&](auto& statement) {
      if (filter.school) statement.exchange(soci::use(school, "school"));
      if (filter.state) statement.exchange(soci::use(state, "state"));
      if (filter.kind) statement.exchange(soci::use(kind, "kind"));
      statement.exchange(soci::use(limit, "limit"));
    });
  });
}

std::vector<Entry> Journal::timeline(ImportId id) {
  const long long import = id;
  return store_->use([&](Connection& sql) {
    return entries(sql, "WHERE import = :import ORDER BY number",
                   [&](auto& statement) { statement.exchange(soci::use(import, "import")); });
  });
}

std::vector<Entry> Journal::since(std::int64_t number, std::int64_t limit) {
  const long long after = number, most = std::max<std::int64_t>(limit, 0);
  return store_->use([&](Connection& sql) {
    return entries(sql, "WHERE number > :number ORDER BY number LIMIT :limit", [&](auto& statement) {
      statement.exchange(soci::use(after, "number"));
      statement.exchange(soci::use(most, "limit"));
    });
  });
}

std::int64_t Journal::last_entry() {
  long long number = 0;
  store_->use([&](Connection& sql) { sql << "SELECT coalesce(max(number), 0) FROM event", soci::into(number); });
  return number;
}

void Journal::shift(domain::Duration by) {
  const long long step = by.count();
  const std::string last = std::to_string(last_entry());
  store_->change([&](Connection& sql) {
    sql << "INSERT INTO setting (name, value) VALUES ('shifted_after', :last)"
           " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        soci::use(last, "last");
    sql << "UPDATE import SET not_before = not_before + :by, committed_at = committed_at + :again"
           " WHERE ended_at IS NULL",
        soci::use(step, "by"), soci::use(step, "again");
    sql << "UPDATE errand SET due_at = due_at + :by WHERE ended_at IS NULL", soci::use(step, "by");
    sql << "UPDATE portal SET closed_until = closed_until + :by, asked_until = asked_until + :again",
        soci::use(step, "by"), soci::use(step, "again");
  });
}

std::optional<Instant> Journal::last_moment() {
  long long at = 0;
  const bool any = store_->use([&](Connection& sql) {
    sql << "SELECT happened_at FROM event WHERE number = (SELECT max(number) FROM event) AND NOT EXISTS"
           " (SELECT 1 FROM setting WHERE name = 'shifted_after' AND value = CAST(number AS TEXT))",
        soci::into(at);
    return sql.got_data();
  });
  return any ? std::optional(instant(at)) : std::nullopt;
}

}  // namespace journal
