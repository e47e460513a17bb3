#include "portal/step.h"

#include <algorithm>
#include <iterator>

namespace portal {

namespace {

template <class... Cases>
struct Either : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Either(Cases...) -> Either<Cases...>;

std::string quoted(const std::string& text) { return "« " + text + " »"; }

template <class Value>
std::string names_of(const std::vector<std::pair<std::string, Value>>& fields) {
  std::string text;
  for (const auto& [name, value] : fields) text += (text.empty() ? "" : ", ") + quoted(name);
  return text;
}

}  // namespace

std::string description_of(const Step& step) {
  return std::visit(Either{
                        [](const Open& open) { return "ouvrir " + open.address; },
                        [](const Follow& follow) { return "suivre " + quoted(follow.link); },
                        [](const Fill& fill) { return "remplir " + names_of(fill.fields); },
                        [](const Choose& choose) {
                          std::string text;
                          for (const auto& [field, option] : choose.fields)
                            text += (text.empty() ? "choisir " : ", ") + quoted(option) +
                                    (field.empty() ? "" : " dans " + quoted(field));
                          return text;
                        },
                        [](const Check& check) { return "cocher " + names_of(check.boxes); },
                        [](const Attach& attach) { return "joindre le fichier à " + quoted(attach.field); },
                        [](const Submit& submit) {
                          return submit.button.empty() ? std::string("valider la page")
                                                       : "appuyer sur " + quoted(submit.button);
                        },
                        [](const Expect& expect) {
                          return "reconnaître la page" + (expect.names.empty() ? " attendue" : " " + expect.names);
                        },
                        [](const Collect& collect) {
                          switch (collect.what) {
                            case Collect::What::imports: return std::string("lire la liste des imports");
                            case Collect::What::figures: return std::string("lire les chiffres du bilan");
                            case Collect::What::not_recognised: return std::string("lire les personnes non reconnues");
                            case Collect::What::people: return std::string("lire les personnes trouvées");
                            case Collect::What::classes: return std::string("lire les classes proposées");
                            case Collect::What::lessons: return std::string("lire les séances");
                            case Collect::What::profiles: return std::string("lire les profils proposés");
                            case Collect::What::login: break;
                          }
                          return std::string("lire l'identifiant du nouvel utilisateur");
                        },
                    },
                    step.action);
}

bool is_errand(FlowKind kind) {
  return std::find(std::begin(kErrands), std::end(kErrands), kind) != std::end(kErrands);
}

std::string_view name_of(FlowKind errand) {
  switch (errand) {
    case FlowKind::directory_search: return "directory_search";
    case FlowKind::credentials_file: return "credentials_file";
    case FlowKind::person_credentials: return "person_credentials";
    case FlowKind::class_timetable: return "class_timetable";
    case FlowKind::create_user: return "create_user";
    default: return "?";
  }
}

std::string_view purpose_of(FlowKind errand) {
  switch (errand) {
    case FlowKind::directory_search: return "chercher une personne dans l'annuaire de l'ENT";
    case FlowKind::credentials_file: return "télécharger le fichier des identifiants";
    case FlowKind::person_credentials: return "télécharger les identifiants d'une seule personne";
    case FlowKind::class_timetable: return "relire l'emploi du temps des classes après un import";
    case FlowKind::create_user: return "créer un utilisateur dans l'ENT";
    default: return "?";
  }
}

std::vector<std::string> values_of(FlowKind errand) {
  switch (errand) {
    case FlowKind::directory_search:
    case FlowKind::person_credentials: return {"last_name", "first_name"};
    case FlowKind::credentials_file: return {"date", "date_iso"};
    case FlowKind::class_timetable: return {"class", "week", "week_iso"};
    case FlowKind::create_user: return {"last_name", "first_name", "user_profile"};
    default: return {};
  }
}

bool acts(const Step& step) {
  return std::holds_alternative<Open>(step.action) || std::holds_alternative<Follow>(step.action) ||
         std::holds_alternative<Submit>(step.action);
}

std::vector<std::string> names_in(const std::string& text) {
  std::vector<std::string> names;
  for (auto start = text.find("${"); start != std::string::npos; start = text.find("${", start + 2)) {
    const auto end = text.find('}', start);
    const std::string inside = text.substr(start + 2, end == std::string::npos ? end : end - start - 2);
    const auto colon = inside.rfind(":encoded");
    const bool encoded = colon != std::string::npos && colon + std::string(":encoded").size() == inside.size();
    names.push_back(encoded ? inside.substr(0, colon) : inside);
  }
  return names;
}

bool mentions(const std::string& text, std::string_view name) {
  const auto names = names_in(text);
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::vector<std::string> texts_of(const Step& step) {
  std::vector<std::string> texts;
  const auto add_pairs = [&](const std::vector<std::pair<std::string, std::string>>& fields) {
    for (const auto& [field, value] : fields) {
      texts.push_back(field);
      texts.push_back(value);
    }
  };
  std::visit(Either{
                 [&](const Open& open) { texts.push_back(open.address); },
                 [&](const Follow& follow) { texts.push_back(follow.link); },
                 [&](const Fill& fill) { add_pairs(fill.fields); },
                 [&](const Choose& choose) { add_pairs(choose.fields); },
                 [&](const Check& check) {
                   for (const auto& [field, on] : check.boxes) texts.push_back(field);
                 },
                 [&](const Attach& attach) { texts.push_back(attach.field); },
                 [&](const Submit& submit) { texts.push_back(submit.button); },
                 [](const Expect&) {},
                 [](const Collect&) {},
             },
             step.action);
  return texts;
}

}  // namespace portal
