// Measures and checks the relaton importer over a folder of records:
//   relaton_bench time FOLDER      seconds of both readers (1 and 2 threads) and of libfyaml's bare event
//   loop relaton_bench compare FOLDER   the fast reader and libfyaml make equal trees of every file
//   relaton_bench report FOLDER    records by noun, rejects by reason, identifiers that meet, distinct facts
#include <fmt/format.h>
#include <libfyaml.h>

#include <atomic>
#include <chrono>
#include <ctime>
#include <functional>
#include <map>
#include <set>
#include <thread>

#include "import/format.h"
#include "import/relaton_yaml.h"

namespace plenary {
namespace {

std::vector<SourceFile> load(const std::string& folder, const FormatReader& reader) {
  std::vector<SourceFile> files;
  auto source = open_source(folder, [&](std::string_view path) { return reader.accepts(path); });
  if (!source) {
    fmt::print(stderr, "{}\n", source.error().message);
    return files;
  }
  for (SourceFile file; (*source)->next(file);) files.push_back(std::move(file));
  return files;
}

// Runs `work` on each file, on so many threads; returns seconds.
double timed(const std::vector<SourceFile>& files, int threads,
             const std::function<std::function<void(const SourceFile&)>()>& work) {
  const auto from = std::chrono::steady_clock::now();
  std::atomic<size_t> next = 0;
  std::vector<std::jthread> pool;
  for (int t = 0; t < threads; ++t)
    pool.emplace_back([&] {
      const auto act = work();
      for (size_t begin; (begin = next.fetch_add(64)) < files.size();)
        for (size_t i = begin; i < std::min(begin + 64, files.size()); ++i) act(files[i]);
    });
  pool.clear();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count();
}

void bare_events(const SourceFile& file) {
  fy_parse_cfg config{};
  config.flags = FYPCF_QUIET;
  fy_parser* const parser = fy_parser_create(&config);
  fy_parser_set_string(parser, file.bytes.data(), file.bytes.size());
  while (fy_event* const event = fy_parser_parse(parser)) fy_parser_event_free(parser, event);
  fy_parser_destroy(parser);
}

int time_all(const std::vector<SourceFile>& files, const FormatReader& reader) {
  const auto ours = [&] {
    return [&reader, batch = std::make_shared<Batch>()](const SourceFile& file) {
      reader.read(file, *batch);
      batch->clear();
    };
  };
  size_t bytes = 0;
  for (const auto& file : files) bytes += file.bytes.size();
  timed(files, 2, ours);  // warms caches and memory
  // Processor seconds say more than the clock where other work shares the machine.
  const auto processor = [](std::clock_t from) {
    return static_cast<double>(std::clock() - from) / CLOCKS_PER_SEC;
  };
  std::clock_t from = std::clock();
  const double one = timed(files, 1, ours);
  const double one_processor = processor(from);
  const double two = timed(files, 2, ours);
  from = std::clock();
  const double bare = timed(files, 1, [] { return bare_events; });
  const double bare_processor = processor(from);
  fmt::print("files {}\nbytes {}\nours_1 {:.4f}\nours_2 {:.4f}\nlibfyaml_events {:.4f}\n", files.size(),
             bytes, one, two, bare);
  fmt::print("ours_1_processor {:.4f}\nlibfyaml_events_processor {:.4f}\n", one_processor, bare_processor);
  return 0;
}

bool equal(const YamlNode* a, const YamlNode* b) {
  if (!a || !b) return a == b;
  if (a->kind != b->kind || a->key != b->key || a->text != b->text) return false;
  const YamlNode *x = a->first, *y = b->first;
  for (; x && y; x = x->next, y = y->next)
    if (!equal(x, y)) return false;
  return x == y;
}

int compare(const std::vector<SourceFile>& files) {
  YamlTree fast, general;
  size_t equal_count = 0, left = 0, refused = 0, different = 0;
  for (const auto& file : files) {
    if (!read_plain_yaml(file.bytes, fast)) {
      if (++left <= 10) fmt::print("left to libfyaml: {}\n", file.path);
      continue;
    }
    const Status status = read_general_yaml(file.bytes, general);
    if (!status)
      fmt::print("refused by libfyaml: {}: {}\n", file.path, status.error().message), ++refused;
    else if (equal(fast.root, general.root))
      ++equal_count;
    else if (++different <= 10)
      fmt::print("different: {}\n", file.path);
  }
  fmt::print("files {}\nequal {}\nleft to libfyaml {}\nrefused by libfyaml alone {}\ndifferent {}\n",
             files.size(), equal_count, left, refused, different);
  return different == 0 ? 0 : 1;
}

// Counts the persons named in the nested records of relations: they made other documents, or this one once
// more.
size_t nested_persons(const SourceFile& file, YamlTree& tree) {
  if (!read_yaml(file.bytes, tree)) return 0;
  const std::function<size_t(const YamlNode*)> persons = [&](const YamlNode* node) {
    size_t count = 0;
    for (const YamlNode* child = node->first; child; child = child->next)
      count += (child->key == "person" ? 1 : 0) + persons(child);
    return count;
  };
  for (const YamlNode* child = tree.root->first; child; child = child->next)
    if (child->key == "relation") return persons(child);
  return 0;
}

// The reason without the particulars of one file.
std::string kind_of(const std::string& reason) { return reason.substr(0, reason.find('\'')); }

int report(const std::vector<SourceFile>& files, const FormatReader& reader) {
  std::map<std::string, size_t> records, rejects, first_file;
  std::map<std::string, std::vector<std::string>> keys;
  std::set<std::string> facts;
  size_t people = 0, nested = 0, silent = 0;
  Batch batch;
  YamlTree tree;
  for (const auto& file : files) {
    batch.clear();
    reader.read(file, batch);
    nested += nested_persons(file, tree);
    if (batch.records() == 0 && batch.rejects.empty()) ++silent;
    each_noun(batch, [&](const char* noun, const auto& list) {
      if (!list.empty()) records[noun] += list.size();
    });
    for (const auto& reject : batch.rejects)
      if (rejects[kind_of(reject.reason)]++ < 3)
        fmt::print("reject {}: {} | {}\n", file.path, reject.reason, reject.excerpt.substr(0, 60));
    for (const auto& document : batch.documents) {
      keys[document.document].push_back(document.name + " | " + file.path);
      for (const auto& activity : batch.activities) {
        if (activity.role.empty()) continue;
        ++people;
        facts.insert(document.work + '\n' + activity.person.name + '\n' + activity.organization.name);
      }
    }
  }
  for (const auto& [noun, count] : records) fmt::print("{} {}\n", noun, count);
  for (const auto& [reason, count] : rejects) fmt::print("rejected {}: {}\n", count, reason);
  size_t shared = 0, shown = 0;
  for (const auto& [key, names] : keys) {
    if (names.size() < 2) continue;
    shared += names.size() - 1;
    if (++shown <= 40) fmt::print("meet at {}: {}\n", key, fmt::join(names, " / "));
  }
  fmt::print("keys {}\nfiles beyond the first of a key {}\n", keys.size(), shared);
  fmt::print(
      "acts of persons {}\nnested in relations, not counted {}\ntogether {}\ndistinct (work, person, "
      "organization) {}\nfiles without record or reject {}\n",
      people, nested, people + nested, facts.size(), silent);
  return silent == 0 ? 0 : 1;
}

}  // namespace
}  // namespace plenary

int main(int argc, char** argv) {
  using namespace plenary;
  if (argc != 3) {
    fmt::print(stderr, "usage: relaton_bench time|compare|report FOLDER\n");
    return 2;
  }
  const auto format = find_format("relaton");
  const auto reader = (*format)->open({.locator = argv[2], .mapping = {}, .body = {}, .group = {}});
  const auto files = load(argv[2], **reader);
  const std::string_view mode = argv[1];
  if (mode == "time") return time_all(files, **reader);
  if (mode == "compare") return compare(files);
  return report(files, **reader);
}
