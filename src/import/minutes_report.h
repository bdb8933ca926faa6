// A report in the making: its lines, head, sections, events and people, which the parts of the reader share.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "import/minutes_header.h"
#include "import/minutes_lines.h"
#include "import/minutes_people.h"
#include "record/batch.h"

namespace plenary::minutes {

/// What a section is for, told by its title.
enum class Part : uint8_t {
  kFront,         ///< before the first numbered heading
  kIntroduction,  ///< introduction, opening, objectives, agenda
  kSession,       ///< a session of the event
  kTalk,          ///< the title names who speaks
  kPanel,         ///< panel and voices from the floor
  kSummary,       ///< summaries, conclusions, takeaways
  kPeople,        ///< list of participants
  kDocuments,     ///< list of documents
  kActions,       ///< action items
  kOther,
};

struct Section {
  std::string label, title;
  int level = 0;
  size_t first = 0, last = 0;  ///< lines; `first` is the heading, but for the front
  Part part = Part::kOther;
  size_t event = 0;              ///< index into Report::events
  std::vector<Person> speakers;  ///< of a talk
  bool keynote = false;
};

struct Report {
  std::vector<Line> lines;
  Header header;
  std::vector<Section> sections;
  std::vector<Event> events;  ///< [0] is the report's own; then its parent, sessions, days
  Register people;
  std::string document;        ///< key of the report itself
  std::vector<Person> chairs;  ///< of events[i]; no name: not known
};

/// Cuts the lines into sections and says what each is for; adds an event for each session.
void find_sections(Report& report);

/// Something said: a sentence or an item of a list, and by whom.
struct Utterance {
  size_t section = 0, line = 0;  ///< indices
  std::string text;
  std::string lead;    ///< the line that announced the list: "He named the obstacles:"
  Person speaker;      ///< empty when nobody is named
  bool named = false;  ///< the sentence or its paragraph names the speaker
  bool floor = false;  ///< said by nobody in particular, as told by the report
};

/// Reads "Ahmad (Huawei)." and "Stephen (Q12/15 Rapporteur).", a sentence that only says who speaks next.
std::optional<Person> voice_at_front(std::string_view sentence);

/// Everything that is said in the sections, with speakers; the register must know the people.
std::vector<Utterance> utterances_of(const Report& report);

/// The activities of a report, each once: what a person (or an organization without one) did at an event.
class Activities {
 public:
  explicit Activities(Batch& out) : out_(out) {}
  void add(Activity activity);
  /// Adds what somebody is beyond the meeting ("Director", "Rapporteur of RG-IEM"), once.
  void add_office(const Report& report, const Person& person, uint32_t line);
  /// True when a person, by name, has done that at an event.
  bool has(std::string_view kind, std::string_view event, std::string_view name) const;

 private:
  Batch& out_;
  std::unordered_map<std::string, size_t> seen_;
  std::unordered_set<std::string> offices_, done_;
};

/// Fills the register from headings, labels, lists and sentences; writes chairs, speakers, panellists and
/// participants.
void read_people(Report& report, Activities& acts);

/// Writes who is said to have commented, or presented a document.
void read_voices(const Report& report, const std::vector<Utterance>& said, Activities& acts);

/// Writes the documents that the report names, and that it refers to them.
void read_documents(const Report& report, Batch& out);

/// Writes contributions with their submitters.
void read_contributions(const Report& report, Activities& acts);

/// Writes actions and decisions.
void read_actions(const Report& report, const std::vector<Utterance>& said, Batch& out);

/// Writes what takes a view: obstacle, proposal or value.
void read_views(const Report& report, const std::vector<Utterance>& said, Batch& out);

/// Returns an activity at an event of the report, as far as the person says.
Activity activity_of(const Report& report, const Person& person, std::string_view kind, size_t event,
                     uint32_t line);

}  // namespace plenary::minutes
