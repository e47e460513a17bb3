// Input: a file name, a line end, the file's bytes. Recognition, whole, in place and from the first bytes.
#include "formats/recognise.h"

#include "must.h"

#include <algorithm>
#include <string>

namespace {

using fuzz::must;

void compare(const std::optional<formats::Recognition>& a, const std::optional<formats::Recognition>& b) {
  must(a.has_value() == b.has_value(), "in place the same files are ours");
  if (!a) return;
  must(a->kind == b->kind, "in place the kind is the same");
  must(a->content.has_value() == b->content.has_value(), "in place the same files are refused");
  if (!a->content) {
    must(a->content.error() == b->content.error(), "in place the refusal is the same");
    return;
  }
  must(a->content->counts == b->content->counts, "in place the counts are the same");
  must(a->content->school == b->content->school, "in place the school is the same");
  must(a->content->findings.size() == b->content->findings.size(), "in place the findings are the same");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto bytes = fuzz::text_of(data, size);
  const auto name = fuzz::take_line(bytes);
  const auto first = bytes.substr(0, formats::kPeek);
  const auto last = bytes.substr(bytes.size() - std::min(bytes.size(), formats::kPeek));

  const auto recognition = formats::recognise(bytes, name);
  std::string copy(bytes);
  compare(recognition, formats::recognise_in_place(copy, name));
  must(!recognition || formats::may_be_ours(first, name), "what is ours may be ours by its first bytes");
  const bool whole = formats::ends_whole(first, last);
  if (!recognition) return 0;
  if (!recognition->content) {
    const auto& failure = recognition->content.error();
    must(failure.fault == domain::Fault::file_refused, "a refusal is about the file");
    must(fuzz::is_sentence(failure.sentence), "a refusal is a whole sentence");
    return 0;
  }
  const domain::Export& content = *recognition->content;
  must(whole, "what is accepted closes its root element");
  must(content.kind == recognition->kind, "the kind is one");
  for (const auto& finding : content.findings)
    must(fuzz::is_sentence(finding.sentence), "a finding is a whole sentence");
  for (const auto& text : {content.school_name, content.software}) must(fuzz::is_utf8(text), "texts are UTF-8");
  for (const auto& text : content.partners) must(fuzz::is_utf8(text), "partners are UTF-8");
  return 0;
}
