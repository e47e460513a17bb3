#include "daemon/service/loop.h"

#include "daemon/config/secret.h"
#include "daemon/service/bell.h"
#include "daemon/service/clocks.h"
#include "daemon/service/memory.h"
#include "daemon/service/workers.h"
#include "daemon/settings.h"
#include "intake/poke.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <future>
#include <map>

namespace navette {

namespace asio = boost::asio;

namespace {

// Where no event comes (a shared folder, no watches left), looking is all there is.
constexpr domain::Duration kPollEvery = std::chrono::seconds(2);
// For an answer that is on its way, when nothing presses: without it the import would be doubtful.
constexpr domain::Duration kFinishWithin = std::chrono::seconds(10);

// Why the work ends, in the history of what it breaks off.
constexpr const char* kStopped = "Navette s'arrête.";
constexpr const char* kFinished =
    "Navette a relu sa configuration : ce qui était en cours est repris avec la nouvelle.";

}  // namespace

class Loop::Impl {
 public:
  Impl(const Config& config, journal::Journal& journal, std::function<void(const engine::Fact&)> told, Rounds rounds)
      : config_(config),
        journal_(journal),
        salt_(journal.salt()),
        told_(std::move(told)),
        rounds_(std::move(rounds)),
        engine_(journal, settings_of(config, salt_, Passwords::needed)),
        timer_(loop_),
        poked_(loop_, poke_.bell()),
        password_poked_(loop_, password_poke_.bell()),
        workers_(
            config, salt_, [this](domain::ImportId id, const std::string& mark) { return commit_on_loop(id, mark); },
            [this](const engine::Job& job, const domain::Result<portal::Answer>& answer) {
              answer_on_loop(job, answer);
            },
            [this](const engine::Job& job, const domain::Result<engine::Accomplished>& result) {
              answer_on_loop(job, result);
            }) {}

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

  void finish() {
    asio::post(loop_, [this] { begin_finish(); });
  }

  void post(std::function<void()> work) { asio::post(loop_, std::move(work)); }

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
        if (const auto file = password_file(school.password))
          passwords.push_back({file->parent_path(), file->filename().string()});
    static_cast<void>(password_poke_.watch(passwords));  // where no event comes of one, the rescan is soon enough
    std::vector<intake::Watched> watched{{config_.state, "poke"}};
    for (const auto& folder : folders_of(config_)) watched.push_back({folder.path, {}});
    return poke_.watch(watched);
  }

  void turn() {
    if (stopping_) return;
    notice_passwords();
    const auto way = watch();  // before the look: what comes after it is an event
    const engine::Now moment = now();
    engine::Turn turn = engine_.step(moment);
    for (const auto& fact : turn.facts) told_(fact);
    for (auto& job : turn.jobs) {
      ++away_;
      workers_.take(std::move(job));
    }
    domain::Duration next = way == intake::Watching::events ? config_.rescan_every : kPollEvery;
    const bool busy = !turn.facts.empty() || away_ > 0 || (turn.next && *turn.next < next);
    if (turn.next && *turn.next < next) next = *turn.next;
    if (rounds_.every && *rounds_.every < next) next = *rounds_.every;
    if (!busy && was_busy_) rest();
    was_busy_ = busy;
    timer_.expires_after(next);
    timer_.async_wait([this](const boost::system::error_code& error) {
      if (!error) this->turn();
    });
    if (rounds_.made) rounds_.made(turn, moment.wall);
  }

  // Of the accounts that were refused: the others' passwords are read at every visit anyway.
  void notice_passwords() {
    const auto accounts = journal_.refused_accounts();
    for (const auto& refused : accounts) {
      const SchoolConfig* school = school_of(config_, refused.school);
      if (school == nullptr) continue;
      std::string& trouble = password_trouble_[refused.school];
      try {
        const std::string print = credentials_of(*school, salt_);
        trouble.clear();
        const bool current = print == refused.fingerprint;
        if (current != refused.current) note({refused.school, refused.fingerprint, refused.at, current});
        if (engine_.configured(refused.school, print) && !domain::is_refused(accounts, refused.school, print))
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

  [[nodiscard]] const char* why() const { return finishing_ ? kFinished : kStopped; }

  void note(const domain::RefusedAccount& account) {
    try {
      journal_.note_current(account);
    } catch (const journal::JournalUnwritable&) {  // the engine tells of that; the next turn notes it
    }
  }

  void wait_for(intake::Poke& poke, Bell& poked) {
    poked.wait([&] {
      const bool look = poke.drain();
      wait_for(poke, poked);
      if (look) turn();
    });
  }

  // On a worker's thread. The loop lives until the last answer has come, so the promise is always kept.
  domain::Result<void> commit_on_loop(domain::ImportId id, const std::string& mark) {
    std::promise<domain::Result<void>> written;
    asio::post(loop_, [&] {
      written.set_value(stopping_ ? domain::Result<void>(domain::Failure{domain::Fault::cancelled, why()})
                                  : engine_.commit(id, mark, now().wall));
    });
    return written.get_future().get();
  }

  std::vector<engine::Fact> take_in(const engine::Job& job, const domain::Result<portal::Answer>& answer) {
    return engine_.answered(job, answer, now().wall);
  }
  std::vector<engine::Fact> take_in(const engine::Job& job, const domain::Result<engine::Accomplished>& answer) {
    return engine_.accomplished(job, answer, now().wall);
  }

  template <class What>
  void answer_on_loop(const engine::Job& job, const domain::Result<What>& given) {
    asio::post(loop_, [this, job, answer = domain::Result<What>(given)]() mutable {
      --away_;
      // Who breaks it off, deep in a connection, knows only that it must end.
      if (finishing_ && !answer && answer.error().fault == domain::Fault::cancelled)
        answer = domain::Failure{domain::Fault::cancelled, why()};
      if (!given_up_)
        for (const auto& fact : take_in(job, answer)) told_(fact);
      if (stopping_)
        end_when_idle();
      else
        turn();
    });
  }

  void begin_stop() {
    finishing_ = false;
    turn_no_more();
    workers_.stop();
    end_when_idle();
  }

  // Whoever comes to the commit now is refused it, so nothing new begins.
  void begin_finish() {
    if (stopping_) return;
    finishing_ = true;
    turn_no_more();
    timer_.expires_after(kFinishWithin);
    timer_.async_wait([this](const boost::system::error_code& error) {
      if (!error) workers_.stop();
    });
    end_when_idle();
  }

  void turn_no_more() {
    stopping_ = true;
    timer_.cancel();
    poked_.no_more();
    password_poked_.no_more();
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
  const Rounds rounds_;
  engine::Engine engine_;
  asio::io_context loop_{1};
  asio::executor_work_guard<asio::io_context::executor_type> open_ = asio::make_work_guard(loop_);  // until stopped
  asio::steady_timer timer_;
  Clocks clocks_{};
  intake::Poke poke_;
  Bell poked_;
  intake::Poke password_poke_;  // of its own: that one of these cannot be watched says nothing of the drop folders
  Bell password_poked_;
  std::map<domain::Uai, std::string> password_trouble_;  // as last told
  int away_ = 0;                                         // jobs that the workers have
  bool stopping_ = false;
  bool finishing_ = false;  // and somebody goes on from there
  bool given_up_ = false;
  bool was_busy_ = true;  // in the turn before; the start is work, too
  Workers workers_;       // last: joined first
};

Loop::Loop(const Config& config, journal::Journal& journal, std::function<void(const engine::Fact&)> told,
           Rounds rounds)
    : impl_(std::make_unique<Impl>(config, journal, std::move(told), std::move(rounds))) {}
Loop::~Loop() = default;

void Loop::run() { impl_->run(); }
void Loop::stop() { impl_->stop(); }
void Loop::finish() { impl_->finish(); }
void Loop::post(std::function<void()> work) { impl_->post(std::move(work)); }

}  // namespace navette
