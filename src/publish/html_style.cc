// Lengths are in rem and the root grows with very wide windows, so that a page fills a projector as well as a
// phone. Below 44 rem each chart shows its narrow drawing.
#include "publish/html_style.h"

namespace plenary {

std::string_view page_style() {
  return R"css(
*{box-sizing:border-box}
html{font-size:clamp(16px,.45vw + 9.6px,32px);scroll-behavior:smooth;-webkit-text-size-adjust:100%}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--ground);color:var(--ink);line-height:1.55;
font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"Noto Sans",sans-serif}
.whole{white-space:nowrap}
.wrap{max-width:72rem;margin:0 auto;padding:0 clamp(1rem,3vw,2rem)}
a{color:var(--accent-ink)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem;z-index:1}
.masthead{background:var(--card);border-top:.35rem solid var(--accent);border-bottom:1px solid var(--rule);padding:1.75rem 0 1.5rem}
.brand{margin:0 0 1.25rem;font-size:.85rem;letter-spacing:.02em;color:var(--soft)}
.brand b{color:var(--ink)}
h1{font-size:clamp(1.7rem,1.2rem + 2.2vw,2.6rem);line-height:1.15;margin:0;letter-spacing:-.015em;max-width:28em;text-wrap:balance}
.behind{position:fixed;inset:0;z-index:1;display:grid;place-items:center;pointer-events:none;font-weight:700;
font-size:15vw;opacity:.05;transform:rotate(-24deg);overflow:hidden}
.notice{display:inline-block;margin:.35rem 0 0;padding:.05rem .5rem;border:2px solid var(--accent);font-weight:700;
font-size:.85rem;letter-spacing:.08em}
.subtitle{font-size:1.15rem;color:var(--soft);margin:.75rem 0 0;max-width:44em;text-wrap:pretty}
.facts{display:flex;flex-wrap:wrap;gap:.25rem 2rem;margin:1.25rem 0 0;font-size:.85rem}
.facts div{display:flex;gap:.5em}.facts dt{color:var(--soft)}.facts dd{margin:0;overflow-wrap:anywhere}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:1rem;margin:1.75rem 0 0;padding:0;list-style:none}
.tiles.threes{grid-template-columns:repeat(auto-fit,minmax(max(13rem,30%),1fr))}
.tile{background:var(--card);border:1px solid var(--rule);border-radius:.5rem;padding:1.1rem 1.25rem;display:flex;flex-direction:column}
.tile .big{font-size:2.5rem;font-weight:650;line-height:1.1;letter-spacing:-.02em;font-variant-numeric:tabular-nums}
.tile .big.state{font-size:1.35rem;font-weight:500;color:var(--soft);letter-spacing:0;line-height:2.04;font-style:italic}
.tile .label{margin-top:.3rem;font-weight:500;line-height:1.35}
.tile .note{font-size:.85rem;color:var(--soft);margin-top:.3rem;line-height:1.4}
.tile .coverage{margin-top:auto;padding-top:.9rem}
.coverage{font-size:.85rem;color:var(--soft);line-height:1.4}
.meter{display:block;height:.4rem;border-radius:.2rem;margin:0 0 .35rem;overflow:hidden;border:1px solid var(--mute);
background:repeating-linear-gradient(135deg,var(--card) 0 3px,var(--mute) 3px 5px)}
.meter i{display:block;height:100%;background:var(--accent)}
.contents{margin:2rem 0 0;font-size:.95rem}
.contents ol{display:flex;flex-wrap:wrap;gap:.4rem 1.75rem;list-style:none;margin:0;padding:.75rem 0;border:solid var(--rule);border-width:1px 0}
.contents a{text-decoration:none;display:inline-block;padding:.3rem 0}.contents a:hover{text-decoration:underline}
.section{padding-top:2.5rem}
h2{font-size:1.6rem;line-height:1.25;margin:0 0 .5rem;letter-spacing:-.01em}
.prose{max-width:44em;margin:0 0 .75rem}
.figure{background:var(--card);border:1px solid var(--rule);border-radius:.5rem;padding:clamp(1rem,2.5vw,1.75rem);margin:1.25rem 0 0}
h3{font-size:1.25rem;line-height:1.3;margin:0;text-wrap:balance;max-width:38em}
.slice{margin:.25rem 0 0;color:var(--soft);font-size:.95rem}
.anchor{margin-left:.4em;color:var(--soft);text-decoration:none;font-weight:400}
.anchor:hover,.anchor:focus{color:var(--accent-ink)}
.plot{margin:1.25rem 0 0}
.plot svg{display:block;width:100%;height:auto;overflow:visible}
.plot .wide svg{max-width:47.5rem}.plot .narrow{display:none}.plot .narrow svg{max-width:27rem}
@media (max-width:44rem){.figure{padding:1rem .9rem}.plot .wide{display:none}.plot .narrow{display:block}}
.say{font-size:1.05rem;margin:1.25rem 0 0;padding-left:.9rem;border-left:.25rem solid var(--accent);max-width:42em;text-wrap:pretty}
.about{margin:1.25rem 0 0;font-size:.85rem;line-height:1.5;display:grid;gap:1rem}
.about div{min-width:0}
.about h4{font-size:.85rem;margin:0 0 .2rem}
.about p,.about ul{margin:0;padding:0;list-style:none;color:var(--soft);overflow-wrap:anywhere}
@media (min-width:44rem){.about{grid-template-columns:repeat(3,1fr);gap:1.5rem}}
@media (min-width:70rem){.split{display:grid;grid-template-columns:minmax(0,47.5rem) minmax(13rem,1fr);gap:0 2.25rem}
.split .about{grid-template-columns:1fr;align-content:start;gap:1.25rem;border-left:1px solid var(--rule);padding-left:1.5rem}}
.more{display:flex;flex-wrap:wrap;gap:.5rem;margin:1.5rem 0 0;padding-top:1rem;border-top:1px solid var(--rule);font-size:.9rem}
details{min-width:0}
details[open]{flex:1 0 100%}
summary,.button{display:inline-block;cursor:pointer;border:1px solid var(--rule);border-radius:.35rem;padding:.35rem .8rem;
color:var(--accent-ink);text-decoration:none;list-style:none;background:var(--card);font-weight:500}
summary::-webkit-details-marker{display:none}
summary::before{content:"+\00a0"}details[open]>summary::before{content:"\2212\00a0"}
summary:hover,.button:hover{border-color:var(--accent-ink)}
.panel{padding:.75rem 0 .5rem}
.panel p{margin:.25rem 0}
pre{margin:.35rem 0 .9rem;padding:.7rem .9rem;background:var(--ground);border:1px solid var(--rule);border-radius:.35rem;
white-space:pre-wrap;overflow-wrap:anywhere;font:.9em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;user-select:all}
.scroll{width:fit-content;max-width:100%;overflow-x:auto;max-height:32rem;overflow-y:auto;border:1px solid var(--rule);border-radius:.35rem}
table{border-collapse:collapse;min-width:min(100%,34rem);font-size:.92rem;font-variant-numeric:tabular-nums}
caption{text-align:left;padding:.6rem .75rem;color:var(--soft)}
th,td{padding:.4rem .75rem;text-align:left;border-bottom:1px solid var(--grid);vertical-align:top}
thead th{position:sticky;top:0;background:var(--card);box-shadow:0 1px 0 var(--soft);font-weight:600}
tbody th{font-weight:500}
.numeric{text-align:right;white-space:nowrap}
td .interval{color:var(--soft);font-size:.9em}
td.gap,td.withheld,td.inapplicable{color:var(--soft);font-style:italic;text-align:right}
tbody tr:hover{background:var(--ground)}
.marks{display:grid;grid-template-columns:repeat(auto-fit,minmax(max(15rem,30%),1fr));gap:1rem 2rem;margin:1rem 0 0;padding:0;list-style:none;font-size:.9rem}
.marks li{display:flex;gap:.9rem;align-items:flex-start}.marks b{flex:0 0 2.5rem;text-align:center}
.marks svg,.marks .swatch{flex:0 0 2.5rem;width:2.5rem;height:1rem;margin-top:.25rem}
.marks .swatch{border:1px solid var(--mute);background:repeating-linear-gradient(135deg,var(--card) 0 3px,var(--mute) 3px 6px)}
footer{margin:3rem 0 0;border-top:1px solid var(--rule);padding:1.25rem 0 2.5rem;font-size:.85rem;color:var(--soft)}
footer p{overflow-wrap:anywhere}
@media print{html{font-size:10pt}body,.figure,.tile{background:none}.skip,.contents,.button,.anchor{display:none}
.wrap{max-width:none;padding:0}.tile,.sheet,.scroll{break-inside:avoid}.figure,.tile{border-color:#999}
.figure{box-decoration-break:clone;-webkit-box-decoration-break:clone}summary,.more details:not(.numbers){display:none}.more{border:0;padding:0}.scroll{max-height:none;overflow:visible}
.plot .wide{display:block}.plot .narrow{display:none}h2,h3{break-after:avoid}
.bar,.part,.dot,.heat,.meter i,.meter{print-color-adjust:exact;-webkit-print-color-adjust:exact}
details::details-content{content-visibility:visible;block-size:auto}}
)css";
}

}  // namespace plenary
