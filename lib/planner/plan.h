// What to do next, decided in pure code: no file, no socket, no thread, no clock. Call it as often as you like; the
// same situation gives the same plan, and carrying out a plan's actions changes the situation so that they are not
// asked again.
//
// === Rules ===
//
// The order of one school's imports:
//
// 1. One import in flight at a time: what the ENT has, or may have, must end before the next begins. An import whose
//    fate is unknown blocks its successors, held or not; one that was refused blocks nobody.
//    - The ENT works on one import of a school at a time, and an answer that was lost can only be told from its list of
//      imports as long as nothing else of that school joins the list.
// 2. EDT before IdPN: an IdPN waits while an EDT of its school is pending, and until one of its own school year is
//    done. A held EDT that was never sent is not pending: once an EDT of the year is done, it does not hold an IdPN
//    back. A person can let an IdPN go first (`forced`).
//    - The identifiers are attached to people and groups that the timetable import makes.
// 3. What replaces supersedes what is older, of the same kind and unsent: a newer EDT every older one, a newer IdPN in
//    complete mode every older IdPN. A partial IdPN supersedes nothing. Newer is what was made later, whichever came
//    first; of two made at once, the one recorded later. What must itself be asked about (5 to 7, 22 to 24)
//    supersedes nothing.
//    - Each export is whole: sending the older one first only costs the ENT an hour of its queue. A partial IdPN adds.
//    - A date in the future counts as the moment of receipt: a wrong clock must not make a file the newest for ever.
// 4. An IdPN's mode is the one a person ordered, else the one the configuration forces, else complete until an IdPN of
//    the school year is done, then partial. It is settled only when no IdPN of the school is in flight.
//    - domain.md: complet at the start of the year, partiel for those who arrive later.
// 5. What replaces, but is older than one of its kind that is done, is held with a question.
//    - Sent without a word it would set the ENT back; dropped without a word it would be lost.
// 6. An export made more than `stale_after` before it came is held with a question.
//    - Last year's file lies on the Desktop when Navette is installed.
// 7. An export of a past school year is held with a question, also when the year ends while it waits.
// 8. An export of a school that is not configured waits for the configuration, and is asked about (5 to 7, 22 to 24) only
//    then.
//    - A school is missing by a slip, as a rule: corrected, its imports go on without anybody.
// 22. An EDT that holds much less than the last one done of its school year (`loss`: courses, classes, or the size where
//    an encrypted file tells no more) is held with a question.
//    - The ENT would delete the lessons that are missing: of a wrong base, of a box that was not ticked.
// 23. An IdPN that would go in complete mode, but does not look like everybody's, is held with a question: few identifiers
//    for the people of the last clear EDT, or small beside the last one done in complete mode, of whatever year.
//    - PRONOTE's "Uniquement les utilisateurs sans ID CAS" left ticked (domain.md); the ENT would forget all the others.
// 24. Where the rules say so, the first import of a school year is held for a confirmation.
//    - Some ENTs want that one made by hand, or at a moment that somebody chooses.
// All that there is to ask of an import is asked at once; a person's release answers 5 to 7 and 22 to 24 for good, and may say an IdPN's mode (4).
//
// Politeness toward an ENT, which many schools share:
//
// 9. At most `sessions_per_portal` submits, looks and verifications at once per ENT, what runs already included, and at
//    most one per school.
// 10. Looks and verifications go before new submits, and among equals the one that could have gone for the longest
//     time.
//     - Ending what the ENT has begun shortens its queue. What failed gets a new moment and so stands behind what was
//       never tried: a file that makes the ENT ill cannot be the eternal first.
// 11. A closed ENT is left alone until `closed_until`, also when a visit that was under way as it closed ends well.
//     - Two visits at once, one of them is asked for an hour's patience, the other one is finishing: that the second went
//       well is older news than the first one's answer.
//     A person's retry ends the pause that Navette chose by itself, never one that the ENT asked for (domain::lifted).
//     - Whoever types it has put a proxy right, or read that the ENT is back. A probe asks for little; doubling goes on.
// 12. After an outage one probe goes at a time until one went well.
//     - Otherwise every waiting school signs in at the very second in which the ENT comes back.
// 13. While the ENT refuses an account, nothing at all is done for its school, until the configured credentials differ
//     or a person says retry.
//     - Each try counts toward the account being locked.
//    What the refusal stopped then goes at once: it earned no pause (17) beyond one that the ENT asked for.
//    - Whoever corrected a password watches whether it works.
// 14. Nothing of an import happens before its `not_before`.
// 15. No submit begins in quiet hours (local wall clock); looks and verifications go on.
//
// Doubt, failures and patience:
//
// 16. A doubtful import is verified, never sent; where nobody can tell, the configuration says hold (the default) or
//     send again. What the ENT once said to have is never sent again for want of an answer. What its list does not show
//     is absent only once the list can be believed, `absent_after` its commit.
// 17. Retries come at growing intervals: retry_first, doubling to retry_most, each moved by up to a tenth either way (a
//     function of the import and its attempts, so that schools that failed together do not return together).
//     Retry-After is a floor, believed up to a day. An expired session is tried again at once, but once; refused
//     credentials (13) and a stop of Navette cost nothing.
// 18. The queue is looked at when the ENT announced, else by the schools ahead, but never sooner than a quarter of the
//     time waited so far, so that even a queue that says nothing is waited out with few requests.
//
// Errands, what is looked up at the ENT after an import is done:
//
// 25. An errand goes when its moment has come, no import of its school can go or is with the ENT, nothing else of that
//     school runs, and the ENT's bound (9), pause (11), probe (12), refused account (13) and quiet hours (15) let it.
//     - It has time; an import has somebody who waits for it.
// 26. What failed is tried again as an import is (17), ten times in all; what the ENT's pages do not show as the profile
//     says is given up at once: the import itself is well, and the report says what could not be looked up.
// 27. The file of credentials is fetched every week until two in a row bring nobody new; the first four may bring nobody,
//     for an ENT that is slow to open accounts.
//
// What plan() promises:
//
// 19. Every pending or held import has an action or a wait, and a wait tells an administrator why.
// 20. Before `wake_at` time alone brings no new action. It lies after now, and is empty if only an event can bring one.
// 21. When a plan's holds and supersessions are journaled, the next plan asks for none and for the same of everything
//     else.
#pragma once

#include "domain/errand.h"
#include "domain/event.h"
#include "domain/health.h"
#include "domain/import.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace planner {

using domain::Duration;
using domain::Instant;

struct QuietHours {  // local wall clock, minutes since midnight; may cross midnight (22:00 to 05:30); from = to: none
  int from = 0;
  int to = 0;
};

// What to do with an import whose fate cannot be learnt, because the profile knows no page that tells.
enum class InDoubt { hold, send_again };

struct SchoolRules {
  std::string portal;                       // the ENT it belongs to; schools of one ENT share its bounds and its health
  std::string fingerprint;                  // of the configured credentials: differs when they were changed
  std::optional<domain::Mode> idpn_mode{};  // forced; empty = complete for the first of the school year, then partial
  bool confirm_first = false;               // the first import of a school year waits for a person's word
  std::set<domain::Task> tasks{};           // that follow its imports, as the profile and the configuration have it
  Duration credentials_after = std::chrono::hours(24 * 7);  // an import: newcomers may have logins by then
  std::map<domain::Kind, InDoubt> in_doubt{};               // absent = hold
  std::string correction{};  // where their password is corrected and what then follows: French, whole
};

struct Policy {
  unsigned first_month = 8;                            // a school year starts on the 1st of this month
  Duration stale_after = std::chrono::hours(24 * 14);  // an export made longer ago is held for a confirmation
  double loss = 0.3;                                   // an export that holds less by more than this share is held
  int sessions_per_portal = 2;                         // imports, looks and verifications at once, per ENT
  Duration retry_first = std::chrono::minutes(1);      // after the 1st failure; doubles
  Duration retry_most = std::chrono::hours(1);
  Duration look_first = std::chrono::seconds(20);       // queue: first look after the commit, and the shortest wait
  Duration look_most = std::chrono::minutes(5);         // the longest, unless the ENT announces more (up to 4 times)
  Duration look_per_school = std::chrono::seconds(20);  // expected time of one school ahead of us
  Duration verify_first = std::chrono::seconds(30);     // a doubtful import is verified this long after the loss
  Duration absent_after = std::chrono::minutes(2);  // what the ENT's list lacks this long after the commit is absent
  std::optional<QuietHours> quiet{};                // no new attempt begins; looks and verifications go on
  std::function<Duration(Instant)> utc_offset{};    // local time = UTC + this; empty = UTC
  std::map<domain::Uai, SchoolRules> schools{};
};

struct Situation {
  // Every import that has not ended, and of each school the done ones of this and the last school year. Imports without
  // a school are passed over: recording them has already held or refused them.
  std::span<const domain::Import> imports;
  std::span<const domain::PortalHealth> portals;  // absent = well
  std::span<const domain::RefusedAccount> refused_accounts;
  std::set<domain::ImportId> running;  // in the hands of a worker right now: leave them alone
  std::span<const domain::Errand> errands{};
  std::set<domain::ErrandId> running_errands{};  // likewise
};

struct Action {
  enum class Verb {
    submit,     // sign in and import; `mode` says how (IdPN)
    look,       // ask the ENT how far a queued import is
    verify,     // ask the ENT whether it has a doubtful import
    hold,       // journal Held{sentence}
    supersede,  // journal Superseded{by}
    errand,     // do what `errand` is about
  };
  Verb verb;
  domain::ImportId import = 0;
  std::optional<domain::Mode> mode{};
  std::string sentence{};
  domain::ImportId by = 0;
  domain::ErrandId errand = 0;

  friend bool operator==(const Action&, const Action&) = default;
};

// Why an import is not being worked on at this moment: French, for `status` and the pages. Where a person must do
// something it ends with what, after domain::kToDo; elsewhere there is nothing to do.
struct Wait {
  // What a person or another import must bring before it can go on. The rest passes by itself, a turn, a queue, a pause;
  // or was told otherwise: a question by its own event, a school that is not configured at the start.
  enum class Need { nothing, edt, decision, credentials };

  domain::ImportId import = 0;
  std::string sentence{};
  Need need = Need::nothing;

  friend bool operator==(const Wait&, const Wait&) = default;
};

struct Plan {
  std::vector<Action> actions{};     // in the order in which they should be taken; holds and supersessions first
  std::vector<Wait> waits{};         // one for each pending or held import without an action, by id
  std::optional<Instant> wake_at{};  // plan again then at the latest; empty = only when something happens
};

[[nodiscard]] Plan plan(const Situation& situation, Instant now, const Policy& policy);

// What follows an import that is done, of whom its ENT's profile lets Navette look up (`rules`).
[[nodiscard]] std::vector<domain::Errand> errands_after(const domain::Import& done, const SchoolRules& rules,
                                                        Instant now);
// What follows an errand that went well and brought that many new people; empty if nothing does. Credentials are fetched
// again each week until two files in a row bring nobody new.
[[nodiscard]] std::optional<domain::Errand> errand_after(const domain::Errand& done, int newcomers, Instant now);
// An errand that failed, with its next moment; empty when it is given up (rule 26).
[[nodiscard]] std::optional<domain::Errand> errand_after_failure(domain::Errand errand, const domain::Failure& failure,
                                                                 Instant now, const Policy& policy);

// The functions below give the event that the engine journals; `import` is as it is before that event.

// What a failed attempt, look or verification makes of its import: Failed with the next moment, Refused for
// file_refused, Held for page_changed.
[[nodiscard]] domain::Event after_failure(const domain::Import& import, const domain::Failure& failure, Instant now,
                                          const Policy& policy);

// What becomes of an import in whose attempt Navette died (submitting, and no worker has it): Interrupted. The first
// time an attempt that had sent nothing is made again at once, later with growing intervals: the file may be what
// kills.
[[nodiscard]] domain::Event after_interruption(const domain::Import& import, Instant now, const Policy& policy);

// What becomes of a doubtful or queued import that the ENT, asked, does not show: Unseen, or FoundAbsent once its list
// can be believed; Held where the list showed it before.
[[nodiscard]] domain::Event when_absent(const domain::Import& import, Instant now, const Policy& policy);

// What becomes of an import whose fate the ENT's pages cannot tell; `sentence` says why (French, whole). Held with a
// question, or FoundAbsent where the rules say "send again" and the import is doubtful.
[[nodiscard]] domain::Event when_nobody_can_tell(const domain::Import& import, const std::string& sentence, Instant now,
                                                 const Policy& policy);

// When to look at a queued import again: `ahead` and `announced` are what the ENT says now.
[[nodiscard]] Instant next_look(const domain::Import& import, std::optional<int> ahead,
                                std::optional<Duration> announced, Instant now, const Policy& policy);

// The ENT's health after an attempt that ended with `failure` (empty: it went well). What was under way when the ENT
// closed is part of the same outage: it lengthens it only by a Retry-After, and does not end it.
[[nodiscard]] domain::PortalHealth after(domain::PortalHealth health, const std::optional<domain::Failure>& failure,
                                         Instant now, const Policy& policy);

}  // namespace planner
