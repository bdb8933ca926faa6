#include "advise/work_links.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>

#include "advise/mentions.h"
#include "advise/twin_number.h"
#include "base/text.h"
#include "metric/views.h"

namespace plenary {
namespace {

constexpr const char* kLinks = "SELECT document, kind, target FROM link";

struct Kind {
  std::string_view word;  ///< in small letters
  Link link;
};
constexpr std::array kKinds{
    Kind{"sameas", Link::kSameText},      Kind{"identical", Link::kSameText},
    Kind{"equivalent", Link::kSameText},  Kind{"adoptedas", Link::kSameText},
    Kind{"adoptedfrom", Link::kSameText}, Kind{"obsoletes", Link::kSucceeds},
    Kind{"obsoletedby", Link::kSucceeds}, Kind{"updates", Link::kSucceeds},
    Kind{"updatedby", Link::kSucceeds},   Kind{"updated", Link::kSucceeds},
    Kind{"replaces", Link::kSucceeds},    Kind{"replacedby", Link::kSucceeds},
    Kind{"supersedes", Link::kSucceeds},  Kind{"supersededby", Link::kSucceeds},
    Kind{"successorof", Link::kSucceeds}, Kind{"corrected", Link::kSucceeds},
    Kind{"includes", Link::kSucceeds},    Kind{"includedin", Link::kSucceeds},
    Kind{"haspart", Link::kSucceeds},     Kind{"partof", Link::kSucceeds},
    Kind{"hasedition", Link::kNone},      Kind{"editionof", Link::kNone},
    Kind{"levelof", Link::kNone},         Kind{"instanceof", Link::kNone},
    Kind{"repository", Link::kNone},
};

class Builder {
 public:
  explicit Builder(const WorkList& list) : list_(list), next_(static_cast<uint32_t>(list.works.size())) {
    out_.references.resize(list.works.size());
    out_.links.resize(list.works.size());
    out_.same.resize(list.works.size());
    out_.replaced.resize(list.works.size());
    std::iota(out_.same.begin(), out_.same.end(), 0);
  }

  void relate(std::string_view document, std::string_view kind, std::string_view target) {
    const Link link = link_of(kind);
    const auto from = list_.find(document);
    if (!from || link == Link::kNone) return;
    if (link == Link::kRefers) out_.references[*from].push_back(number_of(target));
    const auto to = list_.find(target);
    if (!to && link == Link::kSameText) tie_through(*from, number_of(target));
    if (!to || *to == *from) return;
    tie(*from, *to, link);
    if (equals_ignoring_case(kind, "obsoletes")) out_.replaced[*to] = true;
    if (equals_ignoring_case(kind, "obsoletedBy")) out_.replaced[*from] = true;
  }

  // A title that names another text is about it; an abstract may name it in passing.
  void read_mentions(uint32_t work) {
    const auto& w = list_.works[work];
    const auto known = [&](const std::string& key) { return list_.find(key) || others_.contains(key); };
    for (const auto& [text, link] : {std::pair(&w.title, Link::kNamed), {&w.abstract, Link::kRefers}})
      each_mention(*text, known, [&](const std::string& key) {
        const auto number = number_of(key);
        if (number == work) return;
        out_.references[work].push_back(number);
        if (number < list_.works.size())
          tie(work, number,
              link == Link::kNamed && republishes(list_, work, number) ? Link::kSameNumber : link);
      });
  }

  void tie_numbers() {
    for (const auto& [a, b] : twins_by_number(list_)) tie(a, b, Link::kSameNumber);
  }

  WorkLinks finish() {
    for (auto& numbers : out_.references) {
      std::ranges::sort(numbers);
      numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    }
    for (auto& links : out_.links) std::ranges::sort(links);
    for (uint32_t w = 0; w < out_.same.size(); ++w) out_.same[w] = root(w);
    out_.referred = next_;
    return std::move(out_);
  }

 private:
  uint32_t number_of(std::string_view document) {
    if (const auto work = list_.find(document)) return *work;
    const auto [at, is_new] = others_.try_emplace(base_key(document), next_);
    if (is_new) out_.others.push_back(at->first), ++next_;
    return at->second;
  }

  void tie(uint32_t a, uint32_t b, Link link) {
    if (a == b) return;
    out_.links[std::min(a, b)].emplace_back(std::max(a, b), link);
    if (link >= Link::kSameNumber) out_.same[root(a)] = root(b);
  }

  // Two texts that are each the same as a third one, of which there are no records.
  void tie_through(uint32_t work, uint32_t other) {
    const auto [at, is_new] = through_.try_emplace(other, work);
    if (!is_new) tie(work, at->second, Link::kSameText);
  }

  uint32_t root(uint32_t work) {
    while (out_.same[work] != work) work = out_.same[work] = out_.same[out_.same[work]];
    return work;
  }

  const WorkList& list_;
  uint32_t next_;
  WorkLinks out_;
  std::unordered_map<std::string, uint32_t> others_;  // texts that are only referred to
  std::unordered_map<uint32_t, uint32_t> through_;
};

}  // namespace

Link link_of(std::string_view kind) {
  const auto word = ascii_lower(kind);
  const auto at = std::ranges::find(kKinds, word, &Kind::word);
  return at == kKinds.end() ? Link::kRefers : at->link;
}

const char* to_string(Link link) {
  switch (link) {
    case Link::kNone:
      return "";
    case Link::kRefers:
      return "refers";
    case Link::kNamed:
      return "named in the title";
    case Link::kSucceeds:
      return "successor or part";
    case Link::kSameNumber:
      return "same number";
    case Link::kSameText:
      return "same text";
  }
  return "";
}

Link WorkLinks::between(uint32_t a, uint32_t b) const {
  Link out = Link::kNone;
  const auto& list = links[std::min(a, b)];
  const auto other = std::max(a, b);
  for (auto at = std::ranges::lower_bound(list, other, {}, &std::pair<uint32_t, Link>::first);
       at != list.end() && at->first == other; ++at)
    out = std::max(out, at->second);
  if (out < Link::kSameNumber && same[a] == same[b]) out = Link::kSameText;
  return out;
}

Result<WorkLinks> read_links(duck::Connection& connection, const WorkList& list) {
  Builder builder(list);
  PLENARY_TRY(make_views_for(connection, kLinks));
  PLENARY_TRY(connection.each_chunk(kLinks, [&](const duck::Chunk& rows) {
    for (size_t i = 0; i < rows.rows(); ++i)
      if (rows.said(1, i)) builder.relate(rows.text(0, i), rows.text(1, i), rows.text(2, i));
    return true;
  }));
  for (uint32_t w = 0; w < list.works.size(); ++w) builder.read_mentions(w);
  builder.tie_numbers();
  return builder.finish();
}

}  // namespace plenary
