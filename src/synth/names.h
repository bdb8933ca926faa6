// Invented names: organizations and people from syllables, and the ways in which one name comes to be
// written.
#pragma once
#include <string>
#include <string_view>

#include "synth/countries.h"
#include "synth/random.h"

namespace plenary::synth {

/// Returns a capitalized word of two or three syllables, ASCII: "Velmora".
std::string invent_word(Random& random);

struct FullName {
  std::string given, family;
};

/// Returns a name that sounds of the culture and belongs to nobody in particular.
FullName invent_person(Random& random, Culture culture);

/// Ways in which a list writes a person.
enum class NameStyle : uint8_t { kPlain, kFamilyFirst, kFamilyComma, kUpperFamily, kInitial, kTitle };

/// Writes the name into `out`: "Ana Velko", "Velko Ana", "Velko, Ana", "Ana VELKO", "A. Velko", "Dr Ana
/// Velko".
void write_name(const FullName& name, NameStyle style, std::string& out);

/// Returns the text with one slip: a letter lost, doubled or swapped with the next.
std::string misspell(Random& random, std::string_view text);

/// Raises a-z only.
std::string ascii_upper(std::string_view text);

/// Returns a title for a paper: "Proposed text on slice isolation for metro transport".
std::string invent_title(Random& random);

}  // namespace plenary::synth
