// One visitor made of several lambdas, for std::visit.
#pragma once

namespace domain {

template <class... Ts>
struct overloaded : Ts... {
  using Ts::operator()...;
};

}  // namespace domain
