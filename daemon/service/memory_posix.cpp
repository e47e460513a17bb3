#include "daemon/service/memory.h"

#include <cstdint>
#include <link.h>
#include <malloc.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace navette {

namespace {

// Whether the loader changed even read-only parts (code not made for shared libraries, none on 64 bits).
bool has_text_relocations(const dl_phdr_info& object, const ElfW(Phdr) & header) {
  for (const auto* entry = reinterpret_cast<const ElfW(Dyn)*>(object.dlpi_addr + header.p_vaddr);
       entry->d_tag != DT_NULL; ++entry)
    if (entry->d_tag == DT_TEXTREL || (entry->d_tag == DT_FLAGS && (entry->d_un.d_val & DF_TEXTREL) != 0)) return true;
  return false;
}

// Called with the loader's lock held: nothing is loaded or unloaded meanwhile.
int give_up(dl_phdr_info* object, std::size_t, void*) {
  static const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
  static const auto of_the_kernel = ::getauxval(AT_SYSINFO_EHDR);
  for (unsigned i = 0; i < object->dlpi_phnum; ++i) {
    const auto& header = object->dlpi_phdr[i];
    if (header.p_type == PT_DYNAMIC && has_text_relocations(*object, header)) return 0;
    if (header.p_type == PT_LOAD && header.p_offset == 0 && object->dlpi_addr + header.p_vaddr == of_the_kernel)
      return 0;
  }
  for (unsigned i = 0; i < object->dlpi_phnum; ++i) {
    const auto& header = object->dlpi_phdr[i];
    if (header.p_type != PT_LOAD || (header.p_flags & PF_W) != 0) continue;
    // Whole pages only: the first and the last may be shared with a neighbour.
    const std::uintptr_t begin = (object->dlpi_addr + header.p_vaddr + page - 1) / page * page;
    const std::uintptr_t end = (object->dlpi_addr + header.p_vaddr + header.p_filesz) / page * page;
    // What cannot be given up stays.
    if (begin < end) ::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_DONTNEED);
  }
  return 0;
}

}  // namespace

void rest() {
#ifdef __GLIBC__
  ::malloc_trim(0);
#endif
  ::dl_iterate_phdr(give_up, nullptr);
}

void keep_out_of_dumps() { ::prctl(PR_SET_DUMPABLE, 0); }

}  // namespace navette
