// The journal's connection to its database. What is asked again and again is prepared once: preparing a statement costs
// several times what running it does.
#pragma once

#include <soci/soci.h>

#include <functional>
#include <map>
#include <string>

namespace journal {

class Connection : public soci::session {
 public:
  // Binds a statement's parameters, and the variables that a row is read into.
  using Exchange = std::function<void(soci::statement&)>;

  // Calls `row` for each row that the query finds.
  void select(const std::string& query, const Exchange& exchange, const std::function<void()>& row);
  // For a statement that answers nothing.
  void execute(const std::string& query, const Exchange& exchange);

 private:
  template <class Work>
  void with(const std::string& query, const Exchange& exchange, Work work);

  std::map<std::string, soci::statement> prepared_;
};

}  // namespace journal
