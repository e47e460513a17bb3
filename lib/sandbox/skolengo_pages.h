// The first skin's pages as mustache templates: UTF-8, HTML5, forms with real labels.
#pragma once

#include <string_view>

namespace sandbox::skolengo {

// Around every page. View: title, school, style, signed_in, username, menu: [{label, address, current}], sub: [{label,
// address, current}], body (HTML).
extern const std::string_view kLayout;
extern const std::string_view kStyle;

extern const std::string_view kProviders;  // service
extern const std::string_view kLogin;      // action, execution, alert
extern const std::string_view kLocked;
extern const std::string_view kWelcome;  // address
extern const std::string_view kHome;     // username, school, uai
extern const std::string_view kSection;  // title, text
extern const std::string_view kNotice;   // title, alert, text, reason: whatever stops a person

// A step of a wizard: its fields go into the frame. View of the frame: title, step, alert, hidden: [{name, value}],
// upload, fields (HTML).
extern const std::string_view kStep;
extern const std::string_view kSoftware;      // fields
extern const std::string_view kVersion;       // versions: [{value, text}]
extern const std::string_view kEdtFile;       // fields
extern const std::string_view kIdpnFile;      // fields
extern const std::string_view kConfirmation;  // rows: [{label, value}], text

extern const std::string_view kQueue;  // number, line, address
extern const std::string_view
    kReport;  // number, date, time, figures: [{label, value}], people: [text], all_known, advice
extern const std::string_view kRecords;  // any, rows: [{number, when, type, file, state, address}]

}  // namespace sandbox::skolengo
