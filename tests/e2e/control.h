// The sandbox ENT as a process of its own, and its control address: what it really took in, and what is to go wrong.
#pragma once

#include "e2e/process.h"

#include <boost/json/value.hpp>

#include <map>
#include <memory>
#include <string>

namespace e2e {

class Ent {
 public:
  explicit Ent(const boost::filesystem::path& directory, std::vector<std::string> arguments = {},
               const std::map<std::string, std::string>& environment = {});

  [[nodiscard]] std::string address(const std::string& name) const { return addresses_.at(name); }

  // See sandbox/ent.h for the shapes.
  [[nodiscard]] boost::json::value ledger() const;
  [[nodiscard]] boost::json::value directory() const;
  // The imports that the ENT really took in, of one kind.
  [[nodiscard]] std::vector<boost::json::object> taken_in(const std::string& kind) const;
  [[nodiscard]] std::int64_t requests() const;
  [[nodiscard]] std::size_t sign_ins(const std::string& verdict) const;

  // A sentence of sandbox/trouble.h.
  void trouble(const std::string& sentence) const;
  void heal() const;

 private:
  std::string ask(const std::string& method, const std::string& path, const std::string& body = {}) const;

  std::unique_ptr<Process> process_;
  std::map<std::string, std::string> addresses_;
};

}  // namespace e2e
