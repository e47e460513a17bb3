// Windows only: this process as the service that Windows' service manager started. Telling where nobody started it as one
// does nothing. Any thread.
#pragma once

#include <chrono>
#include <functional>

namespace navette::host {

// From the moment on that serve() is called.
[[nodiscard]] bool is_service();

// Gives the process to the service manager, which has `work` run on a thread of its own; answers when that has ended, with
// its exit code. What the manager makes of it is what the unit says on Linux: after a wrong command line or configuration
// (2, 3) the service is stopped until somebody corrects it; any other failure is a death without a last word, after which
// the manager starts it again. Throws std::system_error where no manager is there to be answered.
[[nodiscard]] int serve(const std::function<int()>& work);

// Nobody can stop a service that is still starting.
void running();
void stopping();

// What the manager asks for: STOP, SHUTDOWN and PRESHUTDOWN; PARAMCHANGE. Called on its thread, and must be quick. What
// was asked before somebody listens is told at once.
struct Controls {
  std::function<void()> stop{};
  std::function<void()> reload{};
};
void listen(Controls controls);

}  // namespace navette::host
