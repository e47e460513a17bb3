// What can go wrong on the way to the ENT, reduced to what the planner acts on, and the result type that carries it.
#pragma once

#include "domain/clock.h"

#include <boost/system/result.hpp>

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace domain {

// Each fault names a different answer of the planner; what does not change the answer is only a different sentence.
enum class Fault {
  unreachable,          // no connection, TLS refused, no answer in time: try again later, growing intervals
  unavailable,          // the ENT says that it is ill or in maintenance (503, its maintenance page): the same
  throttled,            // the ENT asks for patience (429): not before the moment it names
  signed_out,           // the session ended: sign in again and start over
  credentials_refused,  // stop everything for this account until a person acts: never lock an account by retrying
  file_refused,         // the file itself is the reason; sending it again changes nothing
  page_changed,         // the ENT shows a page that the profile does not know: a person must look
  cancelled,            // Navette is being stopped; nothing is wrong
};

// The fault's name in journal, log and JSON: "unreachable", "credentials_refused", ...
[[nodiscard]] std::string_view name_of(Fault fault);
// The fault with that name; empty if there is none.
[[nodiscard]] std::optional<Fault> fault_named(std::string_view name);

// Why something did not work. `sentence` is French, whole, for the administrator: what happened, what it means, what to
// do. It never holds a password, a cookie, a ticket, an IDPN or a person's name.
struct Failure {
  Fault fault = Fault::unreachable;
  std::string sentence;
  std::optional<Duration> retry_after{};  // the ENT's own word (Retry-After, announced time); empty if it gave none

  friend bool operator==(const Failure&, const Failure&) = default;
};

// The answer of everything that the world can spoil. Exceptions are for what Navette cannot go on from.
template <class T>
using Result = boost::system::result<T, Failure>;

// Thrown by Result::value() on a failure; meeting it is a bug of the caller, who should have looked.
class UnexpectedFailure : public std::logic_error {
 public:
  explicit UnexpectedFailure(const Failure& failure);
};

[[noreturn]] void throw_exception_from_error(const Failure& failure, const boost::source_location& where);

}  // namespace domain
