// What is still to be done at the ENT because of imports that are done.
#include "domain/errand.h"
#include "domain/life.h"
#include "journal/column.h"
#include "journal/store.h"

#include <set>

namespace journal {

using domain::Errand;

std::vector<Errand> Journal::errands() {
  std::vector<Errand> found;
  long long id = 0, import = 0, due_at = 0;
  int attempts = 0, round = 0, quiet = 0;
  std::string uai, task;
  store_->use([&](Connection& sql) {
    sql.select(
        "SELECT id, school, task, import, due_at, attempts, round, quiet FROM errand WHERE ended_at IS NULL"
        " ORDER BY due_at, id",
        [&](soci::statement& statement) {
          statement.exchange(soci::into(id));
          statement.exchange(soci::into(uai));
          statement.exchange(soci::into(task));
          statement.exchange(soci::into(import));
          statement.exchange(soci::into(due_at));
          statement.exchange(soci::into(attempts));
          statement.exchange(soci::into(round));
          statement.exchange(soci::into(quiet));
        },
        [&] {
          found.push_back({id, school(uai), known(domain::task_named(task), task), import, instant(due_at), attempts,
                           round, quiet});
        });
  });
  return found;
}

void Journal::store(const Errand& errand) {
  const long long id = errand.id, import = errand.import, due_at = milliseconds(errand.due_at);
  const std::string uai = errand.school.str(), task(domain::name_of(errand.task));
  store_->change([&](Connection& sql) {
    if (id != 0) {
      sql << "UPDATE errand SET import = :import, due_at = :due_at, attempts = :attempts, round = :round,"
             " quiet = :quiet WHERE id = :id",
          soci::use(import, "import"), soci::use(due_at, "due_at"), soci::use(errand.attempts, "attempts"),
          soci::use(errand.round, "round"), soci::use(errand.quiet, "quiet"), soci::use(id, "id");
      return;
    }
    sql << "INSERT INTO errand (school, task, import, due_at, attempts, round, quiet)"
           " SELECT :school, :task, :import, :due_at, :attempts, :round, :quiet WHERE NOT EXISTS"
           " (SELECT 1 FROM errand WHERE task = :same_task AND import = :same_import AND round = :same_round)",
        soci::use(uai, "school"), soci::use(task, "task"), soci::use(import, "import"), soci::use(due_at, "due_at"),
        soci::use(errand.attempts, "attempts"), soci::use(errand.round, "round"), soci::use(errand.quiet, "quiet"),
        soci::use(task, "same_task"), soci::use(import, "same_import"), soci::use(errand.round, "same_round");
  });
}

void Journal::end(domain::ErrandId errand, domain::Instant now) {
  const long long id = errand, at = milliseconds(now);
  store_->change([&](Connection& sql) {
    sql << "UPDATE errand SET ended_at = :at WHERE id = :id", soci::use(at, "at"), soci::use(id, "id");
  });
}

std::vector<std::string> Journal::strangers(const domain::Uai& school, const std::string& kind,
                                            const std::vector<std::string>& digests) {
  const std::string& uai = school.str();
  std::set<std::string> met;
  std::string digest;
  store_->use([&](Connection& sql) {
    sql.select(
        "SELECT digest FROM met WHERE school = :school AND kind = :kind",
        [&](soci::statement& statement) {
          statement.exchange(soci::use(uai, "school"));
          statement.exchange(soci::use(kind, "kind"));
          statement.exchange(soci::into(digest));
        },
        [&] { met.insert(digest); });
  });
  std::vector<std::string> strangers;
  for (const std::string& each : digests)
    if (!met.contains(each)) strangers.push_back(each);
  return strangers;
}

int Journal::meet(const domain::Uai& school, const std::string& kind, const std::vector<std::string>& digests) {
  const std::string& uai = school.str();
  int before = 0, after = 0;
  store_->change([&](Connection& sql) {
    const auto count = [&](int& into) {
      sql << "SELECT count(*) FROM met WHERE school = :school AND kind = :kind", soci::use(uai, "school"),
          soci::use(kind, "kind"), soci::into(into);
    };
    count(before);
    for (const std::string& digest : digests)
      sql.execute("INSERT INTO met (school, kind, digest) VALUES (:school, :kind, :digest) ON CONFLICT DO NOTHING",
                  [&](soci::statement& statement) {
                    statement.exchange(soci::use(uai, "school"));
                    statement.exchange(soci::use(kind, "kind"));
                    statement.exchange(soci::use(digest, "digest"));
                  });
    count(after);
  });
  return after - before;
}

}  // namespace journal
