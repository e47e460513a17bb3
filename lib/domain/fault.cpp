#include "domain/fault.h"

#include "domain/names.h"

namespace domain {

namespace {

constexpr Names<Fault, 8> kFaults{{{
    {Fault::unreachable, "unreachable"},
    {Fault::unavailable, "unavailable"},
    {Fault::throttled, "throttled"},
    {Fault::signed_out, "signed_out"},
    {Fault::credentials_refused, "credentials_refused"},
    {Fault::file_refused, "file_refused"},
    {Fault::page_changed, "page_changed"},
    {Fault::cancelled, "cancelled"},
}}};

}  // namespace

std::string_view name_of(Fault fault) { return kFaults.name(fault); }

std::optional<Fault> fault_named(std::string_view name) { return kFaults.value(name); }

UnexpectedFailure::UnexpectedFailure(const Failure& failure)
    : std::logic_error(std::string(name_of(failure.fault)) + ": " + failure.sentence) {}

void throw_exception_from_error(const Failure& failure, const boost::source_location&) {
  throw UnexpectedFailure(failure);
}

}  // namespace domain
