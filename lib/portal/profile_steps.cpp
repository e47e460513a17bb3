#include "domain/names.h"
#include "portal/profile_parts.h"

#include <algorithm>

namespace portal {

namespace {

using Column = ImportsList::Column;

const std::vector<std::string> kVerbs = {"open",   "follow", "fill",   "choose", "check",
                                         "attach", "submit", "expect", "collect"};

constexpr domain::Names<Column, 7> kColumns{{{
    {Column::number, "number"},
    {Column::date, "date"},
    {Column::kind, "kind"},
    {Column::file, "file"},
    {Column::state, "state"},
    {Column::ahead, "ahead"},
    {Column::report, "report"},
}}};

constexpr domain::Names<Progress, 4> kProgress{{{
    {Progress::queued, "queued"},
    {Progress::running, "running"},
    {Progress::done, "done"},
    {Progress::refused, "refused"},
}}};

constexpr domain::Names<Collect::What, 3> kWhat{{{
    {Collect::What::imports, "imports"},
    {Collect::What::figures, "figures"},
    {Collect::What::not_recognised, "not_recognised"},
}}};

template <class Enum, std::size_t N>
std::optional<Enum> value_in(const domain::Names<Enum, N>& names, const YAML::Node& place, const std::string& word,
                             std::string_view what, Complaints& complaints) {
  if (const auto value = names.value(word)) return value;
  std::vector<std::string> words;
  for (const auto& [value, name] : names.entries) words.emplace_back(name);
  complaints.add(place.Mark(), unknown(what, word, words));
  return std::nullopt;
}

std::vector<std::pair<std::string, std::string>> fields_in(const YAML::Node& node, Complaints& complaints) {
  std::vector<std::pair<std::string, std::string>> fields;
  for (const auto& [name, value] : entries_in(node, complaints))
    fields.emplace_back(name.Scalar(), text_in(value, complaints));
  return fields;
}

ImportsList list_in(Keys& keys, const std::vector<Signature>& pages, Complaints& complaints) {
  ImportsList list;
  for (const auto& [name, title] : entries_in(keys.need("columns"), complaints))
    if (const auto column = value_in(kColumns, name, name.Scalar(), "colonne inconnue", complaints))
      list.columns[*column] = text_in(title, complaints);
  if (list.columns.count(Column::state) == 0)
    complaints.add(keys.node().Mark(), "il manque la colonne « state » : rien ne dirait où en est un import");

  const YAML::Node identity = keys.take("identity");
  for (const std::string& name : texts_in(identity, complaints)) {
    const auto column = value_in(kColumns, identity, name, "colonne inconnue", complaints);
    if (!column) continue;
    if (list.columns.count(*column) == 0 || *column == Column::state || *column == Column::ahead)
      complaints.add(identity.Mark(), "la colonne « " + name + " » ne peut pas identifier un import");
    list.identity.push_back(*column);
  }
  if (!identity.IsDefined() && list.columns.count(Column::number) != 0) list.identity = {Column::number};
  if (list.identity.empty())
    complaints.add(keys.node().Mark(), "il manque « identity » : les colonnes qui distinguent un import d'un autre");

  if (const YAML::Node order = keys.take("order"); order.IsDefined()) {
    const std::string word = text_in(order, complaints);
    if (word != "newest_first" && word != "oldest_first")
      complaints.add(order.Mark(), unknown("ordre inconnu", word, {"newest_first", "oldest_first"}));
    list.newest_first = word != "oldest_first";
  }
  if (const YAML::Node next = keys.take("next"); next.IsDefined()) list.next = text_in(next, complaints);
  for (const auto& [name, words] : entries_in(keys.take("kinds"), complaints)) {
    if (const auto kind = domain::kind_named(name.Scalar()))
      list.kinds[*kind] = texts_in(words, complaints);
    else
      complaints.add(name.Mark(), unknown("sorte d'export inconnue", name.Scalar(), {"edt", "idpn"}));
  }
  if ((list.columns.count(Column::kind) != 0) == list.kinds.empty())
    complaints.add(keys.node().Mark(), "« kinds » et la colonne « kind » vont ensemble");
  for (const auto& [name, words] : entries_in(keys.need("states"), complaints))
    if (const auto progress = value_in(kProgress, name, name.Scalar(), "état inconnu", complaints))
      list.states[*progress] = texts_in(words, complaints);
  if (list.states.count(Progress::done) == 0)
    complaints.add(keys.node().Mark(), "il manque « done » dans « states » : aucun import ne serait jamais terminé");
  list.empty = condition_in(keys.need("empty"), pages, complaints);
  if (const auto after = duration_in(keys.take("conclusive_after"), complaints)) list.conclusive_after = *after;
  return list;
}

class StepReader {
 public:
  StepReader(FlowKind kind, Profile& profile, Complaints& complaints)
      : kind_(kind), profile_(profile), complaints_(complaints) {}

  void read(const YAML::Node& node, Steps& steps, int depth = 0) {
    if (node.IsSequence() && depth < 3) {  // steps that several flows share: "- *menu"
      for (const auto& each : node) read(each, steps, depth + 1);
      return;
    }
    if (steps.size() >= kMostSteps) {
      if (steps.size() == kMostSteps) complaints_.add(node.Mark(), "ce parcours a trop d'étapes");
      return;
    }
    if (auto step = step_in(node)) steps.push_back(std::move(*step));
  }

 private:
  static constexpr std::size_t kMostSteps = 200;

  std::optional<Step> step_in(const YAML::Node& node) {
    const auto entries = entries_in(node, complaints_);
    std::vector<std::string> verbs;
    for (const auto& [name, value] : entries)
      if (std::find(kVerbs.begin(), kVerbs.end(), name.Scalar()) != kVerbs.end()) verbs.push_back(name.Scalar());
    if (verbs.size() != 1) {
      if (verbs.size() > 1)
        complaints_.add(node.Mark(), "une étape ne fait qu'une chose : « " + verbs[0] + " » ou « " + verbs[1] + " »");
      else if (!entries.empty())
        complaints_.add(entries.front().first.Mark(),
                        unknown("étape inconnue", entries.front().first.Scalar(), kVerbs));
      return std::nullopt;
    }
    Keys keys(node, "une étape « " + verbs.front() + " »", complaints_);
    Step step{action_in(verbs.front(), keys)};
    step.line = node.Mark().line + 1;
    if (const YAML::Node when = keys.take("when"); when.IsDefined())
      step.when = condition_in(when, profile_.pages, complaints_);
    step.commit = truth_in(keys.take("commit"), complaints_).value_or(false);
    step.optional = truth_in(keys.take("optional"), complaints_).value_or(false);
    keys.finish();
    check_names(node, step);
    return step;
  }

  decltype(Step::action) action_in(const std::string& verb, Keys& keys) {
    const YAML::Node value = keys.take(verb);
    if (verb == "open") return Open{text_in(value, complaints_)};
    if (verb == "follow") return Follow{text_in(value, complaints_)};
    if (verb == "fill") return Fill{fields_in(value, complaints_)};
    if (verb == "choose") return Choose{fields_in(value, complaints_)};
    if (verb == "attach") return Attach{text_in(value, complaints_)};
    if (verb == "submit") return Submit{text_in(value, complaints_)};
    if (verb == "expect") return expect_in(value);
    if (verb == "collect") return collect_in(value, keys);
    Check check;
    for (const auto& [name, on] : entries_in(value, complaints_))
      check.boxes.emplace_back(name.Scalar(), truth_in(on, complaints_).value_or(true));
    return check;
  }

  Expect expect_in(const YAML::Node& value) {
    Expect expect{condition_in(value, profile_.pages, complaints_)};
    for (const std::size_t index : expect.page.pages)
      expect.names += (expect.names.empty() ? "« " : " ou « ") + profile_.pages[index].name + " »";
    return expect;
  }

  Collect collect_in(const YAML::Node& value, Keys& keys) {
    Collect collect;
    const auto what = value_in(kWhat, value, text_in(value, complaints_), "relevé inconnu", complaints_);
    const YAML::Node table = keys.take("table");
    if (table.IsDefined()) collect.table = text_in(table, complaints_);
    if (!what) {
      for (const char* key : {"table_like", "columns", "text", "after", "label", "identity", "order", "next", "kinds",
                              "states", "empty", "conclusive_after"})
        (void)keys.take(key);
      return collect;
    }
    collect.what = *what;
    if (*what == Collect::What::imports) {
      if (profile_.list) complaints_.add(value.Mark(), "« collect: imports » ne figure qu'une fois dans un profil");
      profile_.list = list_in(keys, profile_.pages, complaints_);
      profile_.list->table = collect.table;
      return collect;
    }
    collect.table_like = pattern_in(keys.take("table_like"), {0, 1}, complaints_);
    collect.columns = texts_in(keys.take("columns"), complaints_);
    const bool figures = *what == Collect::What::figures;
    collect.text =
        pattern_in(keys.take("text"), figures ? std::set<unsigned>{1, 2} : std::set<unsigned>{0, 1}, complaints_);
    if (figures)
      collect.label = text_in(keys.take("label"), complaints_);
    else
      collect.after = text_in(keys.take("after"), complaints_);
    const bool from_table = collect.table || collect.table_like || !collect.columns.empty();
    if (from_table == collect.text.has_value())
      complaints_.add(value.Mark(),
                      "un relevé se fait soit dans un tableau (« table », « table_like », « columns »), soit dans "
                      "le texte (« text »)");
    if (figures && collect.text && (collect.text->groups() == 1) == collect.label.empty())
      complaints_.add(value.Mark(),
                      "avec un seul groupe dans « text » il faut « label » ; avec deux, il n'en faut pas");
    if (figures && !collect.columns.empty() && collect.columns.size() != 2)
      complaints_.add(value.Mark(), "il faut deux colonnes : l'intitulé et la valeur");
    return collect;
  }

  void check_names(const YAML::Node& node, const Step& step) {
    std::vector<std::string> known = profile_.addresses;
    for (const auto& [name, value] : profile_.values) known.push_back(name);
    if (kind_ == FlowKind::import) {
      known.push_back("file_name");
      if (!profile_.mode.empty()) known.push_back("mode");
    }
    // Of a fill step only the values may hold a secret.
    std::vector<std::string> values;
    if (const auto* fill = std::get_if<Fill>(&step.action); fill && kind_ == FlowKind::sign_in)
      for (const auto& [field, value] : fill->fields)
        for (const std::string& name : names_in(value)) values.push_back(name);
    std::set<std::string> used;
    for (const std::string& text : texts_of(step))
      for (const std::string& name : names_in(text)) used.insert(name);
    for (const std::string& name : used) {
      if (name == "username" || name == "password") {
        if (std::find(values.begin(), values.end(), name) == values.end() || names_outside(step, name))
          complaints_.add(node.Mark(),
                          "« ${" + name + "} » ne s'emploie que comme valeur d'une étape « fill » de « sign_in »");
      } else if (std::find(known.begin(), known.end(), name) == known.end()) {
        complaints_.add(node.Mark(), unknown("valeur inconnue", name, known));
      }
    }
  }

  // Whether a fill step holds the name in a field's label.
  static bool names_outside(const Step& step, const std::string& name) {
    const auto* fill = std::get_if<Fill>(&step.action);
    return fill && std::any_of(fill->fields.begin(), fill->fields.end(), [&](const auto& field) {
             const auto names = names_in(field.first);
             return std::find(names.begin(), names.end(), name) != names.end();
           });
  }

  FlowKind kind_;
  Profile& profile_;
  Complaints& complaints_;
};

}  // namespace

Steps steps_in(const YAML::Node& node, FlowKind kind, Profile& profile, Complaints& complaints) {
  Steps steps;
  if (!node.IsDefined()) return steps;
  if (!node.IsSequence()) {
    complaints.add(node.Mark(), "il faut ici une liste d'étapes : « - open: … »");
    return steps;
  }
  const std::size_t before = complaints.all().size();
  StepReader reader(kind, profile, complaints);
  for (const auto& each : node) reader.read(each, steps);
  if (complaints.all().size() == before) check_rules(node, steps, kind, complaints);  // else they would only echo
  return steps;
}

}  // namespace portal
