#include "daemon/service/service.h"

#include "daemon/settings.h"

#include <utility>

namespace navette {

Service::Service(const Config& config, std::function<void(const engine::Fact&)> told)
    : lock_(expected_journal(config)), journal_(journal_file(config)), loop_(config, journal_, std::move(told)) {
  journal_.check_structure();
  journal_.store(domain::ServiceView());  // who works here looks with the eyes of whoever asks
  thread_ = std::thread([this] {
    try {
      loop_.run();
    } catch (...) {
      failure_ = std::current_exception();
      failed_ = true;
    }
  });
}

Service::~Service() { end(); }

void Service::end() {
  loop_.stop();
  if (thread_.joinable()) thread_.join();
}

void Service::stop() {
  end();
  if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
}

}  // namespace navette
