// ends_whole(): the last thing in a document, comments and processing instructions aside, is its root's end tag.
#include "formats/prolog.h"
#include "formats/recognise.h"

#include <algorithm>

namespace formats {

namespace {

void trim_end(std::string_view& text) {
  const auto last = text.find_last_not_of(" \t\r\n");
  text = text.substr(0, last == text.npos ? 0 : last + 1);
}

// Takes a comment or a processing instruction off the end; false if there is none, or none that begins in `text`.
bool take_off(std::string_view& text, std::string_view opening, std::string_view closing) {
  if (!text.ends_with(closing)) return false;
  const auto at = text.rfind(opening, text.size() - closing.size());
  if (at == text.npos) return false;
  text = text.substr(0, at);
  trim_end(text);
  return true;
}

}  // namespace

bool ends_whole(std::string_view first, std::string_view last) {
  const Prolog prolog = read_prolog(first);
  const bool root_unseen = prolog.root.empty() && prolog.markup && first.size() >= kPeek;  // after a very long comment
  if (prolog.root.empty() && !root_unseen) return false;
  last.remove_prefix(last.size() - std::min(last.size(), kPeek));
  const bool wide = prolog.encoding == Encoding::utf16_le || prolog.encoding == Encoding::utf16_be;
  if (wide && last.size() % 2 != 0) last.remove_prefix(1);
  const std::string ascii = ascii_of(last, prolog.encoding);
  std::string_view text = ascii;

  trim_end(text);
  while (take_off(text, "<!--", "-->") || take_off(text, "<?", "?>")) {
  }
  if (root_unseen) return text.ends_with('>');
  if (prolog.root_is_empty) return text.ends_with("/>") && text.find("</") == text.npos;
  if (!text.ends_with('>')) return false;
  const auto tag = text.rfind("</");
  if (tag == text.npos) return false;
  std::string_view name = text.substr(tag + 2, text.size() - tag - 3);
  trim_end(name);
  return name == prolog.root;
}

}  // namespace formats
