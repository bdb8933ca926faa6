#include "load/person.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "base/files.h"
#include "base/progress.h"
#include "base/text.h"
#include "duck/watch.h"
#include "identity/journal.h"
#include "load/forget.h"
#include "load/reading.h"
#include "store/columns.h"
#include "store/generation.h"
#include "store/reference.h"
#include "store/withhold.h"

namespace plenary {
namespace {

using Row = std::vector<duck::Value>;

// Hands on every reference that was taken for a person, with that person's number; the hidden as they are.
template <class F>
Status each_reference(const Workspace& workspace, duck::Connection& c, F f) {
  PLENARY_LET(sealed, sealed_references(workspace, c));
  return c.each_row(
      "SELECT r.person_ref, r.name, r.mail, r.key, r.body, d.person_id, d.rule, d.reason, d.confidence FROM "
      "raw.person_ref r JOIN person_decision d USING (person_ref) WHERE d.person_id IS NOT NULL ORDER BY 1",
      {}, [&](const auto&, const Row& row) {
        PersonReference r{
            std::get<int64_t>(row[0]), duck::to_text(row[1]), duck::to_text(row[2]), duck::to_text(row[3]),
            duck::to_text(row[4]),     duck::to_text(row[6]), duck::to_text(row[7]), {}};
        if (const auto* real = std::get_if<double>(&row[8])) r.confidence = *real;
        const auto hidden = sealed.find(r.number);
        if (hidden != sealed.end())
          r.name = hidden->second.name, r.mail = hidden->second.mail, r.key = hidden->second.key;
        f(std::get<int64_t>(row[5]), std::move(r), hidden != sealed.end());
        return true;
      });
}

std::string words_of(const std::string& name) {
  const auto all = mentions(name);
  return all.empty() ? "" : all.front();
}

// As `fits`; a full name also with its words in another order.
bool is_meant(const Designator& who, const PersonReference& r) {
  if (fits(who, r.name, r.mail, r.key, r.body)) return true;
  const auto words = words_of(who.name);
  return !words.empty() && words == words_of(r.name) && fits(who, who.name, r.mail, r.key, r.body);
}

// Under which texts a person will be found again, none of which finds anybody else who is held.
class Telling {
 public:
  Telling(const KnownPerson& person, bool erase) : person_(person), erase_(erase) {
    for (const auto& r : person.references) {
      names_.insert(fold(r.name)), mails_.insert(ascii_lower(r.mail)), keys_.insert(ascii_lower(r.key));
      words_.insert(words_of(r.name));
    }
    names_.erase(""), mails_.erase(""), keys_.erase(""), words_.erase("");
  }

  // What somebody else is found under is not theirs alone.
  void see_other(int64_t id, const PersonReference& r, const std::vector<std::string>& organizations) {
    const bool alike = words_.contains(words_of(r.name));
    if (alike) namesakes_.insert(id);
    if (!alike && !names_.contains(fold(r.name)) && !mails_.contains(ascii_lower(r.mail)) &&
        !keys_.contains(ascii_lower(r.key)))
      return;
    others_.merge(said_of(r, organizations, matching));
  }

  std::set<std::string> texts(
      const std::unordered_map<int64_t, std::vector<std::string>>& organizations) const {
    std::set<std::string> all;
    for (const auto& r : person_.references) {
      const auto found = organizations.find(r.number);
      all.merge(
          said_of(r, found == organizations.end() ? std::vector<std::string>() : found->second, claims));
    }
    std::erase_if(all, [&](const std::string& one) { return others_.contains(one); });
    if (erase_)
      for (const auto& r : person_.references)
        for (auto& one : mentions(r.name)) all.insert(std::move(one));
    return all;
  }
  size_t namesakes() const { return namesakes_.size(); }

 private:
  template <class How>
  static std::set<std::string> said_of(const PersonReference& r,
                                       const std::vector<std::string>& organizations, How how) {
    std::set<std::string> all;
    auto text = r.text();
    for (auto& one : how(text)) all.insert(std::move(one));
    for (const auto& organization : organizations) {
      text.organization = organization;
      for (auto& one : how(text)) all.insert(std::move(one));
    }
    return all;
  }

  const KnownPerson& person_;
  bool erase_;
  std::set<std::string> names_, mails_, keys_, words_, others_;
  std::set<int64_t> namesakes_;
};

// With which organizations each reference was seen, as sources write them.
Result<std::unordered_map<int64_t, std::vector<std::string>>> organizations_of(duck::Connection& c) {
  std::string pairs;
  for (const auto& noun : nouns())
    if (noun.has("person") && noun.has("organization"))
      pairs += fmt::format("{}SELECT person_ref, organization_ref FROM {} WHERE organization_ref IS NOT NULL",
                           pairs.empty() ? "" : " UNION ",
                           noun.name == "activity" ? "activity" : "raw." + duck::quote_name(noun.name));
  std::unordered_map<int64_t, std::vector<std::string>> all;
  PLENARY_TRY(
      c.each_row(fmt::format("SELECT DISTINCT person_ref, o.name FROM ({}) JOIN raw.organization_ref o USING "
                             "(organization_ref) WHERE person_ref IS NOT NULL AND o.name <> ''",
                             pairs),
                 {}, [&](const auto&, const Row& row) {
                   all[std::get<int64_t>(row[0])].push_back(duck::to_text(row[1]));
                   return true;
                 }));
  return all;
}

struct Told {
  std::set<std::string> texts;
  size_t namesakes = 0;
};

Result<Told> tell_apart(const Workspace& workspace, const KnownPerson& person, bool erase) {
  PLENARY_LET(reader, Reader::open_file(workspace.database()));
  PLENARY_LET(organizations, organizations_of(reader.connection()));
  Telling telling(person, erase);
  PLENARY_TRY(each_reference(workspace, reader.connection(), [&](int64_t id, PersonReference&& r, bool) {
    static const std::vector<std::string> none;
    if (id == person.id) return;
    const auto found = organizations.find(r.number);
    telling.see_other(id, r, found == organizations.end() ? none : found->second);
  }));
  return Told{telling.texts(organizations), telling.namesakes()};
}

// The list of people withheld with this person in it, or unchanged when it says so already.
Result<std::string> extended(const Workspace& workspace, const std::set<std::string>& texts,
                             WithheldVerb verb, const std::string& author) {
  PLENARY_LET(text, read_withheld(workspace));
  PLENARY_LET(key, make_secret_key(workspace.secret_key()));
  PLENARY_LET(file, parse_withheld(text));
  std::map<std::string, WithheldVerb> last;  // what was said of a hash last; an erasure stays
  for (const auto& line : file.lines) {
    const auto [at, fresh] = last.try_emplace(to_hex(line.hash), line.verb);
    if (!fresh && at->second != WithheldVerb::kErased) at->second = line.verb;
  }
  std::vector<WithheldLine> lines;
  for (const auto& one : texts) {
    const auto hash = digest(key, one);
    const auto found = last.find(to_hex(hash));
    const bool said =
        found != last.end() && (found->second == verb || found->second == WithheldVerb::kErased);
    if (said || (verb == WithheldVerb::kShown && found == last.end())) continue;
    lines.push_back({verb, utc_now(), author, hash});
  }
  return lines.empty() ? std::move(text) : with_lines(text, key, lines);
}

Status write(const Workspace& workspace, WriterLock lock, PendingFiles pending, WithholdReport& report) {
  ProgressLine progress("person");
  InterruptGuard interrupt;
  PLENARY_LET(writer, Writer::begin(workspace, std::move(lock), std::move(pending)));
  {
    const duck::Watch watch(writer.connection(), progress);
    PLENARY_TRY(writer.merge());
    PLENARY_LET(resolved, resolve(writer, progress));
    report.resolved = resolved;
    PLENARY_TRY(go_on());
  }
  report.wrote = true;
  return writer.publish();
}

}  // namespace

std::vector<int64_t> KnownPerson::numbers() const {
  std::vector<int64_t> all;
  for (const auto& r : references) all.push_back(r.number);
  return all;
}

std::string designator_of(const PersonReference& r) {
  std::string text = r.name;
  const auto put = [&text](const std::string& part, const char* open, const char* close) {
    if (!part.empty()) text += fmt::format("{}{}{}{}", text.empty() ? "" : " ", open, part, close);
  };
  put(r.mail, "<", ">"), put(r.key, "[", "]"), put(r.body, "@", "");
  return text;
}

Result<std::vector<KnownPerson>> find_people(const Workspace& workspace, Reader& reader,
                                             std::string_view who) {
  const auto wanted = designator(who);
  int64_t number = 0;
  if (who.starts_with('#')) std::from_chars(who.data() + 1, who.data() + who.size(), number);
  std::map<int64_t, bool> found;
  const auto look = [&](auto take) { return each_reference(workspace, reader.connection(), take); };
  PLENARY_TRY(look([&](int64_t id, PersonReference&& r, bool) {
    if (number > 0 ? id == number : is_meant(wanted, r)) found[id] = true;
  }));
  std::map<int64_t, KnownPerson> people;
  if (!found.empty())
    PLENARY_TRY(look([&](int64_t id, PersonReference&& r, bool hidden) {
      if (!found.contains(id)) return;
      auto& person = people[id];
      person.id = id;
      person.hidden |= hidden;
      if (r.name.size() > person.name.size()) person.name = r.name;
      person.references.push_back(std::move(r));
    }));
  std::vector<KnownPerson> all;
  for (auto& [id, person] : people) all.push_back(std::move(person));
  return all;
}

Result<std::vector<PersonReference>> hidden_references(const Workspace& workspace, Reader& reader) {
  std::vector<PersonReference> all;
  PLENARY_LET(sealed, sealed_references(workspace, reader.connection()));
  if (sealed.empty()) return all;
  PLENARY_TRY(each_reference(workspace, reader.connection(), [&](int64_t, PersonReference&& r, bool hidden) {
    if (hidden) all.push_back(std::move(r));
  }));
  return all;
}

Result<WithholdReport> withhold(const Workspace& workspace, const KnownPerson& person, WithheldVerb verb,
                                const std::string& author) {
  // The lock is read by others: it names nobody.
  PLENARY_LET(lock, WriterLock::take(workspace.lock(), "plenary person"));
  drop_generation(workspace);
  const bool erase = verb == WithheldVerb::kErased;
  WithholdReport report{.references = person.references.size()};
  PLENARY_LET(told, tell_apart(workspace, person, erase));
  report.namesakes = told.namesakes;
  PLENARY_LET(text, extended(workspace, told.texts, verb, author));
  PLENARY_LET(now, read_withheld(workspace));
  if (text == now) return report;
  PendingFiles pending{.decisions = {}, .withheld = text};
  PLENARY_LET(withheld, load_withheld(workspace, text));
  PLENARY_LET(decisions, read_decisions(workspace));
  if (erase && !decisions.empty()) {
    PLENARY_LET(kept, without_erased(decisions, withheld, person.references, report.decisions));
    pending.decisions = std::move(kept);
  }
  PLENARY_TRY(write(workspace, std::move(lock), std::move(pending), report));
  return report;
}

Result<WithholdReport> follow_withheld(const Workspace& workspace) {
  PLENARY_LET(lock, WriterLock::take(workspace.lock(), "plenary person"));
  drop_generation(workspace);
  WithholdReport report;
  PLENARY_TRY(forget_decisions(workspace));
  PLENARY_TRY(write(workspace, std::move(lock), {}, report));
  return report;
}

}  // namespace plenary
