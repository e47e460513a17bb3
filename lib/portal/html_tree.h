// An HTML source as libxml2's tree, made ready for questions: references that browsers forgive are mended, scripts,
// styles, templates and drawings left out, and each control says which form owns it (form_owner.h).
//
// The tree's one difference from a browser's: a form is an empty element named kFormElement where its start tag stood,
// numbered like the kOwner attribute of the controls it owns. So no form can upset the nesting of anything else.
#pragma once

#include <libxml/tree.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace portal {

inline constexpr const char* kFormElement = "navette-form";
inline constexpr const char* kOwner = "navette-owner";  // the number of a form, as decimal digits; empty if none

class HtmlTree {
 public:
  // Never fails; of more than 20 MB the rest is not read.
  explicit HtmlTree(std::string_view utf8);

  // The <html> element; nullptr if the source holds nothing.
  [[nodiscard]] const xmlNode* root() const;

 private:
  struct Free {
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
  };
  std::unique_ptr<xmlDoc, Free> document_;
};

[[nodiscard]] bool is_element(const xmlNode* node);
[[nodiscard]] bool is(const xmlNode* node, std::string_view name);  // an element of that name
[[nodiscard]] bool is_control(const xmlNode* node);              // what a person fills in or presses: no hidden input
[[nodiscard]] std::string_view name_of(const xmlNode* node);     // empty for what is no element
[[nodiscard]] std::string_view content_of(const xmlNode* node);  // of a text node
[[nodiscard]] std::optional<std::string> attribute(const xmlNode* node, const char* name);
[[nodiscard]] std::string attribute_or(const xmlNode* node, const char* name, std::string_view otherwise);

// Goes through `root` and what it holds in document order without recursion, however deep. enter(node) tells whether to
// look inside; leave(node) follows for every node entered.
template <class Enter, class Leave>
void walk(const xmlNode* root, Enter enter, Leave leave) {
  const auto* node = root;
  while (node) {
    if (enter(node) && node->type == XML_ELEMENT_NODE && node->children) {
      node = node->children;
      continue;
    }
    for (;;) {
      leave(node);
      if (node == root) return;
      if (node->next) {
        node = node->next;
        break;
      }
      node = node->parent;
    }
  }
}

// Whether `wanted` says yes to anything in `root` (itself included); looks no further then.
template <class Wanted>
[[nodiscard]] bool any_of(const xmlNode* root, Wanted wanted) {
  for (const auto* node = root; node;) {
    if (wanted(node)) return true;
    if (node->type == XML_ELEMENT_NODE && node->children) {
      node = node->children;
      continue;
    }
    while (node != root && !node->next) node = node->parent;
    node = node == root ? nullptr : node->next;
  }
  return false;
}

// All elements below `root` (itself included) that `wanted` says yes to, in document order.
template <class Wanted>
[[nodiscard]] std::vector<const xmlNode*> elements(const xmlNode* root, Wanted wanted) {
  std::vector<const xmlNode*> found;
  walk(
      root,
      [&](const xmlNode* node) {
        if (is_element(node) && wanted(node)) found.push_back(node);
        return true;
      },
      [](const xmlNode*) {});
  return found;
}

}  // namespace portal
