#include "portal/step.h"

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
                            case Collect::What::not_recognised: break;
                          }
                          return std::string("lire les personnes non reconnues");
                        },
                    },
                    step.action);
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
