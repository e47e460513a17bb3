// The terminal at which a person may sit, beyond what streams know of it.
#pragma once

#include "daemon/config/secret.h"

#include <memory>
#include <optional>
#include <string>

namespace navette {

enum class Stream { input = 0, output = 1, error = 2 };

// Whether a person is there rather than a file or a program.
[[nodiscard]] bool is_terminal(Stream stream);

// One line of standard input, without its end; not a byte more is read. Empty and `more` false at the end of it.
[[nodiscard]] Secret read_line(bool& more);

// What is typed is not shown while this stands.
class Unseen {
 public:
  Unseen();
  ~Unseen();
  Unseen(const Unseen&) = delete;
  Unseen& operator=(const Unseen&) = delete;

 private:
  struct Before;
  std::unique_ptr<Before> before_;
};

// Asks, at the terminal, for what is not to be shown. Empty if the person broke off. While an Unseen stands.
[[nodiscard]] std::optional<Secret> read_unseen(const std::string& question);

}  // namespace navette
