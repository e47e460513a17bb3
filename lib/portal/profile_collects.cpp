// What a profile's `collect` steps say: which table, which columns, which lines.
#include "domain/names.h"
#include "portal/profile_parts.h"

#include <algorithm>

namespace portal {

namespace {

using Column = ImportsList::Column;

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

constexpr domain::Names<Collect::What, 8> kWhat{{{
    {Collect::What::imports, "imports"},
    {Collect::What::figures, "figures"},
    {Collect::What::not_recognised, "not_recognised"},
    {Collect::What::people, "people"},
    {Collect::What::classes, "classes"},
    {Collect::What::lessons, "lessons"},
    {Collect::What::profiles, "profiles"},
    {Collect::What::login, "login"},
}}};

using PersonColumn = PeopleTable::Column;
using LessonPart = LessonTable::Part;

constexpr domain::Names<PersonColumn, 6> kPersonColumns{{{
    {PersonColumn::last_name, "last_name"},
    {PersonColumn::first_name, "first_name"},
    {PersonColumn::profile, "profile"},
    {PersonColumn::school_class, "class"},
    {PersonColumn::school, "school"},
    {PersonColumn::birth_date, "birth_date"},
}}};

constexpr domain::Names<LessonPart, 8> kLessonParts{{{
    {LessonPart::day, "day"},
    {LessonPart::start, "start"},
    {LessonPart::end, "end"},
    {LessonPart::times, "times"},
    {LessonPart::subject, "subject"},
    {LessonPart::teacher, "teacher"},
    {LessonPart::room, "room"},
    {LessonPart::group, "group"},
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

PeopleTable people_in(Keys& keys, const Collect& collect, const std::vector<Signature>& pages, Complaints& complaints) {
  PeopleTable table;
  table.table = collect.table;
  table.table_like = collect.table_like;
  for (const auto& [name, title] : entries_in(keys.need("columns"), complaints))
    if (const auto column = value_in(kPersonColumns, name, name.Scalar(), "colonne inconnue", complaints))
      table.columns[*column] = text_in(title, complaints);
  for (const PersonColumn column : {PersonColumn::last_name, PersonColumn::first_name})
    if (!table.columns.contains(column))
      complaints.add(keys.node().Mark(), "il manque la colonne « " + std::string(kPersonColumns.name(column)) +
                                             " » : on ne saurait pas qui a été trouvé");
  if (const YAML::Node next = keys.take("next"); next.IsDefined()) table.next = text_in(next, complaints);
  table.empty = condition_in(keys.need("empty"), pages, complaints);
  return table;
}

// "grid": how the lines of a cell read.
void read_lines(const YAML::Node& node, LessonTable& table, Complaints& complaints) {
  for (const auto& [name, pattern] : entries_in(node, complaints)) {
    if (name.Scalar() == "begins") {
      table.begins = pattern_in(pattern, {0, 1}, complaints);
      continue;
    }
    const auto part = value_in(kLessonParts, name, name.Scalar(), "partie d'une séance inconnue", complaints);
    const auto line = pattern_in(pattern, {0, 1}, complaints);
    if (part && *part == LessonPart::day)
      complaints.add(name.Mark(), "dans une grille, le jour est l'en-tête de la colonne : « day » n'y a pas sa place");
    else if (part && line)
      table.lines.emplace(*part, *line);
  }
}

LessonTable lessons_in(Keys& keys, const Collect& collect, const std::vector<Signature>& pages,
                       Complaints& complaints) {
  LessonTable table;
  table.table = collect.table;
  table.table_like = collect.table_like;
  const YAML::Node columns = keys.take("columns");
  const YAML::Node grid = keys.take("grid");
  if (columns.IsDefined() == grid.IsDefined())
    complaints.add(keys.node().Mark(),
                   "des séances se lisent soit dans une liste (« columns »), soit dans une grille (« grid »)");
  for (const auto& [name, title] : entries_in(columns, complaints))
    if (const auto part = value_in(kLessonParts, name, name.Scalar(), "colonne inconnue", complaints))
      table.columns[*part] = text_in(title, complaints);
  if (grid.IsDefined()) read_lines(grid, table, complaints);
  const auto has = [&](LessonPart part) { return table.columns.contains(part) || table.lines.contains(part); };
  if (!has(LessonPart::subject)) complaints.add(keys.node().Mark(), "il manque « subject » : la matière");
  if (columns.IsDefined() && (!has(LessonPart::day) || !(has(LessonPart::times) || has(LessonPart::start))))
    complaints.add(keys.node().Mark(),
                   "il manque une colonne pour le jour (« day ») ou pour l'heure (« start » ou « times »)");
  if (grid.IsDefined() && !table.table && !table.table_like)
    complaints.add(keys.node().Mark(), "une grille se reconnaît à son titre : il manque « table » ou « table_like »");
  table.empty = condition_in(keys.need("empty"), pages, complaints);
  return table;
}

void read_choices(const YAML::Node& value, Keys& keys, Collect& collect, const std::vector<Signature>& pages,
                  Complaints& complaints) {
  collect.choices = text_in(keys.take("choices"), complaints);
  collect.columns = texts_in(keys.take("columns"), complaints);
  if (const YAML::Node empty = keys.take("empty"); empty.IsDefined())
    collect.empty = condition_in(empty, pages, complaints);
  if (collect.choices.empty() == collect.columns.empty() || collect.columns.size() > 1)
    complaints.add(
        value.Mark(),
        "ce relevé se fait soit dans un champ (« choices »), soit dans une colonne d'un tableau (« columns »)");
}

// Figures and people not recognised.
void read_report(Keys& keys, const YAML::Node& value, Collect& collect, Complaints& complaints) {
  collect.columns = texts_in(keys.take("columns"), complaints);
  const bool figures = collect.what == Collect::What::figures;
  collect.text =
      pattern_in(keys.take("text"), figures ? std::set<unsigned>{1, 2} : std::set<unsigned>{0, 1}, complaints);
  if (figures)
    collect.label = text_in(keys.take("label"), complaints);
  else
    collect.after = text_in(keys.take("after"), complaints);
  const bool from_table = collect.table || collect.table_like || !collect.columns.empty();
  if (from_table == collect.text.has_value())
    complaints.add(value.Mark(),
                   "un relevé se fait soit dans un tableau (« table », « table_like », « columns »), soit dans "
                   "le texte (« text »)");
  if (figures && collect.text && (collect.text->groups() == 1) == collect.label.empty())
    complaints.add(value.Mark(), "avec un seul groupe dans « text » il faut « label » ; avec deux, il n'en faut pas");
  if (figures && !collect.columns.empty() && collect.columns.size() != 2)
    complaints.add(value.Mark(), "il faut deux colonnes : l'intitulé et la valeur");
}

}  // namespace

Collect collect_in(const YAML::Node& value, Keys& keys, Profile& profile, Complaints& complaints) {
  Collect collect;
  const auto what = value_in(kWhat, value, text_in(value, complaints), "relevé inconnu", complaints);
  const YAML::Node table = keys.take("table");
  if (table.IsDefined()) collect.table = text_in(table, complaints);
  if (!what) {
    for (const char* key : {"table_like", "columns", "text", "after", "label", "identity", "order", "next", "kinds",
                            "states", "empty", "conclusive_after", "choices", "grid"})
      (void)keys.take(key);
    return collect;
  }
  collect.what = *what;
  if (*what == Collect::What::imports) {
    if (profile.list) complaints.add(value.Mark(), "« collect: imports » ne figure qu'une fois dans un profil");
    profile.list = list_in(keys, profile.pages, complaints);
    profile.list->table = collect.table;
    return collect;
  }
  collect.table_like = pattern_in(keys.take("table_like"), {0, 1}, complaints);
  switch (*what) {
    case Collect::What::imports: break;
    case Collect::What::figures:
    case Collect::What::not_recognised: read_report(keys, value, collect, complaints); break;
    case Collect::What::people: collect.people = people_in(keys, collect, profile.pages, complaints); break;
    case Collect::What::lessons: collect.lessons = lessons_in(keys, collect, profile.pages, complaints); break;
    case Collect::What::classes:
    case Collect::What::profiles: read_choices(value, keys, collect, profile.pages, complaints); break;
    case Collect::What::login:
      collect.text = pattern_in(keys.need("text"), {0, 1}, complaints);
      if (!collect.text) collect.text = Pattern(".^");  // complained of; never used
      break;
  }
  return collect;
}

}  // namespace portal
