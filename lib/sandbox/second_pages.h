// The second skin's pages as mustache templates: windows-1252, layout tables, forms that straddle table rows, labels in
// the cell to the left. Written the way such pages were written on purpose.
#pragma once

#include <string_view>

namespace sandbox::second {

extern const std::string_view kOutside;  // title, body: pages before sign-in
extern const std::string_view kInside;   // title, school, username, body
extern const std::string_view kButton;   // an SVG image

extern const std::string_view kLogin;    // action, lt, execution, alert
extern const std::string_view kEntered;  // address
extern const std::string_view kExpired;  // address
extern const std::string_view kWelcome;  // address
extern const std::string_view kText;     // text, strong
extern const std::string_view kImports;

// The wizards' forms. View: alert, token, and what each says.
extern const std::string_view kEdtFile;
extern const std::string_view kEdtCheck;   // rows
extern const std::string_view kEdtTaking;  // date
extern const std::string_view kIdpnFile;
extern const std::string_view kIdpnTaking;  // rows
extern const std::string_view kTaken;       // number

extern const std::string_view kRequests;  // any, rows: [{number, nature, when, file, state}], next
extern const std::string_view
    kRequest;  // state, rejected, done, rows: [{label, value}], missing, people: [{last, first, quality}]

}  // namespace sandbox::second
