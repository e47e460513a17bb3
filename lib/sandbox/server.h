// The sandbox ENT on three ports of one address: the school host with the portal's welcome page, the CAS host, and an
// address of its own for tests that is no part of the ENT:
//
//   GET    /_sandbox/ledger            the ledger, see Ent
//   GET    /_sandbox/directory         whom the ENT knows, see Ent
//   POST   /_sandbox/troubles          body: one trouble's sentence a line, see Trouble; 400 if one is none
//   DELETE /_sandbox/troubles          heal all
//   POST   /_sandbox/schools_ahead     body: a number
//
// Speaks HTTP/1.1, plain. One thread of its own serves everything; every public function may be called from any other.
#pragma once

#include "sandbox/addresses.h"
#include "sandbox/options.h"

#include <functional>
#include <memory>
#include <string>

namespace sandbox {

class Server {
 public:
  // `clock` tells the ENT's time; the system's if empty. Called by the server's thread and by ledger().
  explicit Server(Options options, std::function<domain::Instant()> clock = {});
  ~Server();  // stops
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Listens, then serves until stop(). Throws boost::system::system_error if a port cannot be had.
  void start();
  // No new connection, the open ones closed, the thread joined, the ledger file written. May be called twice.
  void stop();

  // After start(): what to put into a configuration.
  [[nodiscard]] Addresses addresses() const;
  [[nodiscard]] std::string control_url() const;

  void cause(const Trouble& trouble);
  void heal();
  void set_schools_ahead(int count);
  [[nodiscard]] std::string ledger();
  [[nodiscard]] std::string directory();  // as Ent::directory

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sandbox
