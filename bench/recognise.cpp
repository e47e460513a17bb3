// One way of reading one file, in a process of its own: scripts/bench takes the time of the whole process.
//
//   bench_recognise parse FILE        pugixml's bare parse: load_file, with its own default options
//   bench_recognise recognise FILE    recognise it, count what it holds
//   bench_recognise take FILE         what intake does with a file that it claims: SHA-256, then recognise
//   bench_recognise memory FILE       how much memory that takes at most, and how much is left afterwards, in KiB
#include "formats/recognise.h"

#include "intake/digest.h"

#include <pugixml.hpp>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <stdexcept>

namespace {

constexpr const char* kName = "EDT_To_KOSMOS_0134567U.xml";

std::string whole(const char* path) {
  const auto file = intake::File::open(path);
  if (!file) throw std::runtime_error(file.error().message());
  auto bytes = intake::read_whole(*file, std::uint64_t{1} << 30);
  if (!bytes) throw std::runtime_error(bytes.error().message());
  return std::move(*bytes);
}

int tell(const std::optional<formats::Recognition>& recognition) {
  if (!recognition || !recognition->content) return 1;
  const domain::Export& content = *recognition->content;
  std::cout << domain::name_of(content.form) << " " << content.payload_bytes;
  if (content.counts) std::cout << " pupils " << content.counts->pupils << " lessons " << content.counts->lessons;
  std::cout << "\n";
  return 0;
}

// With pugixml's own memory, as whoever parses a file with it has it.
int parse(const char* path) {
  pugi::set_memory_management_functions(std::malloc, std::free);
  pugi::xml_document document;
  return document.load_file(path) ? 0 : 1;
}

long resident(std::string_view what) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with(what)) return std::stol(line.substr(what.size() + 1));
  throw std::runtime_error("the system does not tell of memory");
}

int take(const char* path) {
  std::string bytes = whole(path);
  std::cout << intake::sha256(bytes) << " ";
  return tell(formats::recognise_in_place(bytes, kName));
}

int memory(const char* path) {
  const long before = resident("VmRSS:");
  const int code = take(path);
  std::cout << resident("VmHWM:") - before << " " << resident("VmRSS:") - before << "\n";
  return code;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc != 3) throw std::runtime_error("usage: see bench/recognise.cpp");
    const std::string way = argv[1];
    if (way == "parse") return parse(argv[2]);
    if (way == "take") return take(argv[2]);
    if (way == "memory") return memory(argv[2]);
    std::string bytes = whole(argv[2]);
    return tell(formats::recognise_in_place(bytes, kName));
  } catch (const std::exception& error) {
    std::cerr << "bench_recognise: " << error.what() << "\n";
    return 1;
  }
}
