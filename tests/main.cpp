// The entry point of every test program: Boost.Test's own, one module a folder.
#define BOOST_TEST_MODULE navette
#include <boost/test/unit_test.hpp>
