// What the tests of the exchange formats share: decisions as short sentences.
#pragma once
#include <fmt/core.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/text.h"
#include "identity/exchange.h"

namespace plenary {

using Sentences = std::vector<std::string>;

inline std::string sentence(const JournalEntry& e) {
  const auto line = journal_line(e);
  const auto cells = split(line, '\t');
  std::string days;
  if (e.from || e.to)
    days = fmt::format(" {}..{}", e.from ? to_string(*e.from) : "", e.to ? to_string(*e.to) : "");
  return fmt::format("{} {} {} {} = {}{}", e.reason, e.person ? "person" : "organization",
                     std::string(cells[4]), e.subject, e.object, days);
}

/// What the format reads from a text: decisions behind the line they are from, then rejects, then counts.
inline Sentences read_all(const char* format, std::string_view text) {
  const auto found = find_exchange_format(format);
  if (!found) return {found.error().message};
  ExchangeNotes notes{.file = "f", .at = "2026-11-21T10:00:00Z", .rejects = {}, .left_out = {}};
  const auto entries = (*found)->read(text, notes);
  if (!entries) return {"error: " + entries.error().message};
  Sentences all;
  for (const auto& entry : *entries) all.push_back(sentence(entry));
  for (const auto& reject : notes.rejects)
    all.push_back(fmt::format("reject {}: {}", reject.line, reject.reason));
  for (const auto& [what, count] : notes.left_out) all.push_back(fmt::format("left out {}: {}", count, what));
  return all;
}

inline std::string write(const char* format, const Identities& identities) {
  const auto found = find_exchange_format(format);
  if (!found || !(*found)->write) return "no such writer";
  const auto text = (*found)->write(identities);
  return text ? *text : text.error().message;
}

/// The same without the lines: what was said, wherever it stood.
inline Sentences decisions_of(const char* format, std::string_view text) {
  Sentences all = read_all(format, text);
  for (auto& line : all)
    if (const auto at = line.find(" person "), other = line.find(" organization ");
        line.starts_with("f, line"))
      line.erase(0, std::min(at, other) + 1);
  return all;
}

/// Two people, one with a history, and two organizations.
inline Identities two_people() {
  Identities all;
  all.persons = {
      {.names = {"Jo Doe", "Johanna Doe"},
       .mails = {"jo@acme.example", "jo@home.example"},
       .keys = {"github:jo"},
       .enrollments = {{"Acme", parse_date("2015-02-01"), parse_date("2017-12-31")},
                       {"Umbrella Labs", parse_date("2019-01-01"), {}}}},
      {.names = {"Jo Doe"}, .mails = {"other@acme.example"}, .keys = {}, .enrollments = {{"Acme", {}, {}}}}};
  all.organizations = {
      {.names = {"Acme", "Acme \"A\", Inc."},
       .domains = {"acme.example", "acme.org"},
       .parent = "Umbrella Labs",
       .country = "CH"},
      {.names = {"Umbrella Labs"}, .domains = {"umbrella.example"}, .parent = "", .country = "HK"}};
  return all;
}

}  // namespace plenary
