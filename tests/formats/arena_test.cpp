// The stretch of memory in which trees grow: what it holds, what it leaves to the heap, that all goes back.
#include "formats/arena.h"

#include "documents.h"
#include "mapped.h"

#include <boost/test/unit_test.hpp>
#include <pugixml.hpp>

#include <cstdint>
#include <cstring>
#include <thread>
#include <vector>

BOOST_AUTO_TEST_SUITE(arena)

namespace {

void* take(std::size_t bytes) {
  void* const at = pugi::get_memory_allocation_function()(bytes);
  std::memset(at, 'x', bytes);
  return at;
}
void drop(void* at) { pugi::get_memory_deallocation_function()(at); }

bool is_near(const void* one, const void* other) {
  const auto a = reinterpret_cast<std::uintptr_t>(one), b = reinterpret_cast<std::uintptr_t>(other);
  return (a < b ? b - a : a - b) < std::size_t{4} << 20;
}

// In the stretch of an arena of 1 MB that begins with what was taken from it first: a large page. The system may put the
// heap's own right behind it.
bool is_with(const void* first, const void* other) {
  const auto a = reinterpret_cast<std::uintptr_t>(first), b = reinterpret_cast<std::uintptr_t>(other);
  return a <= b && b - a < std::size_t{2} << 20;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_taken_lies_together_and_does_not_overlap) {
  const formats::Arena arena(1 << 20);
  std::vector<char*> taken;
  for (std::size_t size = 1; size < 2000; size += 7) {
    taken.push_back(static_cast<char*>(take(size)));
    BOOST_TEST(reinterpret_cast<std::uintptr_t>(taken.back()) % alignof(std::max_align_t) == 0u);
    BOOST_TEST(is_near(taken.front(), taken.back()));
    if (taken.size() > 1) BOOST_TEST((taken.back() - taken[taken.size() - 2] >= static_cast<std::ptrdiff_t>(size - 7)));
  }
  for (char* each : taken) drop(each);
}

BOOST_AUTO_TEST_CASE(all_goes_back_at_once_and_what_did_not_fit_when_it_is_dropped) {
  void* inside = nullptr;
  void* outside = nullptr;
  {
    const formats::Arena arena(1 << 20);
    inside = take(1000);
    outside = take(std::size_t{64} << 20);
    BOOST_TEST(!is_with(inside, outside));
    void* const small = take(1000);
    BOOST_TEST(is_with(inside, small));
    BOOST_TEST(is_mapped(inside));
    drop(small);
    drop(outside);
    drop(inside);
    drop(nullptr);
  }
  BOOST_TEST(!is_mapped(inside));
}

BOOST_AUTO_TEST_CASE(the_innermost_serves_and_each_knows_its_own) {
  const formats::Arena outer(1 << 20);
  void* const first = take(100);
  void* last = nullptr;
  {
    const formats::Arena inner(1 << 20);
    void* const second = take(100);
    drop(first);
    drop(second);
  }
  last = take(100);
  BOOST_TEST(is_near(first, last));
  drop(last);
}

BOOST_AUTO_TEST_CASE(another_thread_has_its_own) {
  const formats::Arena arena(1 << 20);
  void* const here = take(100);
  std::thread([] {
    void* const there = take(100);
    drop(there);
  }).join();
  void* const next = take(100);
  BOOST_TEST((static_cast<char*>(next) - static_cast<char*>(here) <= 128));
  drop(here);
  drop(next);
}

BOOST_AUTO_TEST_CASE(without_one_the_heap_serves) { drop(take(100)); }

BOOST_AUTO_TEST_SUITE_END()
