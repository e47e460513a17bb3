// A page's forms while a person fills them in: which control a label means, which button a word. The rules:
//
// 1. A field is what bears that label, else that name; hidden and disabled controls are not there for a person.
// 2. Once something was filled, its form is looked at first, and it is the one that is sent. A button of another form
//    is not pressed: it would send the page without what was filled.
// 3. Between forms the first in the page's order is meant (copies of one form for small screens); within a form two
//    different controls under one label, or two different buttons under one word, are a question for a person.
// 4. A secret is sent in the body of a request, never in an address; and nothing goes unencrypted from a page that was not.
#pragma once

#include "portal/browser.h"
#include "portal/form_data.h"
#include "portal/page.h"

#include <optional>
#include <string>
#include <vector>

namespace portal {

class FormFilling {
 public:
  explicit FormFilling(const Page& page);

  [[nodiscard]] Result<void> fill(const std::string& field, const std::string& value);
  [[nodiscard]] Result<void> fill_secret(const std::string& field, const std::string& value);
  [[nodiscard]] Result<void> choose(const std::string& field, const std::string& option);
  [[nodiscard]] Result<void> check(const std::string& field, bool on);
  [[nodiscard]] Result<void> attach(const std::string& field, const Attachment& attachment);
  // The request that pressing `button` sends; empty: the first of the form, or none if it has none.
  [[nodiscard]] Result<Request> press(const std::string& button) const;

  [[nodiscard]] bool has_field(const std::string& field) const;
  [[nodiscard]] bool has_button(const std::string& button) const;

 private:
  struct At {
    std::size_t form;
    std::size_t control;
  };
  template <class Wanted>
  [[nodiscard]] Result<At> find(const std::string& field, const char* kind, Wanted wanted) const;
  [[nodiscard]] std::vector<std::size_t> order() const;
  [[nodiscard]] Control& at(At place) { return forms_[place.form].controls[place.control]; }
  [[nodiscard]] Result<void> choose_in_list(At place, const std::string& option);
  [[nodiscard]] Result<void> choose_radio(const std::string& field, const std::string& option);
  [[nodiscard]] domain::Failure changed(const std::string& what) const;

  std::string page_;  // the page as a sentence names it
  bool secure_;       // it came encrypted
  std::vector<Form> forms_;
  std::vector<Attachments> attachments_;
  std::optional<std::size_t> filled_;  // the form that was filled
  bool holds_secret_ = false;          // and with what must not stand in an address
};

// "la page « Accueil »", without names of people; "une page de « ent.fr »" where it has no (short) title.
[[nodiscard]] std::string named(const Page& page);

}  // namespace portal
