#include "sandbox/skolengo_desk.h"

#include "sandbox/skolengo_people_pages.h"
#include "sandbox/template.h"

namespace sandbox::skolengo {

namespace json = boost::json;

Response show_desk(World& world, const Visit& visit, const DeskPage& desk, const char* alert,
                   const std::string& below) {
  Fields& state = visit.session->desks[desk.proc].hidden;
  state = new_state(world, desk.proc, desk.screen, desk.names);
  json::array hidden;
  for (const auto& [field, value] : state.all()) hidden.push_back({{"name", field}, {"value", value}});
  const bool has_step = *desk.step != '\0';
  return page(world, visit, desk.place, desk.title,
              render(kDesk, {{"title", desk.title},
                             {"step", has_step ? json::value(desk.step) : json::value(false)},
                             {"alert", alert ? json::value(alert) : json::value(false)},
                             {"hidden", std::move(hidden)},
                             {"fields", desk.fields},
                             {"button", desk.button},
                             {"cancel", desk.cancel}}) +
                  below);
}

bool comes_back(const Visit& visit, const char* proc) {
  return brings_back(visit.form, visit.session->desks[proc].hidden);
}

Response lost(const World& world, const Visit& visit, Place place) {
  return stopped(world, visit, place, "Erreur",
                 "L'état de cette page n'est plus valide. Reprenez l'opération depuis le menu.");
}

}  // namespace sandbox::skolengo
