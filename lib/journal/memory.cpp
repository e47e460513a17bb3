// What Navette remembers beside the imports: ENTs, refused accounts, files that are none of ours or not finished, its
// salt.
#include "journal/column.h"
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

}  // namespace

std::vector<domain::PortalHealth> Journal::portals() {
  std::vector<domain::PortalHealth> found;
  store_->use([&](Connection& sql) {
    domain::PortalHealth health;
    long long closed_until = 0;
    soci::indicator closed = soci::i_null;
    sql.select(
        "SELECT name, failures, closed_until FROM portal ORDER BY name",
        [&](soci::statement& statement) {
          statement.exchange(soci::into(health.portal));
          statement.exchange(soci::into(health.failures));
          statement.exchange(soci::into(closed_until, closed));
        },
        [&] {
          health.closed_until = closed == soci::i_ok ? std::optional(instant(closed_until)) : std::nullopt;
          found.push_back(health);
        });
  });
  return found;
}

void Journal::store(const domain::PortalHealth& health) {
  const long long closed_until = health.closed_until ? milliseconds(*health.closed_until) : 0;
  soci::indicator closed = health.closed_until ? soci::i_ok : soci::i_null;
  store_->change([&](soci::session& sql) {
    sql << "INSERT INTO portal (name, failures, closed_until) VALUES (:name, :failures, :closed_until)"
           " ON CONFLICT (name) DO UPDATE SET failures = excluded.failures, closed_until = excluded.closed_until",
        soci::use(health.portal, "name"), soci::use(health.failures, "failures"),
        soci::use(closed_until, closed, "closed_until");
  });
}

std::vector<domain::RefusedAccount> Journal::refused_accounts() {
  std::vector<domain::RefusedAccount> found;
  store_->use([&](Connection& sql) {
    std::string school, fingerprint;
    long long at = 0;
    sql.select(
        "SELECT school, fingerprint, refused_at FROM refused_account ORDER BY school",
        [&](soci::statement& statement) {
          statement.exchange(soci::into(school));
          statement.exchange(soci::into(fingerprint));
          statement.exchange(soci::into(at));
        },
        [&] {
          found.push_back({journal::school(school), fingerprint, instant(at)});
        });
  });
  return found;
}

void Journal::store(const domain::RefusedAccount& account) {
  const long long at = milliseconds(account.at);
  store_->change([&](soci::session& sql) {
    sql << "INSERT INTO refused_account (school, fingerprint, refused_at) VALUES (:school, :fingerprint, :refused_at)"
           " ON CONFLICT (school) DO UPDATE SET fingerprint = excluded.fingerprint, refused_at = excluded.refused_at",
        soci::use(account.school.str(), "school"), soci::use(account.fingerprint, "fingerprint"),
        soci::use(at, "refused_at");
  });
}

void Journal::forgive(const domain::Uai& school) {
  store_->change([&](soci::session& sql) {
    sql << "DELETE FROM refused_account WHERE school = :school", soci::use(school.str(), "school");
  });
}

std::vector<Sight> Journal::first_sights(const std::vector<Sight>& files) {
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
