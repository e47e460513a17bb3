// Blocking sockets on 127.0.0.1, by the system's own calls: for servers that do what no real one should.
#pragma once

#include <cstdint>
#include <string>

namespace portal_test {

using Socket = std::intptr_t;  // negative: none

// A listener; `port` 0 is a free one, and becomes it. `queue`: callers that may wait to be taken. Throws if there is none.
[[nodiscard]] Socket listen_on(int& port, int queue = 64);
// The next caller; negative once the listener is hung up.
[[nodiscard]] Socket next_caller(Socket listener);
// Calls without waiting to be taken.
[[nodiscard]] Socket call(int port);

// Bytes that went or came; 0 or less once the other side is gone.
[[nodiscard]] long send(Socket socket, const char* bytes, std::size_t size);
[[nodiscard]] long receive(Socket socket, char* bytes, std::size_t size);

void hang_up(Socket socket);  // whoever reads, writes or waits here has done so
void reset(Socket socket);    // the hard way (RST); it stays the caller's to close
void close(Socket socket);

// A write to a socket whose other side is gone is told to whoever writes, and does not end the process.
void survive_broken_pipes();

// Whether the system can hold a certificate's names against the address: Wine 8 cannot, and refuses all that ca_file proves.
[[nodiscard]] bool checks_names();

}  // namespace portal_test
