// The entry point of every test program: Boost.Test's own, one module a folder.
#define BOOST_TEST_MODULE navette
#include "domain/utf8.h"

#include <boost/test/unit_test.hpp>

namespace {

struct Utf8 {
  Utf8() { domain::speak_utf8(); }
};

}  // namespace

BOOST_TEST_GLOBAL_CONFIGURATION(Utf8);
