// What a file is, from its bytes first and its name second: an EDT or IdPN export of ours, whole or damaged, or a
// bystander (the drop folder may be a whole Desktop). docs/formats.md says how sure each fact is that this rests on.
//
// All functions are pure and may be called from any thread. None reads more than it is given, and none keeps or shows a
// person's name or an IDPN: only counts leave this folder.
#pragma once

#include "domain/export.h"
#include "domain/fault.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace formats {

// What is expected of an export but not certain enough to be a rule of the format.
struct Expectations {
  // Names (case ignored) of those who should be able to read a container; a container for none of them is worth a
  // finding, not a refusal (domain.md: [L]). Empty: anyone will do.
  std::vector<std::string> partners{"KOSMOS"};
};

// A file of ours. Refusals have the fault file_refused.
struct Recognition {
  domain::Kind kind = domain::Kind::edt;
  domain::Result<domain::Export> content;
  domain::Export glimpse{};  // of a refused one: what could be told before the reason was met (form, school, program)
};

// How much of a file's beginning and of its end the questions below look at.
inline constexpr std::size_t kPeek = 8192;

// The whole file's answer; empty for a bystander. A container or a clear EDT export is ours whatever its name; anything
// else is ours only by its name. The content of a container is encrypted, so only the name tells which kind it holds:
// EDT unless it is spelled as an IdPN file. Needs at most about 5 times the bytes again while it works, and time in
// proportion.
[[nodiscard]] std::optional<Recognition> recognise(std::string_view bytes, std::string_view file_name,
                                                   const Expectations& expectations = {});

// The same for bytes that nobody needs afterwards: they are parsed where they are, which saves a copy, and are spoilt.
[[nodiscard]] std::optional<Recognition> recognise_in_place(std::span<char> bytes, std::string_view file_name,
                                                            const Expectations& expectations = {});

// Whether recognise() could say anything but "bystander", judged from the first kPeek bytes (or the whole file if it is
// shorter). Never wrong when it answers no.
[[nodiscard]] bool may_be_ours(std::string_view first_bytes, std::string_view file_name);

// Whether the document closes its root element, in any of the encodings: `first` and `last` are the first and the last
// kPeek bytes (more is allowed, and they may overlap). Cheap, for a file that a program may still be writing: yes is
// necessary for a whole document and nearly sufficient; recognise() is the judge.
[[nodiscard]] bool ends_whole(std::string_view first, std::string_view last);
[[nodiscard]] inline bool ends_whole(std::string_view bytes) {
  return ends_whole(bytes, bytes);
}

// The kind that a file name announces: "EDT_To_KOSMOS_<UAI>.xml", "Edt_To_<partner>_….xml", "EDT_PRONOTE….xml" (which
// is refused later: it is not for the ENT), and the spellings of IdPN ("IdPn-to-Kosmos.xml",
// "IdPN_To-KOSMOS_<UAI>.xml", …). Case, '_', '-' and spaces are ignored.
[[nodiscard]] std::optional<domain::Kind> kind_by_name(std::string_view file_name);

// The refusal of a file larger than the configured cap, which is not even read. Both in bytes.
[[nodiscard]] domain::Failure too_large(std::uint64_t bytes, std::uint64_t cap);

}  // namespace formats
