#include "daemon/loop.h"

#include "daemon/local_time.h"
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

namespace navette {

namespace asio = boost::asio;

namespace {

// Where no event comes (a shared folder, no watches left), looking is all there is.
constexpr domain::Duration kPollEvery = std::chrono::seconds(5);

}  // namespace

class Loop::Impl {
 public:
  Impl(const Config& config, journal::Journal& journal, std::function<void(const engine::Fact&)> told)
      : config_(config),
        told_(std::move(told)),
        engine_(journal, settings_of(config, journal.salt())),
        timer_(loop_),
        poked_(loop_, poke_.descriptor()),
        workers_(
            config, [this](domain::ImportId id, const std::string& mark) { return commit_on_loop(id, mark); },
            [this](const engine::Job& job, const domain::Result<portal::Answer>& answer) {
              answer_on_loop(job, answer);
            }) {}

  ~Impl() { poked_.release(); }  // the descriptor is the poke's own

  void run() {
    wait_for_poke();
    static_cast<void>(watch());  // before the first look: what comes in between is an event
    for (const auto& fact : engine_.start(now())) told_(fact);
    turn();
    loop_.run();
  }

  void stop() {
    asio::post(loop_, [this] { begin_stop(); });
  }

  void wake() {
    asio::post(loop_, [this] { turn(); });
  }

 private:
  static engine::Now now() { return {wall_now(), std::chrono::steady_clock::now()}; }

  intake::Watching watch() {
    std::vector<intake::Watched> watched{{config_.state, "poke"}};
    for (const auto& folder : folders_of(config_)) watched.push_back({folder.path, {}});
    return poke_.watch(watched);
  }

  void turn() {
    if (stopping_) return;
    engine::Turn turn = engine_.step(now());
    for (const auto& fact : turn.facts) told_(fact);
    for (auto& job : turn.jobs) workers_.take(std::move(job));
    domain::Duration next = watch() == intake::Watching::events ? config_.rescan_every : kPollEvery;
    const bool busy = !turn.facts.empty() || engine_.running() > 0 || (turn.next && *turn.next < next);
    if (turn.next && *turn.next < next) next = *turn.next;
    if (!busy && was_busy_) rest();
    was_busy_ = busy;
    timer_.expires_after(next);
    timer_.async_wait([this](const boost::system::error_code& error) {
      if (!error) this->turn();
    });
  }

  void wait_for_poke() {
    poked_.async_wait(asio::posix::stream_descriptor::wait_read, [this](const boost::system::error_code& error) {
      if (error) return;
      const bool look = poke_.drain();
      wait_for_poke();
      if (look) turn();
    });
  }

  // On a worker's thread. The loop lives until the last answer has come, so the promise is always kept.
  domain::Result<void> commit_on_loop(domain::ImportId id, const std::string& mark) {
    std::promise<domain::Result<void>> written;
    asio::post(loop_, [&] {
      written.set_value(stopping_ ? domain::Result<void>(domain::Failure{domain::Fault::cancelled, "Navette s'arrête."})
                                  : engine_.commit(id, mark, wall_now()));
    });
    return written.get_future().get();
  }

  void answer_on_loop(const engine::Job& job, const domain::Result<portal::Answer>& answer) {
    asio::post(loop_, [this, job, answer] {
      for (const auto& fact : engine_.answered(job, answer, wall_now())) told_(fact);
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
    workers_.stop();
    end_when_idle();
  }

  void end_when_idle() {
    if (engine_.running() == 0) loop_.stop();
  }

  const Config& config_;
  std::function<void(const engine::Fact&)> told_;
  engine::Engine engine_;
  asio::io_context loop_{1};
  asio::executor_work_guard<asio::io_context::executor_type> open_ = asio::make_work_guard(loop_);  // until stopped
  asio::steady_timer timer_;
  intake::Poke poke_;
  asio::posix::stream_descriptor poked_;
  bool stopping_ = false;
  bool was_busy_ = true;  // in the turn before; the start is work, too
  Workers workers_;  // last: joined first
};

Loop::Loop(const Config& config, journal::Journal& journal, std::function<void(const engine::Fact&)> told)
    : impl_(std::make_unique<Impl>(config, journal, std::move(told))) {}
Loop::~Loop() = default;

void Loop::run() { impl_->run(); }
void Loop::stop() { impl_->stop(); }
void Loop::wake() { impl_->wake(); }

}  // namespace navette
