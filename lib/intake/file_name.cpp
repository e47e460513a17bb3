#include "intake/file_name.h"

#include <utf8proc.h>

#include <algorithm>

namespace intake {

namespace {

constexpr std::size_t kLongestExtension = 16;  // with its dot; what is longer is part of a sentence, not an extension

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

}  // namespace

std::string printable(std::string_view name) {
  std::string text;
  while (!name.empty()) {
    utf8proc_int32_t character = 0;
    const auto taken = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(name.data()),
                                        static_cast<utf8proc_ssize_t>(name.size()), &character);
    const std::size_t size = taken > 0 ? static_cast<std::size_t>(taken) : 1;
    const bool control = taken > 0 && utf8proc_category(character) == UTF8PROC_CATEGORY_CC;
    text += control ? " " : taken > 0 ? name.substr(0, size) : "\xEF\xBF\xBD";
    name.remove_prefix(size);
  }
  return text;
}

std::string numbered(std::string_view name, unsigned number, std::size_t most) {
  std::string stem = printable(name);
  std::string ending = number > 1 ? " (" + std::to_string(number) + ")" : "";
  const auto dot = stem.rfind('.');
  if (dot != stem.npos && dot > 0 && stem.size() - dot <= kLongestExtension) {
    ending += stem.substr(dot);
    stem.resize(dot);
  }
  std::size_t room = most - std::min(most, ending.size());
  if (stem.size() > room) {
    while (room > 0 && !begins_character(stem[room])) --room;
    stem.resize(room);
  }
  return acceptable(stem + ending);
}

}  // namespace intake
