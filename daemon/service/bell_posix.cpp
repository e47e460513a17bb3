#include "daemon/service/bell.h"

#include <boost/asio/posix/stream_descriptor.hpp>

namespace navette {

class Bell::System : public boost::asio::posix::stream_descriptor {
  using basic_stream_descriptor::basic_stream_descriptor;
};

Bell::Bell(boost::asio::io_context& loop, std::intptr_t rings)
    : system_(std::make_unique<System>(loop, static_cast<int>(rings))) {}

Bell::~Bell() { system_->release(); }

void Bell::wait(std::function<void()> rung) {
  system_->async_wait(System::wait_read, [rung = std::move(rung)](const boost::system::error_code& error) {
    if (!error) rung();
  });
}

void Bell::no_more() { system_->cancel(); }

}  // namespace navette
