#include "formats/recognise.h"

#include "formats/document.h"
#include "formats/envelope.h"
#include "formats/identifiers.h"
#include "formats/name.h"
#include "formats/prolog.h"
#include "formats/sentence.h"
#include "formats/timetable.h"

namespace formats {

namespace {

using domain::Kind;

bool is_container(std::string_view root) {
  return local_name(root) == kContainerRoot;
}
bool is_timetable(std::string_view root) {
  return local_name(root) == kTimetableRoot;
}

// The root element may lie beyond what was looked at only after a comment of kilobytes.
bool root_is_unseen(const Prolog& prolog, std::size_t seen) {
  return prolog.markup && prolog.root.empty() && !prolog.html && seen >= kPeek;
}

bool is_ours(std::string_view root) {
  return is_container(root) || is_timetable(root);
}

domain::Failure meant_for_pronote() {
  return {domain::Fault::file_refused,
          "D'après son nom, ce fichier est celui qu'EDT écrit pour PRONOTE : l'ENT le refuserait. Le fichier destiné à "
          "l'ENT s'appelle EDT_To_KOSMOS_<UAI>.xml : enregistrez celui-là dans le dossier. Si c'est bien l'export pour "
          "l'ENT, donnez-lui ce nom."};
}

bool is_readable_by(const domain::Export& content, const Expectations& expectations) {
  for (const std::string& wanted : expectations.partners)
    for (const std::string& partner : content.partners)
      if (same_letters(wanted, partner)) return true;
  return false;
}

domain::Form form_of(std::string_view root) {
  if (is_container(root)) return domain::Form::container;
  return is_timetable(root) ? domain::Form::clear : domain::Form::unknown;
}

// On failure `content` holds what had been read until then.
domain::Result<void> read(const Document& document, std::uint64_t bytes, const Expectations& expectations,
                          domain::Export& content) {
  content.findings = document.findings;
  const std::string_view root = document.root.name();
  if (is_container(root)) return read_envelope(document.root, expectations, content);
  content.payload_bytes = bytes;
  if (is_timetable(root)) return read_timetable(document.root, content);
  if (content.kind == Kind::edt)
    return refused("Ce fichier n'est pas un export EDT, bien que son nom l'annonce (c'est un document « " +
                       quotable(local_name(root)) + " »).",
                   content.kind);
  content.form = domain::Form::clear;
  return read_identifiers(document.root, content);
}

}  // namespace

std::optional<Recognition> recognise(std::string_view bytes, std::string_view file_name,
                                     const Expectations& expectations) {
  if (!may_be_ours(bytes, file_name)) return std::nullopt;  // a bystander is not copied
  std::string copy(bytes);
  return recognise_in_place(copy, file_name, expectations);
}

std::optional<Recognition> recognise_in_place(std::span<char> bytes, std::string_view file_name,
                                              const Expectations& expectations) {
  const auto named = kind_by_name(file_name);
  const Prolog prolog = read_prolog({bytes.data(), bytes.size()});
  if (!named && !is_ours(prolog.root) && !root_is_unseen(prolog, bytes.size())) return std::nullopt;

  const Kind kind = is_timetable(prolog.root) ? Kind::edt : named.value_or(Kind::edt);
  Parser parser;
  const auto document = parser.parse(bytes, prolog, kind);
  domain::Export content;
  content.kind = kind;
  content.form = form_of(prolog.root);
  if (!document)
    return named || is_ours(prolog.root) ? std::optional(Recognition{kind, document.error(), content}) : std::nullopt;
  const std::string_view root = document->root.name();
  if (!named && !is_ours(root)) return std::nullopt;

  content.form = form_of(root);
  if (const auto outcome = read(*document, bytes.size(), expectations, content); !outcome)
    return Recognition{kind, outcome.error(), content};
  if (is_meant_for_pronote(file_name) && !is_readable_by(content, expectations))
    return Recognition{kind, meant_for_pronote(), content};
  if (named == Kind::idpn && is_timetable(root))
    content.findings.push_back({"kind_by_content",
                                "Son nom annonce un export des identifiants PRONOTE, mais ce fichier est un emploi du "
                                "temps : il est traité comme tel."});
  return Recognition{kind, content};
}

bool may_be_ours(std::string_view first_bytes, std::string_view file_name) {
  if (kind_by_name(file_name)) return true;
  const Prolog prolog = read_prolog(first_bytes);
  return is_ours(prolog.root) || root_is_unseen(prolog, first_bytes.size());
}

}  // namespace formats
