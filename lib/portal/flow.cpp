#include "portal/flow.h"

#include "portal/report_page.h"

#include <utility>

namespace portal {

namespace {

using domain::Failure;
using domain::Fault;

}  // namespace

Flow::Flow(Browser& browser, const Profile& profile, const Access& access)
    : browser_(browser), profile_(profile), expansion_(profile, access), judge_(browser, profile, expansion_) {}

Result<void> Flow::run(const Steps& steps, FlowKind kind, Trace& trace, const Given& given,
                       const BeforeCommit& before_commit, const std::string& mark) {
  if (kind == FlowKind::sign_in) judge_.sign_in_begins();
  for (const Step& step : steps) {
    if (auto passed = pass(step, kind, trace, given, before_commit, mark); !passed) return passed;
    if (trace.meaning && trace.meaning->means == Means::refused) return {};
  }
  return {};
}

Result<void> Flow::pass(const Step& step, FlowKind kind, Trace& trace, const Given& given,
                        const BeforeCommit& before_commit, const std::string& mark) {
  return step.commit ? commit(step, kind, trace, given, before_commit, mark) : take(step, kind, trace, given);
}

Result<void> Flow::take(const Step& step, FlowKind kind, Trace& trace, const Given& given) {
  if (step.when && !fits(*step.when)) return {};
  if (acts(step)) judge_.request_leaves(step, kind);
  if (auto done = act(step, given); !done) {
    if (step.optional && done.error().fault == Fault::page_changed) return {};
    return judge_.blame(done.error(), step, kind, trace, given);
  }
  judge_.filled(step);
  trace.attached |= std::holds_alternative<Attach>(step.action);
  if (!acts(step)) return {};
  const bool submitted = std::holds_alternative<Submit>(step.action);
  if (submitted) judge_.submitted(kind);
  trace.by_link = !submitted;
  auto file = browser_.take_download();
  if (!step.download) return judge_.judge(kind, trace);
  trace.download = std::move(file);
  return trace.download ? Result<void>() : in_place_of_a_file(step, kind, trace);
}

Result<void> Flow::in_place_of_a_file(const Step& step, FlowKind kind, Trace& trace) {
  if (auto judged = judge_.judge(kind, trace); !judged) return judged;
  trace.nobody = step.nobody && fits(*step.nobody);
  if (trace.nobody) return {};
  return judge_.blame({Fault::page_changed, "L'ENT a montré une page à la place du fichier attendu."}, step, kind, trace,
                      {});
}

Result<void> Flow::commit(const Step& step, FlowKind kind, Trace& trace, const Given& given,
                          const BeforeCommit& before_commit, const std::string& mark) {
  // Seen before it is pressed: a button that is not there must not put the import in doubt.
  const auto* submit = std::get_if<Submit>(&step.action);
  const auto* follow = std::get_if<Follow>(&step.action);
  const bool there = submit   ? submit->button.empty() || browser_.has_button(expanded(submit->button, given))
                     : follow ? browser_.has_link(expanded(follow->link, given))
                              : true;
  if (!there)
    return judge_.blame({Fault::page_changed, "La page ne permet pas de conclure l'opération."}, step, kind, trace, given);
  if (before_commit)
    if (auto durable = before_commit(mark); !durable) return durable;
  trace.committed = true;
  return take(step, kind, trace, given);
}

Result<void> Flow::open(const std::string& address, FlowKind kind, Trace& trace) {
  judge_.opened_by_address();
  if (auto opened = browser_.open(address); !opened) return opened;
  trace.by_link = true;
  return judge_.judge(kind, trace);
}

Result<void> Flow::act(const Step& step, const Given& given) {
  const auto each = [&](const auto& pairs, auto action) -> Result<void> {
    for (const auto& [field, value] : pairs)
      if (auto done = action(expanded(field, given), value); !done) return done;
    return {};
  };
  if (const auto* open = std::get_if<Open>(&step.action)) return browser_.open(expanded(open->address, given));
  if (const auto* follow = std::get_if<Follow>(&step.action)) return browser_.follow(expanded(follow->link, given));
  if (const auto* submit = std::get_if<Submit>(&step.action)) return browser_.submit(expanded(submit->button, given));
  if (const auto* fill = std::get_if<Fill>(&step.action))
    return each(fill->fields, [&](const std::string& field, const std::string& value) {
      const auto text = expanded(value, given);
      return mentions(value, "password") ? browser_.fill_secret(field, text) : browser_.fill(field, text);
    });
  if (const auto* choose = std::get_if<Choose>(&step.action))
    return each(choose->fields, [&](const std::string& field, const std::string& option) {
      return browser_.choose(field, expanded(option, given));
    });
  if (const auto* check = std::get_if<portal::Check>(&step.action))
    return each(check->boxes, [&](const std::string& field, bool on) { return browser_.check(field, on); });
  if (const auto* attach = std::get_if<Attach>(&step.action); attach && given.sending) {
    Attachment attachment;
    attachment.file = given.sending->file;
    attachment.file_name = given.sending->file_name;
    return browser_.attach(expanded(attach->field, given), attachment);
  }
  if (const auto* expect = std::get_if<Expect>(&step.action); expect && !fits(expect->page))
    return Failure{Fault::page_changed, "La page obtenue n'est pas celle que le profil attend."};
  return {};
}

domain::Outcome Flow::read_report() const {
  domain::Outcome outcome;
  for (const Step& step : profile_.report)
    if (const auto* what = std::get_if<Collect>(&step.action); what && (!step.when || fits(*step.when)))
      collect(browser_.page(), *what, outcome);
  return outcome;
}

}  // namespace portal
