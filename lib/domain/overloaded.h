// One visitor made of several lambdas, for std::visit.
#pragma once

namespace domain {

template <class... Ts>
struct overloaded : Ts... {
  using Ts::operator()...;
};
template <class... Ts>
overloaded(Ts...) -> overloaded<Ts...>;  // clang before 17 does not deduce it by itself

}  // namespace domain
