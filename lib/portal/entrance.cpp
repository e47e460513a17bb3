#include "portal/entrance.h"

#include <utility>

namespace portal {

using domain::Failure;
using domain::Fault;

Result<void> Entrance::enter() {
  Trace trace;
  auto entered = flow_.run(profile_.sign_in, FlowKind::sign_in, trace);
  signed_in_ = entered.has_value();
  if (signed_in_) lost_in_a_row_ = 0;
  if (signed_in_ || entered.error().fault != Fault::signed_out) return entered;
  const bool no_word_again = trace.no_word && no_word_;
  no_word_ = trace.no_word;
  if (++lost_in_a_row_ == 1) return entered;
  if (!no_word_again) return lost_too_often();
  return Failure{Fault::credentials_refused,
                 "L'ENT a montré deux fois de suite sa page de connexion sans dire pourquoi : il refuse sans doute "
                 "l'identifiant ou le mot de passe. Navette n'essaie pas davantage, pour ne pas bloquer le compte : "
                 "corrigez-les (« navette configure »)."};
}

Failure Entrance::lost_too_often() {
  return {Fault::signed_out,
          "L'ENT a fermé la session plusieurs fois de suite pendant la visite. Rien n'a été validé."};
}

}  // namespace portal
