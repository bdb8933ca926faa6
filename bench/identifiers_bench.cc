// Prints what the records of a source are called and what the importer makes of it, for bench/identifiers:
//   identifiers_bench forms FORMAT PATH      place, key, sort of name, name (tab-separated), a line a name
//   identifiers_bench relations FORMAT PATH  work, relation, other work, for texts that are the same
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "import/format.h"
#include "import/relaton_record.h"

namespace plenary {
namespace {

void print_form(const SourceFile& file, const Document& document, std::string_view sort,
                std::string_view text) {
  if (!text.empty())
    fmt::print("{}:{}\t{}\t{}\t{}\n", file.path, document.line, document.document, sort, clean(text));
}

// The names that a relaton record gives itself, besides the one that the importer took.
void print_relaton(const SourceFile& file, const Document& document) {
  YamlTree tree;
  if (!read_yaml(file.bytes, tree)) return;
  each(either(tree.root, "docid", "docidentifier"), [&](const YamlNode& id) {
    const auto scope = content(field(&id, "scope"));
    const auto* text = either(&id, "id", "content");
    print_form(file, document, scope.empty() ? content(field(&id, "type")) : scope, line_of(content(text)));
  });
}

void print_forms(const SourceFile& file, const Batch& batch, std::string_view format) {
  for (const auto& document : batch.documents) {
    if (format == "relaton")
      print_relaton(file, document);
    else if (format == "web-specs")
      print_form(file, document, "url", document.url);
    else
      print_form(file, document, "name", document.name);
  }
}

void print_relations(const Batch& batch, std::set<std::string>& seen) {
  for (const auto& relation : batch.relations) {
    if (relation.kind != "sameAs" && relation.kind != "adoptedFrom") continue;
    const auto one = parse_key(relation.document), other = parse_key(relation.target);
    if (!one || !other || one->body == other->body) continue;
    const auto line = fmt::format("{}\t{}\t{}\n", one->work(), relation.kind, other->work());
    if (seen.insert(line).second) fmt::print("{}", line);
  }
}

int run(std::string_view what, std::string_view name, const std::string& path) {
  const auto format = find_format(name);
  if (!format) return fmt::print(stderr, "{}\n", format.error().message), 2;
  const auto reader = (*format)->open({.locator = path, .mapping = {}, .body = {}, .group = {}});
  auto source = open_source(path, [&](std::string_view file) { return (*reader)->accepts(file); });
  if (!source) return fmt::print(stderr, "{}\n", source.error().message), 1;
  std::set<std::string> seen;
  Batch batch;
  for (SourceFile file; (*source)->next(file);) {
    batch.clear();
    (*reader)->read(file, batch);
    if (what == "relations")
      print_relations(batch, seen);
    else
      print_forms(file, batch, name);
  }
  return 0;
}

}  // namespace
}  // namespace plenary

int main(int argc, char** argv) {
  if (argc == 4) return plenary::run(argv[1], argv[2], argv[3]);
  fmt::print(stderr, "usage: identifiers_bench forms|relations FORMAT PATH\n");
  return 2;
}
