#include "portal/form_filling.h"

#include "portal/page_redacted.h"
#include "portal/url.h"

#include <algorithm>
#include <fstream>
#include <utility>

namespace portal {

namespace {

using Type = Control::Type;
using domain::Failure;
using domain::Fault;

bool is_typed(const Control& control) {
  return control.type == Type::text || control.type == Type::password || control.type == Type::textarea;
}
bool is_list(const Control& control) { return control.type == Type::select; }
bool is_checkbox(const Control& control) { return control.type == Type::checkbox; }
bool is_file(const Control& control) { return control.type == Type::file; }
bool is_pressed(const Control& control) { return control.type == Type::submit || control.type == Type::image; }
bool is_field(const Control& control) {
  return control.type != Type::hidden && control.type != Type::button && !is_pressed(control);
}

bool same_button(const Control& a, const Control& b) {
  return a.type == b.type && a.name == b.name && a.value == b.value && a.form_action == b.form_action &&
         a.form_method == b.form_method;
}

bool is_option(const Control::Option& option, const std::string& wanted) {
  return !option.disabled && (reads_like(option.text, wanted) || option.value == wanted);
}

bool in_group(const Control& radio, const std::string& field) {
  return field.empty() || reads_like(radio.group, field) || radio.name == field;
}

std::string quoted(const std::string& text) { return "« " + text + " »"; }

}  // namespace

std::string named(const Page& page) {
  constexpr std::size_t kLongest = 100;
  if (page.title.empty() || page.title.size() > kLongest) return "une page de " + quoted(host_of(page.address));
  return "la page " + quoted(without_names(page.title));
}

FormFilling::FormFilling(const Page& page)
    : page_(named(page)), secure_(is_secure(page.address)), forms_(page.forms), attachments_(page.forms.size()) {}

Failure FormFilling::changed(const std::string& what) const {
  return {Fault::page_changed, what + " sur " + page_ +
                                   ". L'ENT a sans doute changé : comparez avec ce que montre un "
                                   "navigateur, puis corrigez le profil du portail."};
}

std::vector<std::size_t> FormFilling::order() const {
  std::vector<std::size_t> order;
  if (filled_) order.push_back(*filled_);
  for (std::size_t i = 0; i < forms_.size(); ++i)
    if (i != filled_) order.push_back(i);
  return order;
}

template <class Wanted>
Result<FormFilling::At> FormFilling::find(const std::string& field, const char* kind, Wanted wanted) const {
  const auto by_label = [&](const Control& control) { return reads_like(control.label, field); };
  const auto by_name = [&](const Control& control) { return control.name == field; };
  const auto search = [&](const auto& matches) -> std::optional<Result<At>> {
    for (const auto form : order()) {
      std::optional<At> found;
      const auto& controls = forms_[form].controls;
      for (std::size_t i = 0; i < controls.size(); ++i) {
        if (controls[i].disabled || !wanted(controls[i]) || !matches(controls[i])) continue;
        if (found && controls[found->control].name != controls[i].name)
          return changed("Plusieurs champs portent le nom " + quoted(field));
        if (!found) found = At{form, i};
      }
      if (found) return *found;
    }
    return std::nullopt;
  };
  if (!fold(field).empty())
    if (const auto found = search(by_label)) return *found;
  if (!field.empty())
    if (const auto found = search(by_name)) return *found;
  return changed(std::string(kind) + " " + quoted(field) + " est introuvable");
}

Result<void> FormFilling::fill(const std::string& field, const std::string& value) {
  const auto place = find(field, "Le champ à remplir", is_typed);
  if (!place) return place.error();
  at(*place).value = value;
  filled_ = place->form;
  return {};
}

Result<void> FormFilling::fill_secret(const std::string& field, const std::string& value) {
  holds_secret_ = true;
  return fill(field, value);
}

Result<void> FormFilling::choose(const std::string& field, const std::string& option) {
  if (!field.empty())
    if (const auto place = find(field, "La liste", is_list); place) return choose_in_list(*place, option);
  return choose_radio(field, option);
}

Result<void> FormFilling::choose_in_list(At place, const std::string& option) {
  auto& options = at(place).options;
  std::vector<Control::Option*> found;
  for (auto& each : options)
    if (is_option(each, option)) found.push_back(&each);
  if (found.empty())
    return changed("Le choix " + quoted(option) + " n'est pas proposé par la liste " + quoted(at(place).label));
  const bool same =
      std::all_of(found.begin(), found.end(), [&](const auto* each) { return each->value == found[0]->value; });
  if (!same)
    return changed("Le choix " + quoted(option) + " apparaît plusieurs fois dans la liste " + quoted(at(place).label));
  for (auto& each : options) each.selected = &each == found.front();
  filled_ = place.form;
  return {};
}

Result<void> FormFilling::choose_radio(const std::string& field, const std::string& option) {
  for (const auto form : order()) {
    auto& controls = forms_[form].controls;
    std::vector<Control*> found;
    for (auto& control : controls)
      if (control.type == Type::radio && !control.disabled && in_group(control, field) &&
          (reads_like(control.label, option) || control.value == option))
        found.push_back(&control);
    if (found.empty()) continue;
    if (found.size() > 1) return changed("Le choix " + quoted(option) + " apparaît plusieurs fois");
    for (auto& control : controls)
      if (control.type == Type::radio && control.name == found.front()->name) control.checked = false;
    found.front()->checked = true;
    filled_ = form;
    return {};
  }
  return changed("Le choix " + quoted(option) + (field.empty() ? "" : " de " + quoted(field)) + " est introuvable");
}

Result<void> FormFilling::check(const std::string& field, bool on) {
  const auto place = find(field, "La case à cocher", is_checkbox);
  if (!place) return place.error();
  at(*place).checked = on;
  filled_ = place->form;
  return {};
}

Result<void> FormFilling::attach(const std::string& field, const Attachment& attachment) {
  const auto place = find(field, "Le champ de fichier", is_file);
  if (!place) return place.error();
  const auto& form = forms_[place->form];
  if (form.encoding != "multipart/form-data")  // only the file's name would leave
    return changed("Le formulaire du champ " + quoted(field) + " n'envoie pas de fichier");
  if (!std::ifstream(attachment.file, std::ios::binary))
    return Failure{Fault::file_refused, "Le fichier " + quoted(attachment.file_name) +
                                            " ne peut pas être lu sur cet "
                                            "ordinateur. Rien n'a été importé ; déposez-le de nouveau."};
  attachments_[place->form].insert_or_assign(place->control, attachment);
  filled_ = place->form;
  return {};
}

Result<Request> FormFilling::press(const std::string& button) const {
  std::optional<At> found;
  for (std::size_t form = 0; form < forms_.size(); ++form) {
    if (filled_ && form != *filled_) continue;
    const auto& controls = forms_[form].controls;
    for (std::size_t i = 0; i < controls.size(); ++i) {
      const auto& control = controls[i];
      if (!is_pressed(control) || control.disabled) continue;
      if (!button.empty() && !reads_like(control.label, button) && control.name != button) continue;
      if (!found)
        found = At{form, i};
      else if (!button.empty() &&
               (found->form != form || !same_button(forms_[found->form].controls[found->control], control)))
        return changed("Plusieurs boutons portent le nom " + quoted(button));
    }
  }
  if (!found && !(button.empty() && filled_))
    return changed(button.empty() ? "Aucun bouton ne se trouve" : "Le bouton " + quoted(button) + " est introuvable");
  const auto form = found ? found->form : *filled_;
  const auto* pressed = found ? &forms_[form].controls[found->control] : nullptr;
  auto request = request_of(forms_[form], pressed, attachments_[form]);
  if (request.address.empty())
    return changed("Le formulaire du bouton " + quoted(button) + " demande un navigateur qui exécute JavaScript");
  if (holds_secret_ && request.method == Request::Method::get)
    return Failure{Fault::page_changed, "Le formulaire sur " + page_ +
                                            " écrirait le mot de passe dans une adresse, où il pourrait être lu. "
                                            "Navette ne l'a pas envoyé ; prévenez l'exploitant de l'ENT."};
  if (secure_ && request.method == Request::Method::post && !is_secure(request.address))
    return Failure{Fault::page_changed, "Le formulaire sur " + page_ +
                                            " serait envoyé sans chiffrement. Navette ne l'a pas envoyé ; prévenez "
                                            "l'exploitant de l'ENT."};
  return request;
}

bool FormFilling::has_field(const std::string& field) const {
  return std::any_of(forms_.begin(), forms_.end(), [&](const Form& form) {
    return std::any_of(form.controls.begin(), form.controls.end(), [&](const Control& control) {
      if (control.disabled || !is_field(control)) return false;
      return reads_like(control.label, field) || control.name == field ||
             (control.type == Type::radio && reads_like(control.group, field));
    });
  });
}

bool FormFilling::has_button(const std::string& button) const {
  return std::any_of(forms_.begin(), forms_.end(), [&](const Form& form) {
    return std::any_of(form.controls.begin(), form.controls.end(), [&](const Control& control) {
      return is_pressed(control) && !control.disabled &&
             (button.empty() || reads_like(control.label, button) || control.name == button);
    });
  });
}

}  // namespace portal
