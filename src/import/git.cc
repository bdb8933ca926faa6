// Commits to acts. What misleads who counts: merges and applied patches are work of those who integrate, not
// of an author; tools commit; a folder of somebody else's code is not written by who adds it; a commit on
// three documents is one commit. So merges have a kind of their own, tools have no person, vendored files
// count for nothing, and a commit's weight is divided among its documents by the lines changed in each.
#include "import/git.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "import/git_paths.h"
#include "import/git_people.h"
#include "import/git_stream.h"

namespace plenary {
namespace {

constexpr int kFirstYear =
    1980;  // clocks that were never set say 1970; no history of commits reaches back so far
constexpr size_t kMostTrailers = 200;
constexpr size_t kMostDocuments = 100;  // of one commit; one that touches more is about none of them

struct Trailer {
  std::string_view key, kind;
};
constexpr auto kTrailers = std::to_array<Trailer>({{"acked-by", "reviewed"},
                                                   {"approved-by", "reviewed"},
                                                   {"co-authored-by", "committed"},
                                                   {"co-developed-by", "committed"},
                                                   {"helped-by", "commented"},
                                                   {"reported-by", "commented"},
                                                   {"reviewed-by", "reviewed"},
                                                   {"signed-off-by", "merged"},
                                                   {"suggested-by", "commented"},
                                                   {"tested-by", "reviewed"}});

// A part of a commit: the lines that it changed in one document, body and group.
struct Part {
  std::string document, body, group;
  double weight = 0;
};

// One unit being read.
class UnitReader {
 public:
  UnitReader(const GitRules& rules, std::string_view repository, std::string_view mailmap, Batch& out)
      : rules_(rules), paths_(rules), repository_(repository), mailmap_(mailmap), out_(out) {}

  void read(const GitCommit& commit) {
    if (commit.id.empty()) return out_.reject(0, std::string(commit.fault));  // of the repository as a whole
    ++line_;
    if (!commit.fault.empty()) return out_.reject(line_, std::string(commit.fault), commit.id);
    read_date(commit);
    if (!date_) return;
    const bool ours = find_parts(commit);
    const GitName author{clean(commit.author, 300), clean(commit.author_mail, 300)};
    const GitName committer{clean(commit.committer, 300), clean(commit.committer_mail, 300)};
    if (author.name.empty() && author.mail.empty())
      out_.reject(line_, "a commit without an author", commit.id);
    else if (commit.merge())
      act("merged", "author", author);
    else
      act(ours ? "committed" : "merged", ours ? "author" : "vendored", author);
    if (!same_git_person(author, committer) && !is_git_bot(committer, rules_.bots))
      act("merged", "committer", committer);
    read_trailers(commit, author);
  }

  // Documents that are files of the repository; what the repository as a whole is for, the rules say.
  void relate() {
    for (const auto& document : seen_documents_)
      out_.relations.push_back({document, "inRepository", repository_, 0});
  }

 private:
  void read_date(const GitCommit& commit) {
    const auto possible = [](MaybeDate date) { return date && civil(date->day).year >= kFirstYear; };
    const auto committed = parse_date(commit.committed);
    date_ = parse_date(commit.authored);
    if (!possible(committed)) {
      date_ = std::nullopt;
      return out_.reject(line_, "a commit date before 1980: not possible", commit.id);
    }
    // Time zones move a day by one; an author's clock that is further ahead of the committer's is wrong.
    if (possible(date_) && date_->day.days <= committed->day.days + 1) return;
    out_.reject(line_, "an author date before 1980 or after the commit: the commit date is taken", commit.id);
    date_ = committed;
  }

  // False when all that the commit changed was written elsewhere.
  bool find_parts(const GitCommit& commit) {
    parts_.clear();
    double lines = 0;
    bool skipped = false;
    for (const auto& change : commit.changes) {
      const auto& meaning = paths_.meaning(change.path);
      skipped = skipped || meaning.skip;
      if (meaning.skip) continue;
      // A file that is only moved counts little, but its commit is not nothing.
      const double weight = static_cast<double>(change.lines) + 0.01;
      lines += weight;
      auto& part = part_of(meaning);
      part.weight += weight;
    }
    const bool nothing = parts_.empty();
    if (nothing || parts_.size() > kMostDocuments)
      parts_.assign(1, {repository_, rules_.body, rules_.group, nothing && !commit.merge() ? 0.0 : 1.0});
    else
      for (auto& part : parts_) part.weight /= lines;
    return !nothing || !skipped;
  }

  Part& part_of(const GitPaths::Meaning& meaning) {
    const auto& document = meaning.document.empty() ? repository_ : meaning.document;
    for (auto& part : parts_)
      if (part.document == document && (meaning.group.empty() || part.group == meaning.group)) return part;
    const bool draft = document.starts_with("ietf:") && meaning.body.empty();
    auto body = !meaning.body.empty() ? meaning.body : draft ? "ietf" : rules_.body;
    if (!meaning.document.empty()) seen_documents_.insert(document);
    parts_.push_back({document, std::move(body), meaning.group.empty() ? rules_.group : meaning.group, 0});
    return parts_.back();
  }

  void act(std::string_view kind, std::string_view role, const GitName& who) {
    const bool bot = is_git_bot(who, rules_.bots);
    for (const auto& part : parts_) {
      auto& activity = out_.activities.emplace_back();
      activity.date = date_;
      activity.kind = bot ? "automated" : kind;
      if (bot) {
        activity.role = who.name.empty() ? who.mail : who.name;  // a tool is nobody
      } else {
        activity.role = role;
        activity.person = git_person(who);
        activity.organization.domain = git_domain(who);
      }
      activity.body = part.body;
      activity.group = part.group;
      activity.document = part.document;
      activity.weight = part.weight;
      activity.line = line_;
    }
  }

  void read_trailers(const GitCommit& commit, const GitName& author) {
    std::set<std::pair<std::string_view, std::string>> done;  // kind and person: twice named is once done
    size_t count = 0;
    for (const std::string_view line : split(commit.trailers, '\n')) {
      const size_t colon = line.find(':');
      if (colon == line.npos) continue;
      const auto key = ascii_lower(trim(line.substr(0, colon)));
      const auto* known = std::ranges::find(kTrailers, key, &Trailer::key);
      if (known == kTrailers.end()) continue;
      if (++count > kMostTrailers)
        return out_.reject(line_, "more than 200 people in the trailers: the rest is left out", commit.id);
      const auto said = parse_git_name(line.substr(colon + 1));
      if (!said) {
        out_.reject(line_, fmt::format("a trailer {} without a name", known->key), commit.id);
        continue;
      }
      const auto who = mailmap_.map(*said);
      // An author who signs off, or reviews what is his own, does no second act.
      if (same_git_person(who, author)) continue;
      if (!done.emplace(known->kind, ascii_lower(who.mail.empty() ? who.name : who.mail)).second) continue;
      act(known->kind, known->key, who);
    }
  }

  const GitRules& rules_;
  GitPaths paths_;
  std::string repository_;
  GitMailmap mailmap_;
  Batch& out_;
  uint32_t line_ = 0;
  MaybeDate date_;
  std::vector<Part> parts_;
  std::set<std::string> seen_documents_;
};

class GitReader : public FormatReader {
 public:
  explicit GitReader(GitRules rules) : rules_(std::move(rules)) {}

  bool accepts(std::string_view) const override { return true; }

  void read(const SourceFile& file, Batch& out) const override {
    GitStream stream(file.bytes);
    std::string_view repository, mailmap;
    if (!stream.head(repository, mailmap)) return out.reject(0, "not a unit of a git repository");
    if (file.path == "repository" && !repository.empty()) describe(repository, out);
    UnitReader unit(rules_, repository, mailmap, out);
    GitCommit commit;
    while (stream.next(commit)) unit.read(commit);
    unit.relate();
  }

 private:
  void describe(std::string_view key, Batch& out) const {
    Document document;
    document.document = document.work = key;
    document.name = key.substr(key.find('/') + 1);
    document.body = rules_.body;
    document.group = rules_.group;
    document.type = "repository";
    if (key.starts_with("git:") && key.find('/') != key.npos)
      document.url = fmt::format("https://{}", key.substr(4));
    out.documents.push_back(std::move(document));
    for (const auto& target : rules_.documents)
      out.relations.push_back({target, "repository", std::string(key), 0});
  }

  GitRules rules_;
};

}  // namespace

Result<std::unique_ptr<FormatReader>> open_git(const ImportOptions& options) {
  PLENARY_LET(rules, parse_git_rules(options.mapping));
  if (!options.body.empty()) rules.body = options.body;
  if (!options.group.empty()) rules.group = options.group;
  return std::make_unique<GitReader>(std::move(rules));
}

}  // namespace plenary
