// The end of this process at this instant, as if the power had gone: for the failpoints of tests.
#pragma once

namespace domain {

[[noreturn]] void die();

}  // namespace domain
