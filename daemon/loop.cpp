#include "daemon/loop.h"

#include "daemon/clocks.h"
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
constexpr domain::Duration kPollEvery = std::chrono::seconds(2);

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
  // Whoever goes on in this reading's time has had everything that waits moved along with the wall clock.
  engine::Now now() {
    const auto reading = clocks_.read();
    if (reading.moved) told_(engine_.clock_moved(*reading.moved));
    return reading.now;
  }

  intake::Watching watch() {
    std::vector<intake::Watched> watched{{config_.state, "poke"}};
    for (const auto& folder : folders_of(config_)) watched.push_back({folder.path, {}});
    return poke_.watch(watched);
  }

  void turn() {
    if (stopping_) return;
    const auto way = watch();  // before the look: what comes after it is an event
    engine::Turn turn = engine_.step(now());
    for (const auto& fact : turn.facts) told_(fact);
    for (auto& job : turn.jobs) workers_.take(std::move(job));
    domain::Duration next = way == intake::Watching::events ? config_.rescan_every : kPollEvery;
    if (turn.next && *turn.next < next) next = *turn.next;
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
                                  : engine_.commit(id, mark, now().wall));
    });
    return written.get_future().get();
  }

  void answer_on_loop(const engine::Job& job, const domain::Result<portal::Answer>& answer) {
    asio::post(loop_, [this, job, answer] {
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
  Clocks clocks_{};
  intake::Poke poke_;
  asio::posix::stream_descriptor poked_;
  bool stopping_ = false;
  Workers workers_;  // last: joined first
};

Loop::Loop(const Config& config, journal::Journal& journal, std::function<void(const engine::Fact&)> told)
    : impl_(std::make_unique<Impl>(config, journal, std::move(told))) {}
Loop::~Loop() = default;

void Loop::run() { impl_->run(); }
void Loop::stop() { impl_->stop(); }
void Loop::wake() { impl_->wake(); }

}  // namespace navette
