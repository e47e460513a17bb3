#include "daemon/service/stop_signals.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>

#include <csignal>
#include <thread>

namespace navette {

class StopSignals::Listener {
 public:
  Listener(std::atomic<bool>& received, std::function<void()> on_stop, std::function<void()> on_hangup)
      : stops_(context_, SIGINT, SIGTERM), hangups_(context_), on_hangup_(std::move(on_hangup)) {
    stops_.async_wait([&received, on_stop = std::move(on_stop)](const boost::system::error_code& error, int) {
      if (error) return;
      received = true;
      if (on_stop) on_stop();
    });
    if (on_hangup_) {
      hangups_.add(SIGHUP);
      await_hangup();
    }
    thread_ = std::thread([this] { context_.run(); });
  }

  ~Listener() {
    context_.stop();
    thread_.join();
  }

 private:
  void await_hangup() {
    hangups_.async_wait([this](const boost::system::error_code& error, int) {
      if (error) return;
      await_hangup();
      on_hangup_();
    });
  }

  boost::asio::io_context context_{1};
  boost::asio::signal_set stops_;
  boost::asio::signal_set hangups_;
  const std::function<void()> on_hangup_;
  std::thread thread_;
};

StopSignals::StopSignals(std::function<void()> on_stop, std::function<void()> on_hangup)
    : listener_(std::make_unique<Listener>(received_, std::move(on_stop), std::move(on_hangup))) {}

StopSignals::~StopSignals() = default;

}  // namespace navette
