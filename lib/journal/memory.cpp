// What Navette remembers beside the imports: ENTs, refused accounts, files that are none of ours or not finished, its
// salt.
#include "journal/column.h"
#include "journal/json_columns.h"
#include "journal/store.h"

#include <random>

namespace journal {

using domain::Instant;

namespace {

std::string random_text() {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::random_device random;
  std::string text;
  while (text.size() < 64)
    for (auto [bits, digit] = std::pair(random(), 0); digit < 8; ++digit, bits >>= 4) text += kDigits[bits & 15u];
  return text;
}

// A moment for a column that may be empty, as SOCI takes it.
struct Moment {
  explicit Moment(const std::optional<Instant>& at)
      : value(at ? milliseconds(*at) : 0), there(at ? soci::i_ok : soci::i_null) {}
  Moment() = default;
  [[nodiscard]] std::optional<Instant> at() const {
    return there == soci::i_ok ? std::optional(instant(value)) : std::nullopt;
  }
  long long value = 0;
  soci::indicator there = soci::i_null;
};

std::vector<domain::PortalHealth> health_of_portals(Connection& sql) {
  std::vector<domain::PortalHealth> found;
  domain::PortalHealth health;
  Moment closed_until, asked_until;
  sql.select(
      "SELECT name, failures, closed_until, asked_until FROM portal ORDER BY name",
      [&](soci::statement& statement) {
        statement.exchange(soci::into(health.portal));
        statement.exchange(soci::into(health.failures));
        statement.exchange(soci::into(closed_until.value, closed_until.there));
        statement.exchange(soci::into(asked_until.value, asked_until.there));
      },
      [&] {
        found.push_back({health.portal, health.failures, closed_until.at(), asked_until.at()});
      });
  return found;
}

void write(soci::session& sql, const domain::PortalHealth& health) {
  Moment closed_until(health.closed_until), asked_until(health.asked_until);
  sql << "INSERT INTO portal (name, failures, closed_until, asked_until)"
         " VALUES (:name, :failures, :closed_until, :asked_until)"
         " ON CONFLICT (name) DO UPDATE SET failures = excluded.failures, closed_until = excluded.closed_until,"
         " asked_until = excluded.asked_until",
      soci::use(health.portal, "name"), soci::use(health.failures, "failures"),
      soci::use(closed_until.value, closed_until.there, "closed_until"),
      soci::use(asked_until.value, asked_until.there, "asked_until");
}

}  // namespace

std::vector<domain::PortalHealth> Journal::portals() {
  return store_->use([](Connection& sql) { return health_of_portals(sql); });
}

void Journal::store(const domain::PortalHealth& health) {
  store_->change([&](Connection& sql) { write(sql, health); });
}

void Journal::lift_pause(const std::string& portal) {
  store_->change([&](Connection& sql) {
    for (const domain::PortalHealth& health : health_of_portals(sql))
      if (health.portal == portal) write(sql, domain::lifted(health));
  });
}

std::vector<domain::RefusedAccount> Journal::refused_accounts() {
  std::vector<domain::RefusedAccount> found;
  store_->use([&](Connection& sql) {
    std::string school, fingerprint;
    long long at = 0;
    int current = 0;
    sql.select(
        "SELECT school, fingerprint, refused_at, is_current FROM refused_account"
        " ORDER BY school, refused_at DESC, fingerprint",
        [&](soci::statement& statement) {
          statement.exchange(soci::into(school));
          statement.exchange(soci::into(fingerprint));
          statement.exchange(soci::into(at));
          statement.exchange(soci::into(current));
        },
        [&] {
          found.push_back({journal::school(school), fingerprint, instant(at), current != 0});
        });
  });
  return found;
}

void Journal::store(const domain::RefusedAccount& account) {
  const long long at = milliseconds(account.at);
  const int current = account.current ? 1 : 0;
  store_->change([&](soci::session& sql) {
    sql << "INSERT INTO refused_account (school, fingerprint, refused_at, is_current)"
           " VALUES (:school, :fingerprint, :refused_at, :current)"
           " ON CONFLICT (school, fingerprint) DO UPDATE SET refused_at = excluded.refused_at,"
           " is_current = excluded.is_current",
        soci::use(account.school.str(), "school"), soci::use(account.fingerprint, "fingerprint"),
        soci::use(at, "refused_at"), soci::use(current, "current");
  });
}

void Journal::note_current(const domain::RefusedAccount& account) {
  const int current = account.current ? 1 : 0;
  store_->change([&](soci::session& sql) {
    sql << "UPDATE refused_account SET is_current = :current WHERE school = :school AND fingerprint = :fingerprint",
        soci::use(current, "current"), soci::use(account.school.str(), "school"),
        soci::use(account.fingerprint, "fingerprint");
  });
}

void Journal::forgive(const domain::Uai& school) {
  store_->change([&](soci::session& sql) {
    sql << "DELETE FROM refused_account WHERE school = :school", soci::use(school.str(), "school");
  });
}

std::vector<Sight> Journal::unknown(const std::vector<Sight>& files) {
  std::vector<Sight> fresh;
  store_->use([&](soci::session& sql) {
    for (const Sight& file : files) {
      const long long size = static_cast<long long>(file.bytes), changed = milliseconds(file.changed_at);
      int known = 0;
      sql << "SELECT count(*) FROM bystander WHERE path = :path AND bytes = :bytes AND changed_at = :changed_at",
          soci::use(file.path, "path"), soci::use(size, "bytes"), soci::use(changed, "changed_at"), soci::into(known);
      if (known == 0) fresh.push_back(file);
    }
  });
  return fresh;
}

std::vector<Sight> Journal::first_sights(const std::vector<Sight>& files) {
  std::vector<Sight> fresh = unknown(files);
  if (fresh.empty()) return fresh;
  store_->change([&](soci::session& sql) {
    for (const Sight& file : fresh) {
      const long long size = static_cast<long long>(file.bytes), changed = milliseconds(file.changed_at);
      sql << "INSERT INTO bystander (path, bytes, changed_at) VALUES (:path, :bytes, :changed_at)"
             " ON CONFLICT (path) DO UPDATE SET bytes = excluded.bytes, changed_at = excluded.changed_at",
          soci::use(file.path, "path"), soci::use(size, "bytes"), soci::use(changed, "changed_at");
    }
  });
  return fresh;
}

std::vector<domain::Unfinished> Journal::unfinished() {
  std::vector<domain::Unfinished> found;
  store_->use([&](soci::session& sql) {
    domain::Unfinished file;
    std::string why;
    long long since = 0, refused_at = 0;
    soci::indicator is_refused = soci::i_null;
    soci::statement statement =
        (sql.prepare << "SELECT folder, file_name, why, since, refused_at FROM unfinished ORDER BY folder, file_name",
         soci::into(file.folder), soci::into(file.file_name), soci::into(why), soci::into(since),
         soci::into(refused_at, is_refused));
    statement.execute();
    while (statement.fetch()) {
      file.why = known(domain::why_named(why), why);
      file.since = instant(since);
      file.refused_at = is_refused == soci::i_ok ? std::optional(instant(refused_at)) : std::nullopt;
      found.push_back(file);
    }
  });
  return found;
}

void Journal::store(const std::vector<domain::Unfinished>& all) {
  store_->change([&](soci::session& sql) {
    sql << "DELETE FROM unfinished";
    for (const domain::Unfinished& file : all) {
      const std::string why(domain::name_of(file.why));
      const long long since = milliseconds(file.since),
                      refused_at = file.refused_at ? milliseconds(*file.refused_at) : 0;
      soci::indicator is_refused = file.refused_at ? soci::i_ok : soci::i_null;
      sql << "INSERT INTO unfinished (folder, file_name, why, since, refused_at)"
             " VALUES (:folder, :file_name, :why, :since, :refused_at)",
          soci::use(file.folder, "folder"), soci::use(file.file_name, "file_name"), soci::use(why, "why"),
          soci::use(since, "since"), soci::use(refused_at, is_refused, "refused_at");
    }
  });
}

domain::ServiceView Journal::service_view() {
  std::string view;
  const bool found = store_->use([&](soci::session& sql) {
    sql << "SELECT value FROM setting WHERE name = 'service_view'", soci::into(view);
    return sql.got_data();
  });
  return found ? view_in(view) : domain::ServiceView();
}

void Journal::store(const domain::ServiceView& view) {
  const std::string text = json_of(view);
  store_->change([&](soci::session& sql) {
    sql << "INSERT INTO setting (name, value) VALUES ('service_view', :value)"
           " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        soci::use(text, "value");
  });
}

std::string Journal::salt() {
  std::string salt;
  const auto read = [&](soci::session& sql) {
    sql << "SELECT value FROM setting WHERE name = 'salt'", soci::into(salt);
    return sql.got_data();
  };
  if (store_->use(read)) return salt;
  const std::string fresh = random_text();
  store_->change([&](soci::session& sql) {
    sql << "INSERT INTO setting (name, value) VALUES ('salt', :value) ON CONFLICT (name) DO NOTHING",
        soci::use(fresh, "value");
    read(sql);
  });
  return salt;
}

}  // namespace journal
