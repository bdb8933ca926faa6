// Texts that refer to something (a person, an organization, a body, a group, a document, an event) and their
// numbers. An import says a few texts many times, so a text goes into the staging area once:
//
//   stage.text_<what>   text_id, the text as it was said: each text of this import (now and then twice)
//   raw.<what>_ref      the number of each text that the store holds (for documents and events:
//   raw.<what>_key) number_<what>       text_id, number: from the one to the other, a table of this
//   connection alone
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "duck/duck.h"
#include "store/columns.h"

namespace plenary {

inline constexpr size_t kReferences = 6;

/// Name of the table from the texts of this import to the numbers of the store.
std::string numbers_table(Reference reference);

/// CREATE TABLE of the texts of all references in the database `stage`.
std::string text_tables();

/// Statements that number every staged text which the store does not have yet, and make the tables number_*.
std::string number_statements();

/// Statements that list which references the rows of the units in stage.removed use: to run before these go.
std::string gone_statements();

/// Statements that delete those of them that no kept or staged row uses any more. What a source does not say
/// any more must not go on to join people or to name organizations.
std::string unused_statements();

/// Gives texts of one kind their numbers within this import and stages each new one. What it remembers is
/// bounded: a text that was forgotten meanwhile gets another number, which means the same.
class TextNumbers {
 public:
  TextNumbers(duck::Connection& connection, Reference reference)
      : connection_(&connection), reference_(reference) {}

  /// Returns the number of a text, by its parts in the order of the columns.
  Result<int32_t> number(std::span<const std::string_view> parts);
  /// Sends what is still in hand.
  Status flush();

 private:
  struct Slot {
    uint64_t hash = 0;
    uint32_t at = 0;     // of the key in keys_
    int32_t number = 0;  // 0: free
  };
  /// Returns the slot of key_: that of the text, or the free one where it belongs.
  Slot& find(uint64_t hash);
  void grow();
  Status stage(std::span<const std::string_view> parts);

  duck::Connection* connection_;
  Reference reference_;
  std::unique_ptr<duck::Appender> texts_;  // opened at the first text
  // An open table of numbers and, one behind the other, the keys: a look costs two places in memory.
  std::vector<Slot> slots_;
  std::string keys_, key_, last_key_;
  size_t used_ = 0;
  int32_t last_ = 0, count_ = 0;
};

}  // namespace plenary
