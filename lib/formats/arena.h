// Where pugixml's trees grow: memory taken from the system in one stretch for each document, and given back as one.
//
// A tree is tens of thousands of small pages that are all made within milliseconds and all dropped together. From the
// heap they cost one page fault for each 4 KB, which is a third of the time of reading a big export, and what the heap
// keeps afterwards an idle daemon would keep for ever. Here the stretch is reserved at the size that the document can
// need at most (only what is written to becomes memory), in large pages where the system has them.
#pragma once

#include <cstddef>

namespace formats {

// Serves what pugixml allocates on this thread while it exists; the innermost one, where there are several. Everything
// taken from it must be dropped before it is. What does not fit comes from the heap.
class Arena {
 public:
  explicit Arena(std::size_t bytes);
  ~Arena();
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

 private:
  friend void* allocate(std::size_t bytes);
  friend void release(void* at);

  char* begin_ = nullptr;
  char* next_ = nullptr;
  char* end_ = nullptr;
  Arena* outer_;
};

}  // namespace formats
