#include "daemon/stop_signals.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>

#include <csignal>
#include <thread>

namespace navette {

class StopSignals::Listener {
 public:
  Listener(std::atomic<bool>& received, std::function<void()> on_stop) : signals_(context_, SIGINT, SIGTERM) {
    signals_.async_wait([&received, on_stop = std::move(on_stop)](const boost::system::error_code& error, int) {
      if (error) return;
      received = true;
      if (on_stop) on_stop();
    });
    thread_ = std::thread([this] { context_.run(); });
  }

  ~Listener() {
    context_.stop();
    thread_.join();
  }

 private:
  boost::asio::io_context context_{1};
  boost::asio::signal_set signals_;
  std::thread thread_;
};

StopSignals::StopSignals(std::function<void()> on_stop)
    : listener_(std::make_unique<Listener>(received_, std::move(on_stop))) {}

StopSignals::~StopSignals() = default;

}  // namespace navette
