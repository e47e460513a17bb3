// systemd has Navette's service on Linux, and `systemctl` its commands.
#include "daemon/commands/commands.h"

namespace navette {

std::vector<Command> commands_of_this_system() { return {}; }

}  // namespace navette
