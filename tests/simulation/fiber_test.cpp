#include "fiber.h"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <stdexcept>
#include <string>

using simulation::Fiber;

BOOST_AUTO_TEST_SUITE(fibers)

BOOST_AUTO_TEST_CASE(two_take_turns) {
  std::string order;
  const auto body = [&order](char name) {
    return [&order, name] {
      for (int i = 0; i < 3; ++i) {
        order += name;
        Fiber::wait();
      }
    };
  };
  Fiber one(body('a')), other(body('b'));
  while (!one.ended()) {
    one.resume();
    if (!other.ended()) other.resume();
  }
  BOOST_TEST(order == "ababab");
}

BOOST_AUTO_TEST_CASE(what_it_throws_reaches_who_resumed_it) {
  Fiber fiber([] {
    Fiber::wait();
    throw std::runtime_error("out");
  });
  fiber.resume();
  BOOST_CHECK_THROW(fiber.resume(), std::runtime_error);
  BOOST_TEST(fiber.ended());
}

BOOST_AUTO_TEST_CASE(an_abandoned_one_is_unwound) {
  const auto held = std::make_shared<int>();
  {
    Fiber fiber([copy = held, &held] {
      const auto mine = held;
      Fiber::wait();
      BOOST_ERROR("it went on");
    });
    fiber.resume();
    BOOST_TEST(held.use_count() == 3);
  }
  BOOST_TEST(held.use_count() == 1);
}

BOOST_AUTO_TEST_SUITE_END()
