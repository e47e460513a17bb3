// The system's journal (journald) as the place that lines of the log go to: the sentence as MESSAGE, PRIORITY, the kind of
// event as MESSAGE_ID (log_events.h) and NAVETTE_EVENT, and each field under its own name, so that
// `journalctl NAVETTE_UAI=0134567U` finds what concerns a school. Of a service of Windows, the event log: few events
// (log_events.h), each the same sentence under its number. Any thread.
#pragma once

#include "daemon/log/log.h"

namespace navette::log {

struct Line {
  Level level;
  std::string_view event;
  const Fields& fields;
  std::string sentence;  // on one line
};

// Whether it stands in for stderr. Linux: stderr is connected to it; the service manager says so ($JOURNAL_STREAM,
// systemd.exec(5)), and it still is. Windows: this is the service.
[[nodiscard]] bool stderr_is_journal();
// Whether nothing is missing in it then, so that no file is needed besides.
[[nodiscard]] bool journal_holds_all();

// The value of that field; empty if there is none.
[[nodiscard]] std::string_view value_of(const Fields& fields, std::string_view name);
// Among others' lines, and without its fields, a sentence must say which import it is about.
[[nodiscard]] std::string message_of(const Line& line);

// "NAME=value" each, as sd_journal_sendv(3) takes them.
[[nodiscard]] std::vector<std::string> journal_fields(const Line& line);

// False if the journal did not take it.
[[nodiscard]] bool send_to_journal(const Line& line);

}  // namespace navette::log
