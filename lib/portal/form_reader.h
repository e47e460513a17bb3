// The forms of a tree with their controls, as page.h shows them.
#pragma once

#include "portal/html_tree.h"
#include "portal/page.h"

#include <string>
#include <vector>

namespace portal {

// Where a page's addresses and charset come from.
struct Place {
  std::string address;  // of the page: where an empty action leads
  std::string base;     // what relative addresses are resolved against
  std::string charset;
};

[[nodiscard]] std::vector<Form> read_forms(const xmlNode* root, const Place& place);

}  // namespace portal
