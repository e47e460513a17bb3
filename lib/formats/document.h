// A file read as an XML document, whatever its encoding. The one place that knows how lenient Navette is about XML: as
// lenient as pugixml (which, say, takes a doubled attribute), save for what would let Navette and the ENT read the same
// file differently.
#pragma once

#include "domain/export.h"
#include "domain/fault.h"
#include "formats/arena.h"
#include "formats/prolog.h"

#include <pugixml.hpp>

#include <optional>
#include <span>
#include <string>
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
  [[nodiscard]] domain::Result<Document> parse(std::span<char> buffer, const Prolog& prolog, domain::Kind kind);

 private:
  std::string text_;  // of a file that had to be converted
  std::optional<Arena> arena_;
  pugi::xml_document tree_;
};

// Visits `root` and everything below it, parents first, with the depth (root: 0). Text between elements is visited too,
// as nodes without name or attributes. Goes no deeper than any real export (256): answers false if there is more. Does
// not recurse. Counts on pugixml's calls not being inlined, hence on making few.
template <class Visit>
[[nodiscard]] bool visit_nodes(pugi::xml_node root, Visit&& visit) {
  constexpr int deepest = 256;
  int depth = 0;
  pugi::xml_node node = root;
  for (;;) {
    visit(node, depth);
    pugi::xml_node next = node.first_child();
    if (next) {
      if (++depth > deepest) return false;
    } else {
      while (depth > 0 && !(next = node.next_sibling())) {
        node = node.parent();
        --depth;
      }
      if (depth == 0) return true;
    }
    node = next;
  }
}

}  // namespace formats
