// Waiting for a condition of another process: asked often, given up late, never slept for blindly.
#pragma once

#include <chrono>
#include <functional>
#include <thread>

namespace e2e {

// True as soon as the condition holds; false if it still does not after `patience`.
inline bool until(const std::function<bool()>& holds, std::chrono::seconds patience = std::chrono::seconds(90)) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (!holds()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(25));
  }
  return true;
}

}  // namespace e2e
