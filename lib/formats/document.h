// A file read as an XML document, whatever its encoding. The one place that knows how lenient Navette is about XML: as
// lenient as pugixml (which, say, takes a doubled attribute), save for what would let Navette and the ENT read the same
// file differently.
#pragma once

#include "domain/export.h"
#include "domain/fault.h"
#include "formats/prolog.h"

#include <pugixml.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace formats {

struct Document {
  pugi::xml_node root;
  std::vector<domain::Finding> findings;  // about the encoding
};

// Owns the tree that its Document points into.
class Parser {
 public:
  // Refuses, each with its own sentence: an empty file, one that is not XML, cut off, malformed, holding NUL
  // characters, a DOCTYPE (hence any entity trick), more than one root, or so little text between its tags that the
  // tree would need more than about 4 times the file's size. `kind` only words the advice.
  [[nodiscard]] domain::Result<Document> parse(std::string_view bytes, const Prolog& prolog, domain::Kind kind);

 private:
  std::string text_;  // of a file that had to be converted; parsed in place
  pugi::xml_document tree_;
};

// Visits `root` and everything below it, parents first, with the depth (root: 0). Stops at the first call that answers
// false, and goes no deeper than any real export (256): answers false in both cases. Does not recurse.
template <class Visit>
bool visit_elements(pugi::xml_node root, Visit&& visit) {
  constexpr int deepest = 256;
  int depth = 0;
  pugi::xml_node node = root;
  while (node) {
    if (node.type() == pugi::node_element && !visit(node, depth)) return false;
    if (const pugi::xml_node child = node.first_child()) {
      if (++depth > deepest) return false;
      node = child;
      continue;
    }
    while (node != root && !node.next_sibling()) {
      node = node.parent();
      --depth;
    }
    if (node == root) break;
    node = node.next_sibling();
  }
  return true;
}

}  // namespace formats
