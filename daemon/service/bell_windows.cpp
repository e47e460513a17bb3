#include "daemon/service/bell.h"

#include <boost/asio/windows/object_handle.hpp>

#include <stdexcept>

namespace navette {

namespace {

// A handle of our own to the same event: Asio closes what it has.
HANDLE own(std::intptr_t rings) {
  HANDLE copy = nullptr;
  if (::DuplicateHandle(::GetCurrentProcess(), reinterpret_cast<HANDLE>(rings), ::GetCurrentProcess(), &copy, 0, FALSE,
                        DUPLICATE_SAME_ACCESS) == 0)
    throw std::runtime_error("no handle left");
  return copy;
}

}  // namespace

class Bell::System : public boost::asio::windows::object_handle {
  using basic_object_handle::basic_object_handle;
};

Bell::Bell(boost::asio::io_context& loop, std::intptr_t rings) : system_(std::make_unique<System>(loop, own(rings))) {}

Bell::~Bell() = default;

void Bell::wait(std::function<void()> rung) {
  system_->async_wait([rung = std::move(rung)](const boost::system::error_code& error) {
    if (!error) rung();
  });
}

void Bell::no_more() { system_->cancel(); }

}  // namespace navette
