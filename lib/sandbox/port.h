// To listen on a port that nobody listens on, also right after another program has ended that did.
#pragma once

#include <boost/asio/ip/tcp.hpp>

namespace sandbox {

// Before it is bound.
void claim_port(boost::asio::ip::tcp::acceptor& acceptor);

}  // namespace sandbox
