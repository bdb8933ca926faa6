// The colours of charts and pages: Okabe and Ito's palette, which the colour-blind can tell apart, one accent
// against grey. Names of series are text, so their shades are darkened (light page) or lightened (dark page)
// to a contrast of at least 4.5 to 1 (WCAG AA); shapes have at least 3 to 1.
#include <map>

#include "publish/chart.h"

namespace plenary {
namespace {

// "--ink:#1b2127;" of the first rule, which is the light one.
std::map<std::string_view, std::string_view> light_colours(std::string_view style) {
  std::map<std::string_view, std::string_view> colours;
  const auto end = style.find('}');
  for (size_t at = style.find("--"); at < end; at = style.find("--", at)) {
    const auto colon = style.find(':', at), stop = style.find_first_of(";}", colon);
    colours[style.substr(at, colon - at)] = style.substr(colon + 1, stop - colon - 1);
    at = stop;
  }
  return colours;
}

}  // namespace

std::string_view chart_style() {
  return R"css(
:root{color-scheme:light dark;
--ground:#f4f6f7;--card:#fff;--ink:#1b2127;--soft:#56616c;--rule:#d3d9de;--grid:#e4e8eb;
--accent:#0072b2;--accent-ink:#005f96;--mute:#8793a0;--ghost:#cdd4da;
--c1:#0072b2;--c2:#d55e00;--c3:#009e73;--c4:#b8608f;--c5:#b97f00;--c6:#3a9ad6;--c7:#3d4751;
--t1:#005f96;--t2:#a84a00;--t3:#006e50;--t4:#963f6e;--t5:#835900;--t6:#19679b;--t7:#3d4751;
--h0:#eef4f9;--h1:#d3e4f1;--h2:#aacfe6;--h3:#78b4d9;--h4:#2a78b0;--h5:#0f619c;--h6:#08437a;
--n0:#1b2127;--n1:#1b2127;--n2:#1b2127;--n3:#10161c;--n4:#fff;--n5:#fff;--n6:#fff}
@media screen and (prefers-color-scheme:dark){:root{
--ground:#111518;--card:#191e23;--ink:#e9edf0;--soft:#a8b2bc;--rule:#343c44;--grid:#2a3138;
--accent:#56b4e9;--accent-ink:#7cc6f0;--mute:#78838e;--ghost:#414a53;
--c1:#56b4e9;--c2:#f28a45;--c3:#2cc39a;--c4:#e3a0c5;--c5:#e8b53f;--c6:#9db8ff;--c7:#c6ced6;
--t1:#7cc6f0;--t2:#f5a06a;--t3:#4fd3ae;--t4:#e9b3d0;--t5:#edc463;--t6:#b3c8ff;--t7:#c6ced6;
--h0:#1f2a33;--h1:#1f3d52;--h2:#1f5474;--h3:#256f9a;--h4:#4a9fce;--h5:#7fc1e6;--h6:#b9def3;
--n0:#e9edf0;--n1:#e9edf0;--n2:#fff;--n3:#fff;--n4:#0b1116;--n5:#0b1116;--n6:#0b1116}}
.chart{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"Noto Sans",sans-serif;font-size:14px;
font-variant-numeric:tabular-nums}
.chart text{fill:var(--ink);unicode-bidi:isolate}
.chart .note{fill:var(--soft);font-size:12px}
.chart .tick{fill:var(--soft);font-size:13px}
.chart .key{font-size:13px}
.chart .state{fill:var(--soft);font-size:13px;font-style:italic}
.chart .number{font-weight:600}
.chart .label.accent,.chart .number.accent,.chart .name.accent{fill:var(--accent-ink);font-weight:600}
.chart .bar,.chart .dot{fill:var(--mute)}
.chart .bar.accent,.chart .dot.accent{fill:var(--accent)}
.chart g:hover>.bar,.chart g:hover>.part{opacity:.8}
.chart .dot{stroke:var(--card);stroke-width:1.5}
.chart .stem{stroke:var(--grid);stroke-width:2}
.chart .whisker{stroke:var(--ink);stroke-width:1.5}
.chart .zero{stroke:var(--soft);stroke-width:1}
.chart .grid{stroke:var(--grid);stroke-width:1}
.chart .line{fill:none;stroke-width:2.5;stroke-linejoin:round;stroke-linecap:round}
.chart .dashed{stroke-dasharray:2 6}
.chart .band{opacity:.16;stroke:none}
.chart .point{stroke-width:2}
.chart .name{font-weight:500}
.chart .line.accent,.chart .point.accent{stroke:var(--accent)}
.chart .point.accent,.chart .band.accent{fill:var(--accent)}
.chart .line.context,.chart .point.context{stroke:var(--mute)}
.chart .point.context,.chart .band.context{fill:var(--mute)}
.chart .name.context{fill:var(--soft)}
.chart .line.ghost{stroke:var(--ghost);stroke-width:1.25}
.chart .point.ghost{fill:var(--ghost);stroke:none}
.chart .line.c1,.chart .point.c1{stroke:var(--c1)}.chart .point.c1,.chart .band.c1{fill:var(--c1)}.chart .name.c1{fill:var(--t1)}
.chart .line.c2,.chart .point.c2{stroke:var(--c2)}.chart .point.c2,.chart .band.c2{fill:var(--c2)}.chart .name.c2{fill:var(--t2)}
.chart .line.c3,.chart .point.c3{stroke:var(--c3)}.chart .point.c3,.chart .band.c3{fill:var(--c3)}.chart .name.c3{fill:var(--t3)}
.chart .line.c4,.chart .point.c4{stroke:var(--c4)}.chart .point.c4,.chart .band.c4{fill:var(--c4)}.chart .name.c4{fill:var(--t4)}
.chart .line.c5,.chart .point.c5{stroke:var(--c5)}.chart .point.c5,.chart .band.c5{fill:var(--c5)}.chart .name.c5{fill:var(--t5)}
.chart .line.c6,.chart .point.c6{stroke:var(--c6)}.chart .point.c6,.chart .band.c6{fill:var(--c6)}.chart .name.c6{fill:var(--t6)}
.chart .line.c7,.chart .point.c7{stroke:var(--c7)}.chart .point.c7,.chart .band.c7{fill:var(--c7)}.chart .name.c7{fill:var(--t7)}
.chart .point.hollow{fill:var(--card)}
.chart .part.f1{fill:#0072b2}.chart .inside.f1{fill:#fff}
.chart .part.f2{fill:#7cc3ec}.chart .part.f3{fill:#009e73}.chart .part.f4{fill:#e69f00}.chart .part.f5{fill:#d55e00}
.chart .part.f6{fill:#cc79a7}.chart .part.f7{fill:#f0e442}.chart .part.f-other{fill:#a7b0b9}
.chart .inside{font-size:13px;font-weight:600}
.chart .inside.f2,.chart .inside.f3,.chart .inside.f4,.chart .inside.f5,.chart .inside.f6,.chart .inside.f7,.chart .inside.f-other{fill:#000}
.chart .unknown{stroke:var(--mute);stroke-width:1}
.chart .hatch-ground,.chart .plate{fill:var(--card)}
.chart .hatch-line{stroke:var(--mute);stroke-width:4}
.chart .withheld{fill:var(--card);stroke:var(--soft);stroke-width:1.5}
.chart .empty{fill:none;stroke:var(--rule);stroke-dasharray:2 3}
.chart .heat.h0{fill:var(--h0)}.chart .heat.h1{fill:var(--h1)}.chart .heat.h2{fill:var(--h2)}.chart .heat.h3{fill:var(--h3)}
.chart .heat.h4{fill:var(--h4)}.chart .heat.h5{fill:var(--h5)}.chart .heat.h6{fill:var(--h6)}
.chart .heat-number{font-size:13px}
.chart .heat-number.h0{fill:var(--n0)}.chart .heat-number.h1{fill:var(--n1)}.chart .heat-number.h2{fill:var(--n2)}
.chart .heat-number.h3{fill:var(--n3)}.chart .heat-number.h4{fill:var(--n4)}.chart .heat-number.h5{fill:var(--n5)}
.chart .heat-number.h6{fill:var(--n6)}
)css";
}

const std::string& chart_print_style() {
  static const std::string kStyle = [] {
    const auto whole = chart_style();
    const auto colours = light_colours(whole);
    const auto rules = whole.substr(whole.find("\n.chart{"));
    std::string out;
    for (size_t at = 0;;) {
      const auto use = rules.find("var(", at);
      out += rules.substr(at, use - at);
      if (use == rules.npos) return out;
      const auto close = rules.find(')', use);
      out += colours.at(rules.substr(use + 4, close - use - 4));
      at = close + 1;
    }
  }();
  return kStyle;
}

}  // namespace plenary
