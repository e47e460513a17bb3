#pragma once

// Whether an address is this process's, as the system tells it.
[[nodiscard]] bool is_mapped(const void* at);
