#include "daemon/service/workers.h"

#include "daemon/errands/errand.h"
#include "daemon/log/local_time.h"
#include "daemon/service/visit.h"
#include "daemon/settings.h"
#include "intake/digest.h"

#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/filesystem/operations.hpp>

#include <algorithm>
#include <fstream>
#include <map>
#include <mutex>
#include <set>

namespace navette {

using domain::Failure;
using domain::Fault;
using domain::Result;
using domain::Uai;

namespace {

constexpr int kMostThreads = 16;

constexpr const char* kChanged =
    "Le fichier gardé par Navette n'est plus celui qui avait été reçu : il n'a pas été envoyé. Refaites l'export et "
    "déposez-le de nouveau.";

std::optional<std::string> digest_of(const std::string& file) {
  const auto opened = intake::File::open(file);
  if (!opened) return std::nullopt;
  const auto digest = intake::sha256(*opened);
  return digest ? std::optional(*digest) : std::nullopt;
}

// As many as the ENTs together may be visited at once.
std::size_t threads_for(const Config& config) {
  int sessions = 0;
  for (const EntConfig& ent : config.ents) sessions += ent.sessions;
  return static_cast<std::size_t>(std::clamp(sessions, 1, kMostThreads));
}

portal::Sending sending_of(const domain::Import& import) {
  return {import.kind, import.content.form, import.spool_file, import.file_name, import.mode};
}

}  // namespace

class Workers::Visits {
 public:
  Visits(const Config& config, std::string salt, Commit commit, Answered answered, Accomplished accomplished)
      : config_(config),
        salt_(std::move(salt)),
        commit_(std::move(commit)),
        answered_(std::move(answered)),
        accomplished_(std::move(accomplished)),
        pool_(threads_for(config)) {
    for (const EntConfig& ent : config.ents)
      paces_[ent.name] = std::make_shared<portal::Pace>(ent.interval_between_requests);
  }

  ~Visits() {
    stop();
    pool_.join();
  }

  void take(engine::Job job) {
    boost::asio::post(pool_, [this, job = std::move(job)]() mutable {
      if (job.errand) {
        const auto result = go(job);
        accomplished_(job, result);
      } else {
        const auto answer = work(job);
        answered_(job, answer);
      }
    });
  }

  void stop() {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    for (portal::Transport* transport : busy_) transport->abort();
  }

 private:
  Result<portal::Answer> work(engine::Job& job) {
    auto visit = enter(*job.import.school);
    if (!visit) return visit.error();
    job.fingerprint = (*visit)->fingerprint;
    Result<portal::Answer> answer = visit_with(**visit, job);
    if (!answer && !(*visit)->session.strange_page().empty()) answer = with_page_kept(**visit, job, answer.error());
    leave(*job.import.school, std::move(*visit), answer);
    return answer;
  }

  Result<engine::Accomplished> go(engine::Job& job) {
    auto visit = enter(job.errand->school);
    if (!visit) return visit.error();
    job.fingerprint = (*visit)->fingerprint;
    Result<engine::Accomplished> result = run_errand({job, (*visit)->session, config_, salt_, wall_now()});
    if (!result && !(*visit)->session.strange_page().empty()) result = with_page_kept(**visit, job, result.error());
    leave(**visit);
    return result;
  }

  Result<portal::Answer> visit_with(Visit& visit, const engine::Job& job) {
    if (job.verb != planner::Action::Verb::submit) return visit.session.look(sending_of(job.import), job.import.mark);
    const auto digest = digest_of(job.import.spool_file);
    if (!digest || *digest != job.import.sha256) return Failure{Fault::file_refused, kChanged};
    return visit.session.submit(sending_of(job.import),
                                [&](const std::string& mark) { return commit_(job.import.id, mark); });
  }

  // The page that nobody knew, redacted, is the administrator's best clue.
  Failure with_page_kept(const Visit& visit, const engine::Job& job, Failure failure) const {
    const fs::path file = config_.state / "pages" / ("import-" + std::to_string(job.import.id) + ".html");
    boost::system::error_code ignored;
    fs::create_directories(file.parent_path(), ignored);
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    if (out << visit.session.strange_page() << std::flush)
      failure.sentence += " La page reçue, sans ce qui est personnel, est gardée dans « " + file.string() + " ».";
    return failure;
  }

  // The school's visit, taken out of the kept ones or begun anew; refused while stopping.
  Result<std::unique_ptr<Visit>> enter(const Uai& school) {
    std::unique_ptr<Visit> visit;
    {
      const std::lock_guard lock(mutex_);
      if (auto kept = kept_.extract(school)) visit = std::move(kept.mapped());
    }
    const auto& [ent, access] = configured(school);
    if (visit && has_changed(access, *visit)) visit.reset();
    if (!visit) {
      try {
        visit = begin_visit(ent, access, paces_.at(ent.name), salt_);
      } catch (const std::exception& error) {
        // A password file or a profile that cannot be read now: this school's affair, not a sign of the ENT's health.
        return Failure{Fault::signed_out, error.what()};
      }
    }
    const std::lock_guard lock(mutex_);
    if (stopping_) return Failure{Fault::cancelled, "Navette s'arrête."};
    visit->transport->allow(ent.visit_timeout);
    busy_.insert(visit->transport);
    return visit;
  }

  // A session goes on while the credentials are those that it began with, or cannot be read now.
  bool has_changed(const SchoolConfig& school, const Visit& visit) const {
    try {
      return credentials_of(school, salt_) != visit.fingerprint;
    } catch (const ConfigError&) {
      return false;
    }
  }

  // The school's configuration and its ENT's. What the planner hands out is always configured.
  std::pair<const EntConfig&, const SchoolConfig&> configured(const Uai& school) const {
    for (const EntConfig& ent : config_.ents)
      for (const SchoolConfig& each : ent.schools)
        if (each.uai == school) return {ent, each};
    throw std::logic_error("no such school: " + school.str());
  }

  void leave(const Visit& visit) {
    const std::lock_guard lock(mutex_);
    busy_.erase(visit.transport);
  }

  // A visit that failed is not kept: the next one starts with a fresh browser and the credentials read anew.
  void leave(const Uai& school, std::unique_ptr<Visit> visit, const Result<portal::Answer>& answer) {
    leave(*visit);
    const std::lock_guard lock(mutex_);
    if (answer && std::holds_alternative<portal::InQueue>(*answer)) kept_.insert_or_assign(school, std::move(visit));
  }

  const Config& config_;
  const std::string salt_;
  Commit commit_;
  Answered answered_;
  Accomplished accomplished_;
  std::map<std::string, std::shared_ptr<portal::Pace>> paces_;  // by ENT
  std::mutex mutex_;                                            // guards the three below
  std::map<Uai, std::unique_ptr<Visit>> kept_;
  std::set<portal::Transport*> busy_;
  bool stopping_ = false;
  boost::asio::thread_pool pool_;
};

Workers::Workers(const Config& config, std::string salt, Commit commit, Answered answered, Accomplished accomplished)
    : visits_(std::make_unique<Visits>(config, std::move(salt), std::move(commit), std::move(answered),
                                       std::move(accomplished))) {}
Workers::~Workers() = default;

void Workers::take(engine::Job job) { visits_->take(std::move(job)); }
void Workers::stop() { visits_->stop(); }

}  // namespace navette
