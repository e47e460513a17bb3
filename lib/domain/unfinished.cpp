#include "domain/unfinished.h"

#include "domain/names.h"

namespace domain {

namespace {

using Why = Unfinished::Why;

constexpr Names<Why, 5> kWhys{{{{Why::written, "written"},
                                {Why::held_open, "held_open"},
                                {Why::empty, "empty"},
                                {Why::cut_off, "cut_off"},
                                {Why::unreadable, "unreadable"}}}};

}  // namespace

std::string_view name_of(Why why) { return kWhys.name(why); }
std::optional<Why> why_named(std::string_view name) { return kWhys.value(name); }

}  // namespace domain
