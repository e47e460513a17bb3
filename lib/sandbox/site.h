// The pages of one maker's portal over the ENT that all of them share.
#pragma once

#include "sandbox/world.h"

#include <memory>
#include <string>

namespace sandbox {

class Site {
 public:
  virtual ~Site() = default;

  [[nodiscard]] virtual Charset charset() const = 0;
  // Which step of Trouble's vocabulary a request is.
  [[nodiscard]] virtual std::string step_of(const Visit& visit) const = 0;
  [[nodiscard]] virtual Response answer(World& world, Visit& visit) = 0;

  // Pages for an ENT that is not well. `until`: when it will be open again, if that is known.
  [[nodiscard]] virtual Response maintenance(const std::optional<domain::Instant>& until) const = 0;
  [[nodiscard]] virtual Response unavailable() const = 0;
  [[nodiscard]] virtual Response throttled() const = 0;
  [[nodiscard]] virtual Response forbidden() const = 0;
  [[nodiscard]] virtual Response changed() const = 0;
};

[[nodiscard]] std::unique_ptr<Site> make_skolengo_site();
[[nodiscard]] std::unique_ptr<Site> make_second_site();

}  // namespace sandbox
