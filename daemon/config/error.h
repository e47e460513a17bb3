// What is wrong with a configuration, all of it at once, each with its place.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace navette {

// Where in a file: line and column from 1; line 0 = the file as a whole.
struct Place {
  std::string file{};
  int line = 0;
  int column = 0;

  [[nodiscard]] std::string str() const;  // "navette.yaml, ligne 12"
};

struct Problem {
  Place place{};
  std::string sentence{};  // French, whole: what is wrong and what to write instead; never a password

  [[nodiscard]] std::string str() const;  // "navette.yaml, ligne 12 : sentence"
};

// what() holds one line a problem, in the order of the file.
class ConfigError : public std::runtime_error {
 public:
  explicit ConfigError(std::vector<Problem> problems);
  [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }

 private:
  std::vector<Problem> problems_;
};

// There is no configuration yet: no such file, or nothing in it.
class NotConfigured : public ConfigError {
 public:
  using ConfigError::ConfigError;
};

}  // namespace navette
