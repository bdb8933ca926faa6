#include "store/record_filter.h"

#include <algorithm>

#include "store/columns.h"

namespace plenary {
namespace {

constexpr size_t kRemembered = 1 << 18;  // people, and texts
constexpr size_t kShort = 80;            // bytes of a text that is likely to come again

// The person of a record: most nouns call it so, a rating the rater.
template <class Record>
PersonName* person_of(Record& record) {
  if constexpr (requires { record.person; })
    return &record.person;
  else if constexpr (requires { record.rater; })
    return &record.rater;
  else
    return nullptr;
}

template <class Record>
const std::string& organization_of(const Record& record) {
  static const std::string none;
  if constexpr (requires { record.organization.name; })
    return record.organization.name;
  else
    return none;
}

template <class Record>
const std::string& body_of(const Record& record) {
  static const std::string none;
  if constexpr (requires { record.body; })
    return record.body;
  else
    return none;
}

}  // namespace

bool RecordFilter::erased(const PersonName& person, const std::string& organization,
                          const std::string& body) {
  if (asked_.size() > kRemembered) asked_.clear();
  std::string key;
  for (const auto* part : {&person.name, &person.mail, &person.key, &organization, &body})
    key += *part + '\0';
  const auto [at, fresh] = asked_.try_emplace(std::move(key), false);
  if (fresh) at->second = withheld_->erased({person.name, person.mail, person.key, body, organization});
  return at->second;
}

void RecordFilter::clean(std::string& text) {
  // One word is no full name, no address and no identifier: most values are.
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  if (std::ranges::all_of(text, plain)) return;
  if (text.size() <= kShort && clean_.contains(text)) return;
  if (auto without = withheld_->without_mentions(text))
    text = std::move(*without);
  else if (text.size() <= kShort)
    clean_.insert(text);
  if (clean_.size() > kRemembered) clean_.clear();
}

void RecordFilter::filter(Batch& batch) {
  if (!withheld_->erases()) return;
  size_t noun = 0;
  each_noun(batch, [&](const char*, auto& list) {
    const auto& columns = nouns()[noun++];
    std::vector<bool> free_text;
    for (const auto& field : columns.fields) free_text.push_back(is_free_text(columns, field.name));
    std::erase_if(list, [&](auto& record) {
      auto* person = person_of(record);
      const bool gone = person != nullptr && erased(*person, organization_of(record), body_of(record));
      taken_out_ += gone ? 1 : 0;
      if (gone) *person = {};
      if constexpr (requires { record.organization.name; }) {
        clean(record.organization.name);
        if (record.organization.name == kErasedMention) record.organization.name.clear();
      }
      size_t at = 0;
      fields(record, [&](const char*, auto& value) {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, std::string>)
          if (free_text[at]) clean(value);
        ++at;
      });
      return gone && columns.name == "affiliation";
    });
  });
  for (auto& reject : batch.rejects) clean(reject.reason), clean(reject.excerpt);
}

}  // namespace plenary
