#include "portal/check_lines.h"

namespace portal {

namespace {

bool stops(const domain::Failure& failure) {
  return failure.fault != domain::Fault::page_changed && failure.fault != domain::Fault::credentials_refused;
}

}  // namespace

bool CheckLines::note(const std::string& what, const Result<void>& result) {
  Checked line{Checked::Verdict::seen, what, {}, {}};
  if (!result) {
    line.verdict = Checked::Verdict::wrong;
    sound_ = false;
    line.advice = result.error().sentence;
    line.fault = result.error().fault;
    line.page = flow_.strange_page();
    stopped_ |= stops(result.error());
    if (stopped_) line.advice += " Le reste n'a pas été vérifié : relancez la vérification plus tard.";
  }
  flow_.forget_strange_page();
  tell_(line);
  return result.has_value();
}

domain::Failure CheckLines::missing(const char* what, const Step& step) {
  return flow_.strange(std::string(what) + " n'est pas sur la page (ligne " + std::to_string(step.line) +
                       " du profil). ");
}

}  // namespace portal
