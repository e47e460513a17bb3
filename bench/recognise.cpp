// One way of reading one file, in a process of its own: scripts/bench takes the time of the whole process.
//
//   bench_recognise parse FILE        pugixml's bare parse, with its own default options
//   bench_recognise recognise FILE    recognise it, count what it holds
//   bench_recognise take FILE         what intake does with a file that it claims: SHA-256, then recognise a copy
#include "formats/recognise.h"

#include "intake/digest.h"

#include <pugixml.hpp>

#include <iostream>
#include <stdexcept>

namespace {

std::string whole(const char* path) {
  const auto file = intake::File::open(path);
  if (!file) throw std::runtime_error(file.error().message());
  auto bytes = intake::read_whole(*file, std::uint64_t{1} << 30);
  if (!bytes) throw std::runtime_error(bytes.error().message());
  return std::move(*bytes);
}

int parse(std::string bytes) {
  pugi::xml_document document;
  return document.load_buffer_inplace(bytes.data(), bytes.size()) ? 0 : 1;
}

int tell(const std::optional<formats::Recognition>& recognition) {
  if (!recognition || !recognition->content) return 1;
  const domain::Export& content = *recognition->content;
  std::cout << domain::name_of(content.form) << " " << content.payload_bytes;
  if (content.counts) std::cout << " pupils " << content.counts->pupils << " lessons " << content.counts->lessons;
  std::cout << "\n";
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc != 3) throw std::runtime_error("usage: see bench/recognise.cpp");
    const std::string way = argv[1];
    std::string bytes = whole(argv[2]);
    if (way == "parse") return parse(std::move(bytes));
    if (way == "recognise") return tell(formats::recognise_in_place(bytes, "EDT_To_KOSMOS_0134567U.xml"));
    std::cout << intake::sha256(bytes) << " ";
    return tell(formats::recognise(bytes, "EDT_To_KOSMOS_0134567U.xml"));
  } catch (const std::exception& error) {
    std::cerr << "bench_recognise: " << error.what() << "\n";
    return 1;
  }
}
