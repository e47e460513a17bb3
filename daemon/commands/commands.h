// Every command's options and function; each is written in the file that bears its name.
#pragma once

#include "daemon/command.h"

namespace navette {

options::options_description run_options();
options::options_description check_options();
options::options_description status_options();
options::options_description history_options();
options::options_description show_options();
options::options_description retry_options();
options::options_description release_options();
options::options_description import_options();
options::options_description journal_options();
options::options_description sandbox_options();
options::options_description demo_options();
options::options_description configure_options();
options::options_description credentials_options();
options::options_description letters_options();
options::options_description user_options();

std::string sandbox_details();  // with the troubles that there are

int run(const Arguments& arguments);
int check(const Arguments& arguments);
int status(const Arguments& arguments);
int history(const Arguments& arguments);
int show(const Arguments& arguments);
int retry(const Arguments& arguments);
int release(const Arguments& arguments);
int import_file(const Arguments& arguments);
int journal_command(const Arguments& arguments);
int sandbox_command(const Arguments& arguments);
int demo(const Arguments& arguments);
int configure(const Arguments& arguments);
int credentials(const Arguments& arguments);
int letters_command(const Arguments& arguments);
int user(const Arguments& arguments);

// Those that only this system has.
[[nodiscard]] std::vector<Command> commands_of_this_system();

}  // namespace navette
