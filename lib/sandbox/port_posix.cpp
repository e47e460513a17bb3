#include "sandbox/port.h"

namespace sandbox {

void claim_port(boost::asio::ip::tcp::acceptor& acceptor) {
  acceptor.set_option(boost::asio::socket_base::reuse_address(true));
}

}  // namespace sandbox
