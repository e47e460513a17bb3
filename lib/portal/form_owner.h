// Which form owns what stands at a point of a page, as a browser says. Forms need not nest in what people write:
//   <table><form><tr>...</tr></form></table>      <tr><form><td>...</td></form></tr>      <form>...<form>...</form>
// and neither libxml2's tree nor a tidied one tells whose a control then is. The HTML standard ("form element pointer",
// "reset the form owner") does, from the order of the tags:
//
// 1. A form start tag while a form is open is ignored. Otherwise that form is open from there on.
// 2. </form> closes it, wherever it stands. The end of an enclosing <td>, <table> or <div> does not.
// 3. While a form is open it owns every control, unless the control names another by its form= attribute.
// 4. While none is open, a control belongs to the nearest form element around it. One is around when </form> came while
//    elements begun inside it were still open: <form><div></form> here it still is </div> and here no more.
// 5. A form written directly in <table> or <tr> has no inside, so rule 4 never applies to it.
//
// For rules 4 and 5 the open elements are followed, with the end tags that people leave out; formatting elements close
// without taking others with them. Checked against Chromium: see tests/portal/form_owner_test.cpp.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace portal {

class FormOwner {
 public:
  // Deeper tags are taken as if they were not there, as browsers do (Blink stops at 512); a form has no inside then.
  static constexpr std::size_t kMaxDepth = 512;

  struct Place {
    bool counts = true;         // false: a browser ignores this tag (rule 1, or too deep)
    std::optional<int> form{};  // the owner by rules 3 and 4; for a form tag that counts its own number: 0, 1, ...
    std::vector<std::string> closed{};  // elements that end before this tag though nobody wrote so, innermost first
  };

  // A start tag, in source order.
  Place start(const std::string& name);
  // An end tag, in source order. False: it closes nothing that is followed here.
  bool end(const std::string& name);

 private:
  struct Open {
    std::string name;
    std::optional<int> inside;  // the nearest form element around what stands in it (itself, if it is one)
    std::optional<int> form{};  // which form this element is
  };

  [[nodiscard]] std::optional<std::size_t> find_in_scope(std::string_view name) const;
  [[nodiscard]] bool directly_in_table() const;
  void close_implied(const std::string& name, std::vector<std::string>& closed);
  void end_form();

  std::vector<Open> open_;
  std::size_t too_deep_ = 0;
  std::optional<int> pointer_;  // the standard's form element pointer
  int forms_ = 0;
};

}  // namespace portal
