#include "domain/export.h"

#include "domain/names.h"

namespace domain {

namespace {

constexpr Names<Kind, 2> kKinds{{{{Kind::edt, "edt"}, {Kind::idpn, "idpn"}}}};
constexpr Names<Form, 3> kForms{{{{Form::unknown, "unknown"}, {Form::clear, "clear"}, {Form::container, "container"}}}};

}  // namespace

std::string_view name_of(Kind kind) { return kKinds.name(kind); }
std::optional<Kind> kind_named(std::string_view name) { return kKinds.value(name); }
std::string_view name_of(Form form) { return kForms.name(form); }
std::optional<Form> form_named(std::string_view name) { return kForms.value(name); }

}  // namespace domain
