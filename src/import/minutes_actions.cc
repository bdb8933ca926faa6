// Actions ("Action 3: ...", "AP-1 ...", "TSAG is invited to ...", "The meeting agreed to hold ...", rows of
// tables of action items) and decisions ("The meeting adopted ...", "It was agreed ...").
#include <algorithm>
#include <array>
#include <unordered_set>

#include "base/text.h"
#include "import/minutes_dates.h"
#include "import/minutes_documents.h"
#include "import/minutes_groups.h"
#include "import/minutes_report.h"
#include "import/minutes_tables.h"

namespace plenary::minutes {
namespace {

constexpr auto kDecided =
    std::to_array<std::string_view>({" agreed ", " adopted ", " approved ", " endorsed ", " decided ",
                                     " appointed ", " confirmed ", " consented ", " determined "});

constexpr auto kPassive =
    std::to_array<std::string_view>({"was approved", "were approved", "was adopted", "were adopted",
                                     "was agreed", "were agreed", "was endorsed", "was consented"});

bool is_placeholder(std::string_view text) {
  const std::string folded = fold(text);
  return folded.empty() || folded == "tbc" || folded == "tbd" || folded == "none" || folded == "n a" ||
         folded == "nil";
}

// "TBC - to organize ...": what is still to be confirmed.
std::string without_tbc(std::string_view text) {
  for (const std::string_view start : {"TBC - ", "TBC: ", "TBD - ", "TBC, "})
    if (text.starts_with(start)) text.remove_prefix(start.size());
  return std::string(text);
}

// The words before the verb that can decide: a meeting, a group, "It".
bool can_decide(std::string_view subject) {
  const std::string folded = padded(subject);
  if (folded.size() > 160) return false;
  if (folded == " it " || folded == " it was " || folded == " participants ") return true;
  static constexpr auto kWho = std::to_array<std::string_view>(
      {"the meeting", "the group", "the workshop", "plenary", "working party", "study group",
       "the rapporteur group", "participants", "the meeting also"});
  return has_any(folded, kWho) || !groups_of(subject).empty();
}

class Outcomes {
 public:
  Outcomes(const Report& report, Batch& out) : report_(report), out_(out) {}

  void read(const std::vector<Utterance>& said) {
    for (const auto& label : labels_of(report_.lines))
      if (label.name == "action") head_actions(label);
    for (const auto& u : said) {
      const Section& section = report_.sections[u.section];
      if (labelled(section, u.text, u.line)) continue;
      decision(u);
      if (const auto owner = invited(u); !owner.empty())
        add(after(u.text, " invited to "), owner, "invited", section, u.line);
      else if (agreed_step(u.text))
        add(u.text, asked_of(u.text), "agreed", section, u.line);
      else if (recommends(section, u))
        add(u.text, owner_at_front(u.text), "suggested", section, u.line);
      else if (asked(section, u))
        add(u.text, owner_in(u.text), "suggested", section, u.line);
    }
    const auto tables = tables_of(report_);
    std::unordered_set<size_t> known;
    for (const auto& table : tables) known.insert(table.rows.begin(), table.rows.end());
    for (const auto& section : report_.sections)  // "AP-1 | TSB to ..." stands in a row at times
      for (size_t i = section.first; i < section.last; ++i)
        if (report_.lines[i].kind == Kind::kRow && report_.lines[i].cells.size() >= 2 && !known.contains(i))
          labelled(section, report_.lines[i].cells[0] + ": " + report_.lines[i].cells[1], i);
    for (const auto& table : tables) read_table(table);
  }

 private:
  void add(std::string_view objective, std::string_view owner, std::string_view status,
           const Section& section, size_t line, std::string_view number = "", std::string_view due = "") {
    Action action;
    action.objective = clean(without_tbc(trim(objective)), 2000);
    if (is_placeholder(action.objective)) return;
    if (!seen_.insert(action.objective).second) return;
    const std::string name = number.empty() ? std::to_string(out_.actions.size() + 1) : fold(number);
    action.action = report_.events[0].event + ":" + name;
    action.owner = clean(owner, 200);
    action.status = status;
    action.document = report_.document;
    action.section = section.label;
    action.date = report_.events[0].from;
    action.due = due.empty() ? due_in(objective) : day_in(due);
    action.line = report_.lines[line].number;
    out_.actions.push_back(std::move(action));
  }

  // The last day that a text names, when it is none of the event's past.
  MaybeDate due_in(std::string_view text) const {
    MaybeDate due;
    for (auto span : spans_of(text)) {
      if (span.year == 0) span.year = civil(report_.events[0].from->day).year;
      if (const auto day = first_of(span);
          day && day->precision == Precision::kDay && day->day >= report_.events[0].from->day)
        due = day;
    }
    return due;
  }

  MaybeDate day_in(std::string_view cell) const {
    const auto spans = spans_of(cell);
    if (spans.size() != 1) return std::nullopt;
    auto span = spans[0];
    if (span.year == 0) span.year = civil(report_.events[0].from->day).year;
    return first_of(span);
  }

  // "Action: TSAG is invited to authorize RG-IEM:" with its list below.
  void head_actions(const Labelled& label) {
    const std::string owner = owner_in(label.value);
    const std::string what = after(label.value, " invited to ");
    const Section& front = report_.sections[0];
    bool items = false;
    if (label.value.ends_with(':'))
      for (size_t i = label.index + 1; i < report_.lines.size() && (report_.lines[i].kind == Kind::kItem ||
                                                                    report_.lines[i].kind == Kind::kBlank);
           ++i) {
        if (report_.lines[i].kind == Kind::kBlank) continue;
        items = true;
        std::string item = without_tbc(report_.lines[i].text);
        while (item.ends_with(',') || item.ends_with(';')) item.pop_back();
        if (!is_placeholder(item))
          add(trim(what.substr(0, what.size() - 1)).empty() ? item
                                                            : what.substr(0, what.size() - 1) + " " + item,
              owner, "invited", front, i);
      }
    if (!items) add(what.empty() ? label.value : what, owner, "invited", front, label.index);
  }

  static std::string after(std::string_view text, std::string_view words) {
    const size_t at = text.find(words);
    return std::string(at == text.npos ? text : text.substr(at + words.size()));
  }

  // "TSAG is invited to", "RG-IEM to": the first group or the words before the verb.
  std::string owner_in(std::string_view text) const {
    for (const std::string_view verb :
         {" is invited to ", " are invited to ", " is requested to ", " are requested to ", " was tasked to ",
          " was asked to ", " is asked to ", " will ", " should "}) {
      const size_t at = text.find(verb);
      if (at == text.npos || at > 80) continue;
      std::string_view subject = text.substr(0, at);
      for (const std::string_view start :
           {"It was suggested that ", "It was agreed that ", "It was proposed that ",
            "It was recommended that ", "The meeting agreed that "})
        if (subject.starts_with(start)) subject.remove_prefix(start.size());
      const bool thing =
          padded(subject).find(" plan ") != std::string::npos || subject.find(" of ") != subject.npos;
      return thing || subject.starts_with("It ") ? "" : std::string(trim(subject));
    }
    return "";
  }

  // "Action 3: Mr X to draft ...", "AP-1 TSB to ...", "Action item: ...".
  bool labelled(const Section& section, std::string_view text, size_t line) {
    static constexpr auto kStarts =
        std::to_array<std::string_view>({"Action Point", "Action point", "Action item", "Action Item",
                                         "ACTION", "Action", "AP", "AI", "Follow-up action"});
    const auto start = std::ranges::find_if(kStarts, [&](auto s) { return text.starts_with(s); });
    if (section.part == Part::kActions && report_.lines[line].kind == Kind::kItem && start == kStarts.end()) {
      add(text, owner_at_front(text), "open", section, line);
      return true;
    }
    if (start == kStarts.end() || section.part == Part::kFront) return false;
    size_t i = start->size();
    while (i < text.size() && (text[i] == '-' || text[i] == ' ' || text[i] == '#')) ++i;
    const size_t from = i;
    while (i < text.size() && i < from + 8 &&
           ((text[i] >= '0' && text[i] <= '9') || text[i] == '.' || text[i] == '-'))
      ++i;
    const bool digits = i > from;
    if (i >= text.size() || (!digits && text[i] != ':') ||
        (digits && text[i] != ':' && text[i] != ' ' && text[i] != ')'))
      return false;
    auto rest = trim(text.substr(i + 1));
    if (text[i] == ' ' && (rest.starts_with("- ") || rest.starts_with(": "))) rest = trim(rest.substr(2));
    add(rest, owner_at_front(rest), "open", section, line,
        digits ? std::string(*start) + std::string(text.substr(from, i - from)) : "");
    return true;
  }

  // "TSB to issue a Circular", "Ms Doe (Acme) will draft": who stands before "to" or "will".
  static std::string owner_at_front(std::string_view text) {
    size_t end = text.npos;
    for (const std::string_view verb :
         {" to ", " will ", " shall ", " should ", " is requested to ", " is invited to "})
      end = std::min(end, text.find(verb));
    if (end == text.npos || end > 80) return "";
    const auto subject = text.substr(0, end);
    const bool capital =
        !subject.empty() && ((subject[0] >= 'A' && subject[0] <= 'Z') || (subject[0] & 0x80) != 0);
    const std::string folded = padded(subject);
    return capital && split(trim(folded), ' ').size() <= 8 ? std::string(subject) : "";
  }

  std::string invited(const Utterance& u) const {
    if (report_.sections[u.section].part == Part::kFront && u.text.starts_with("Action")) return "";
    for (const std::string_view verb : {" is invited to ", " are invited to ", " is requested to ",
                                        " was tasked to ", " was invited to ", " was requested to "}) {
      const size_t at = u.text.find(verb);
      if (at != u.text.npos && at < 80 && at > 0) {
        std::string_view subject = std::string_view(u.text).substr(0, at);
        if (subject.starts_with("It ")) return "";
        return std::string(subject);
      }
    }
    return "";
  }

  // The meeting commits itself to do something.
  static bool agreed_step(std::string_view text) {
    for (const std::string_view words :
         {" agreed to ", " agreed that ", " decided to ", " requested ", " tasked "}) {
      const size_t at = text.find(words);
      if (at == text.npos || at > 100 || !can_decide(text.substr(0, at))) continue;
      return words != " requested " || text.find(" to ", at) != text.npos;
    }
    return false;
  }

  // An item below "Recommendations" or "Next steps" that says who should do what.
  bool recommends(const Section& section, const Utterance& u) const {
    if (section.part != Part::kSummary || report_.lines[u.line].kind != Kind::kItem) return false;
    const bool titled =
        has_any(padded(section.title),
                std::to_array<std::string_view>({"recommendations", "next steps", "way forward"}));
    return titled &&
           has_any(padded(u.text), std::to_array<std::string_view>(
                                       {"should", "shall", "will", "is invited to", "are invited to"}));
  }

  // "The meeting requested TSB to circulate ...": who is asked.
  static std::string asked_of(std::string_view text) {
    for (const std::string_view verb : {" requested ", " tasked ", " invited ", " asked "}) {
      const size_t at = text.find(verb), to = text.find(" to ", at == text.npos ? 0 : at + verb.size());
      if (at == text.npos || to == text.npos || to - at > 80) continue;
      return std::string(trim(text.substr(at + verb.size(), to - at - verb.size())));
    }
    return "";
  }

  // What a meeting recommends without deciding: only where it sums up.
  static bool asked(const Section& section, const Utterance& u) {
    if (section.part != Part::kSummary && section.part != Part::kOther) return false;
    const std::string folded = padded(u.text);
    if (has_any(folded, std::to_array<std::string_view>(
                            {"it was suggested that", "it was suggested to", "it was recommended to",
                             "it was proposed to", "it was recommended that", "it was proposed that",
                             "would be appropriate to", "it is recommended", "it is proposed that"})))
      return true;
    if (section.part != Part::kSummary) return false;
    const bool needed =
        has_any(folded, std::to_array<std::string_view>({"are needed to", "is needed to", "is required to"}));
    return needed || has_any(folded, std::to_array<std::string_view>(
                                         {"will be progressed", "will be updated", "will be organized"}));
  }

  void decision(const Utterance& u) {
    if (report_.sections[u.section].part == Part::kTalk || u.text.ends_with(':')) return;
    for (const auto verb : kDecided) {
      const size_t at = u.text.find(verb);
      if (at == u.text.npos || at > 140 || !can_decide(std::string_view(u.text).substr(0, at))) continue;
      write_decision(u);
      return;
    }
    // "The agenda in TD1 was approved."
    if (has_any(padded(u.text), kPassive) && !references_of(u.text, report_.header.body, "").empty())
      return write_decision(u);
    // "was held under the approval of TSAG"
    if (const size_t at = u.text.find("under the approval of ");
        at != u.text.npos && !groups_of(std::string_view(u.text).substr(at)).empty())
      write_decision(u);
  }

  void write_decision(const Utterance& u) {
    Decision decision;
    decision.kind = "consensus";
    decision.event = report_.events[report_.sections[u.section].event].event;
    decision.text = clean(u.text, 2000);
    const auto documents = references_of(u.text, report_.header.body, report_.header.place_group);
    if (!documents.empty()) decision.document = documents.front().key;
    decision.date = report_.events[0].from;
    for (const auto& span : spans_of(u.text))
      if (const auto day = first_of(span);
          day && day->precision == Precision::kDay && day->day <= report_.events[0].from->day)
        decision.date = day;
    decision.line = report_.lines[u.line].number;
    out_.decisions.push_back(std::move(decision));
  }

  void read_table(const Table& table) {
    if (!table.has(Column::kAction) ||
        !(table.has(Column::kOwner) || table.has(Column::kDue) || table.has(Column::kStatus)))
      return;
    const Section& section = report_.sections[table.section];
    for (const size_t row : table.rows) {
      const auto status = table.cell(report_, row, Column::kStatus);
      add(table.cell(report_, row, Column::kAction), table.cell(report_, row, Column::kOwner),
          status.empty() ? "open" : ascii_lower(status), section, row,
          table.cell(report_, row, Column::kNumber), table.cell(report_, row, Column::kDue));
    }
  }

  const Report& report_;
  Batch& out_;
  std::unordered_set<std::string> seen_;
};

}  // namespace

void read_actions(const Report& report, const std::vector<Utterance>& said, Batch& out) {
  Outcomes(report, out).read(said);
}

}  // namespace plenary::minutes
