#include "daemon/loop.h"

#include "daemon/clocks.h"
#include "daemon/memory.h"
#include "daemon/settings.h"
#include "daemon/workers.h"
#include "intake/poke.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <future>
#include <map>

namespace navette {

namespace asio = boost::asio;

namespace {

// Where no event comes (a shared folder, no watches left), looking is all there is.
constexpr domain::Duration kPollEvery = std::chrono::seconds(2);

}  // namespace

class Loop::Impl {
 public:
  Impl(const Config& config, journal::Journal& journal, std::function<void(const engine::Fact&)> told)
      : config_(config),
        journal_(journal),
        salt_(journal.salt()),
        told_(std::move(told)),
        engine_(journal, settings_of(config, salt_)),
        timer_(loop_),
        poked_(loop_, poke_.descriptor()),
        password_poked_(loop_, password_poke_.descriptor()),
        workers_(
            config, salt_, [this](domain::ImportId id, const std::string& mark) { return commit_on_loop(id, mark); },
            [this](const engine::Job& job, const domain::Result<portal::Answer>& answer) {
              answer_on_loop(job, answer);
            }) {}

  ~Impl() {  // the descriptors are the pokes' own
    poked_.release();
    password_poked_.release();
  }

  void run() {
    try {
      wait_for(poke_, poked_);
      wait_for(password_poke_, password_poked_);
      for (const auto& fact : engine_.start(now())) told_(fact);
      turn();
      loop_.run();
    } catch (...) {
      give_up();
      throw;
    }
  }

  void stop() {
    asio::post(loop_, [this] { begin_stop(); });
  }

 private:
  // Whoever goes on in this reading's time has had everything that waits moved along with the wall clock.
  engine::Now now() {
    const auto reading = clocks_.read();
    if (reading.moved) told_(engine_.clock_moved(*reading.moved));
    return reading.now;
  }

  intake::Watching watch() {
    std::vector<intake::Watched> passwords;
    for (const EntConfig& ent : config_.ents)
      for (const SchoolConfig& school : ent.schools)
        if (school.password.from == PasswordSource::From::file) {
          const fs::path file = school.password.name;
          passwords.push_back({file.parent_path(), file.filename().string()});
        }
    static_cast<void>(password_poke_.watch(passwords));  // where no event comes of one, the rescan is soon enough
    std::vector<intake::Watched> watched{{config_.state, "poke"}};
    for (const auto& folder : folders_of(config_)) watched.push_back({folder.path, {}});
    return poke_.watch(watched);
  }

  void turn() {
    if (stopping_) return;
    notice_passwords();
    const auto way = watch();  // before the look: what comes after it is an event
    engine::Turn turn = engine_.step(now());
    for (const auto& fact : turn.facts) told_(fact);
    for (auto& job : turn.jobs) {
      ++away_;
      workers_.take(std::move(job));
    }
    domain::Duration next = way == intake::Watching::events ? config_.rescan_every : kPollEvery;
    const bool busy = !turn.facts.empty() || away_ > 0 || (turn.next && *turn.next < next);
    if (turn.next && *turn.next < next) next = *turn.next;
    if (!busy && was_busy_) rest();
    was_busy_ = busy;
    timer_.expires_after(next);
    timer_.async_wait([this](const boost::system::error_code& error) {
      if (!error) this->turn();
    });
  }

  // Of the accounts that were refused: the others' passwords are read at every visit anyway.
  void notice_passwords() {
    for (const auto& refused : journal_.refused_accounts()) {
      const SchoolConfig* school = school_of(config_, refused.school);
      if (school == nullptr) continue;
      std::string& trouble = password_trouble_[refused.school];
      try {
        const std::string print = credentials_of(*school, salt_);
        trouble.clear();
        if (engine_.configured(refused.school, print) && print != refused.fingerprint)
          told_({"account.changed",
                 {},
                 "Le mot de passe de l'établissement " + refused.school.str() +
                     " a changé depuis que l'ENT l'a refusé : Navette essaie le nouveau."});
      } catch (const ConfigError& error) {
        if (trouble != error.what()) told_({"account.unreadable", {}, error.what(), true});
        trouble = error.what();
      }
    }
  }

  void wait_for(intake::Poke& poke, asio::posix::stream_descriptor& poked) {
    poked.async_wait(asio::posix::stream_descriptor::wait_read, [&](const boost::system::error_code& error) {
      if (error) return;
      const bool look = poke.drain();
      wait_for(poke, poked);
      if (look) turn();
    });
  }

  // On a worker's thread. The loop lives until the last answer has come, so the promise is always kept.
  domain::Result<void> commit_on_loop(domain::ImportId id, const std::string& mark) {
    std::promise<domain::Result<void>> written;
    asio::post(loop_, [&] {
      written.set_value(stopping_ ? domain::Result<void>(domain::Failure{domain::Fault::cancelled, "Navette s'arrête."})
                                  : engine_.commit(id, mark, now().wall));
    });
    return written.get_future().get();
  }

  void answer_on_loop(const engine::Job& job, const domain::Result<portal::Answer>& answer) {
    asio::post(loop_, [this, job, answer] {
      --away_;
      if (!given_up_)
        for (const auto& fact : engine_.answered(job, answer, now().wall)) told_(fact);
      if (stopping_)
        end_when_idle();
      else
        turn();
    });
  }

  void begin_stop() {
    if (stopping_) return;
    stopping_ = true;
    timer_.cancel();
    poked_.cancel();
    password_poked_.cancel();
    workers_.stop();
    end_when_idle();
  }

  void end_when_idle() {
    if (away_ == 0) loop_.stop();
  }

  // After an exception: the workers' answers are awaited, none of whom may wait for a loop that no longer turns, and
  // nothing more is written. What they had sent is told apart at the next start.
  void give_up() {
    given_up_ = true;
    begin_stop();
    if (away_ > 0) loop_.run();
  }

  const Config& config_;
  journal::Journal& journal_;
  const std::string salt_;
  std::function<void(const engine::Fact&)> told_;
  engine::Engine engine_;
  asio::io_context loop_{1};
  asio::executor_work_guard<asio::io_context::executor_type> open_ = asio::make_work_guard(loop_);  // until stopped
  asio::steady_timer timer_;
  Clocks clocks_{};
  intake::Poke poke_;
  asio::posix::stream_descriptor poked_;
  intake::Poke password_poke_;  // of its own: that one of these cannot be watched says nothing of the drop folders
  asio::posix::stream_descriptor password_poked_;
  std::map<domain::Uai, std::string> password_trouble_;  // as last told
  int away_ = 0;                                         // jobs that the workers have
  bool stopping_ = false;
  bool given_up_ = false;
  bool was_busy_ = true;  // in the turn before; the start is work, too
  Workers workers_;  // last: joined first
};

Loop::Loop(const Config& config, journal::Journal& journal, std::function<void(const engine::Fact&)> told)
    : impl_(std::make_unique<Impl>(config, journal, std::move(told))) {}
Loop::~Loop() = default;

void Loop::run() { impl_->run(); }
void Loop::stop() { impl_->stop(); }

}  // namespace navette
