#include "formats/arena.h"

#include "formats/stretch.h"

#include <pugixml.hpp>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <utility>

namespace formats {

namespace {

constexpr std::size_t kAlignment = alignof(std::max_align_t);
// The size of a large page on the processors that Navette runs on; elsewhere only the advice is worth less.
constexpr std::size_t kLargePage = std::size_t{2} << 20;

thread_local Arena* innermost = nullptr;

}  // namespace

void* allocate(std::size_t bytes) {
  Arena* const arena = innermost;
  const std::size_t needed = (bytes + kAlignment - 1) / kAlignment * kAlignment;
  if (arena == nullptr || needed < bytes || needed > static_cast<std::size_t>(arena->end_ - arena->next_))
    return std::malloc(bytes);
  return std::exchange(arena->next_, arena->next_ + needed);
}

void release(void* at) {
  auto* const byte = static_cast<char*>(at);
  for (Arena* arena = innermost; arena != nullptr; arena = arena->outer_)
    if (std::less_equal<>()(arena->begin_, byte) && std::less<>()(byte, arena->end_)) return;
  std::free(at);
}

namespace {

// Before main(), so that no other thread parses at that moment. Without an arena it is what pugixml does by itself.
const bool kInstalled = (pugi::set_memory_management_functions(allocate, release), true);

}  // namespace

Arena::Arena(std::size_t bytes) : outer_(innermost) {
  innermost = this;
  const std::size_t size = (bytes + kLargePage - 1) / kLargePage * kLargePage;
  begin_ = next_ = static_cast<char*>(take_stretch(size));
  if (begin_ != nullptr) end_ = begin_ + size;  // else the heap will do
}

Arena::~Arena() {
  innermost = outer_;
  if (begin_ != nullptr) drop_stretch(begin_, static_cast<std::size_t>(end_ - begin_));
}

}  // namespace formats
