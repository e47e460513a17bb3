#include "sandbox/port.h"

namespace sandbox {

// What POSIX has to be asked for is so by itself; the option of that name would let two programs listen at once.
void claim_port(boost::asio::ip::tcp::acceptor& acceptor) {
  using Exclusive = boost::asio::detail::socket_option::boolean<SOL_SOCKET, SO_EXCLUSIVEADDRUSE>;
  acceptor.set_option(Exclusive(true));
}

}  // namespace sandbox
