/**
 * One sheet for everything of ours in a page. `all: initial` with `!important` keeps the page's own rules out; colours come in
 * pairs of at least 4.5:1, so that they hold on any page; px, since a page may set any root font size. Marks are drawn, and
 * the font is one that pages have loaded already: no glyph has to be looked for. A badge whose lines are known has a fixed
 * size, so that its ticking lays out nothing but itself, not the page's table.
 */
export const OVERLAY_STYLES = `
:host{all:initial!important;font:500 12px/16px Arial,"Segoe UI","Noto Sans",sans-serif!important;color:#1b1f24!important;text-align:left!important}
:host(dh-badge){display:block!important;contain:inline-size!important;margin:2px 0 1px!important;cursor:default!important}
:host(dh-badge[data-flow=inline]){display:inline-block!important;contain:none!important;margin:1px 6px!important;vertical-align:middle!important}
:host(dh-badge:focus-visible){outline:2px solid #1a56db!important;outline-offset:1px!important;border-radius:6px!important}
.full,.small{contain:strict}
.chip{display:inline-flex;flex-direction:column;box-sizing:border-box;max-width:100%;border:1px solid var(--edge);border-radius:5px;overflow:hidden;background:#fff;vertical-align:top}
.row .chip{flex-direction:row}
.full .chip{white-space:nowrap}
.chip span{flex:auto;padding:1px 7px;color:#3b444f;font-weight:400;text-wrap:balance;overflow-wrap:anywhere}
.small .chip,.free .chip{font-size:11px;line-height:14px}
.small .chip span,.free .chip span{padding:1px 4px}
:host([data-flow]) .chip{font-size:11px;line-height:14px}
.chip .state,.pill{color:var(--text);background:var(--tint);font-weight:600}
.pill{padding:1px 7px;border:1px solid var(--edge);border-radius:5px;white-space:nowrap}
.state::before,.pill::before{content:"";display:inline-block;width:8px;height:8px;margin-right:5px;background:currentColor;clip-path:var(--mark);forced-color-adjust:none}
.running{--mark:circle(50%);--text:#0b5a2b;--tint:#e8f5ec;--edge:#a9d5b8}
.warning{--mark:polygon(50% 0,100% 100%,0 100%);--text:#6b4300;--tint:#fff2cc;--edge:#e0b64c}
.critical{--mark:polygon(50% 0,100% 50%,50% 100%,0 50%);--text:#7a2700;--tint:#ffe3d1;--edge:#e58b53}
.breached{--mark:inset(0);--text:#fff;--tint:#b3182a;--edge:#8c1020}
.met{--mark:polygon(0 55%,15% 40%,38% 62%,85% 10%,100% 25%,38% 92%);--text:#0b5a2b;--tint:#fff;--edge:#a9d5b8}
.missed{--mark:polygon(0 18%,18% 0,50% 32%,82% 0,100% 18%,68% 50%,100% 82%,82% 100%,50% 68%,18% 100%,0 82%,32% 50%);--text:#8c1020;--tint:#fff;--edge:#e2a3ab}
.paused{--mark:polygon(10% 0,40% 0,40% 100%,60% 100%,60% 0,90% 0,90% 100%,10% 100%);--text:#2f4a6d;--tint:#e8eff8;--edge:#b1c4dd}
.unknown{--mark:none;--text:#3b444f;--tint:#f0f2f4;--edge:#c3cad1}
.unknown .state::before,.unknown.pill::before{content:"?";background:none;font-weight:700;width:auto;height:auto}
.stale{--mark:inset(35% 0);--text:#4a525b;--tint:#e9ebed;--edge:#c3cad1}
:host(dh-card){position:fixed!important;inset:var(--y) auto auto var(--x)!important;margin:0!important;border:0!important;padding:4px 0!important;background:none!important;overflow:visible!important}
:host(dh-card:not(:popover-open)){display:none!important}
.card,.panel{--ink:#1b1f24;--soft:#56606b;--face:#fff;--line:#d5dae0;color:var(--ink);background:var(--face);border:1px solid var(--line);box-shadow:0 6px 20px #0003;font-size:13px;line-height:18px}
.card{display:block;box-sizing:border-box;border-radius:8px;padding:10px 12px;width:max-content;max-width:min(360px,calc(100vw - 8px));max-height:calc(100vh - 8px);overflow:auto;font-weight:400}
.card b{font-weight:600}
.card p{margin:0 0 6px}
.card dl{display:grid;grid-template-columns:auto 1fr;gap:2px 10px;margin:0}
.card dt{color:var(--soft)}
.card dd{margin:0}
:host(dh-health){display:block!important;position:fixed!important;right:12px!important;bottom:12px!important;z-index:2147483646!important;max-width:calc(100vw - 24px)!important}
:host(dh-health[data-aside]){right:auto!important;left:12px!important}
.panel{border-radius:10px;overflow:auto;max-height:50vh}
.bar{display:flex;align-items:center;gap:6px;flex-wrap:wrap;padding:6px 6px 6px 12px}
.folded .bar{padding-left:6px}
.bar .words{flex:1}
.name{font-weight:700;margin-right:2px}
.note{margin:0;padding:0 12px 8px;color:var(--soft);font-weight:400;list-style:none;width:0;min-width:calc(100% - 24px)}
.note li{margin:0 0 2px}
button{all:unset;box-sizing:border-box;min-width:28px;min-height:28px;padding:0 8px;border-radius:6px;text-align:center;cursor:pointer;font:inherit;color:inherit;border:1px solid var(--line)}
button:hover{background:#8883}
button:focus-visible{outline:2px solid #4c8dff;outline-offset:1px}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
:host(dh-file){display:block!important;margin:2px 0!important;font-weight:400!important}
.file{--line:#7b8794;display:flex;flex-wrap:wrap;align-items:center;gap:4px 6px}
.file .why{color:#3b444f;background:#fff;padding:0 4px;border-radius:3px}
button.ask{min-height:24px;padding:0 8px;background:#fff;color:#1b1f24}
.file .pill{white-space:normal}
.details{flex-basis:100%}
.signatures{box-sizing:border-box;max-width:640px;padding:8px 12px;border:1px solid #c3cad1;border-radius:6px;background:#fff;color:#1b1f24;overflow-wrap:anywhere}
.signatures ol{list-style:none;margin:0 0 6px;padding:0}
.signatures li+li{margin-top:8px;padding-top:8px;border-top:1px solid #d5dae0}
.signatures dl{display:grid;grid-template-columns:auto 1fr;gap:2px 12px;margin:0}
.signatures dt{color:#56606b}
.signatures dd{margin:0}
.signatures dd:first-of-type div:first-child{font-weight:700}
.signatures .soft{margin:2px 0 0;color:#56606b}
:host(dh-finding){display:block!important;margin:2px 0 1px!important;font-weight:400!important}
.error{--mark:polygon(38% 0,62% 0,58% 62%,42% 62%,38% 0,38% 78%,62% 78%,62% 100%,38% 100%,38% 78%);--text:#8c1020;--tint:#fff;--edge:#d9808b}
.advice{--mark:circle(50%);--text:#2f4a6d;--tint:#fff;--edge:#b1c4dd}
:host(dh-finding) .pill{display:inline-block;white-space:normal;max-width:100%;box-sizing:border-box;font-size:11px;line-height:14px;padding:1px 4px}
.found{margin:0;padding:0 12px 6px;list-style:none;width:0;min-width:calc(100% - 24px)}
.found li{margin:0 0 4px;font-weight:600}
.names{display:block;font-weight:400;color:var(--soft)}
.guard{color-scheme:light;--ink:#1b1f24;--soft:#56606b;--face:#fff;--line:#8a939d;box-sizing:border-box;width:min(520px,calc(100vw - 32px));max-height:calc(100vh - 32px);overflow:auto;margin:auto;padding:20px 24px;border:1px solid var(--line);border-radius:12px;color:var(--ink);background:var(--face);box-shadow:0 16px 48px #0006;font-size:15px;line-height:22px;font-weight:400}
.guard::backdrop{background:#0008}
.guard h2{margin:0 0 12px;font-size:19px;line-height:26px;font-weight:700}
.guard p,.guard li{overflow-wrap:anywhere}
.guard p{margin:0 0 8px}
.guard ul{margin:0 0 12px;padding:0;list-style:none}
.guard ul.names{padding-left:18px;list-style:disc;margin:4px 0 4px 26px}
.lead{position:relative;padding-left:26px;font-weight:600}
.lead::before{content:"";position:absolute;left:0;top:2px;width:18px;height:18px;border-radius:50%;background:#c0303f;forced-color-adjust:none}
.lead.warning::before{background:#9a6400}
.lead.advice::before{background:#2f5f9e}
.lead::after{content:"!";position:absolute;left:0;top:2px;width:18px;font-size:13px;line-height:18px;text-align:center;color:#fff;font-weight:700}
.one>.soft,.one>.names{margin-left:26px}
.guard .code{font-weight:600}
.soft{color:var(--soft)}
.guard .soft{font-size:13px}
.wide{width:min(860px,calc(100vw - 32px))}
.around{overflow:auto;max-height:60vh;margin:0 -8px}
.around table{border-collapse:collapse;width:100%;font-size:14px;line-height:20px}
.around th,.around td{padding:7px 8px;text-align:left;vertical-align:middle;border-bottom:1px solid #8884;font-weight:400}
.around thead th{font-weight:600;color:var(--soft)}
.around .bad{font-weight:600}
.around .bad::before{content:"";display:inline-block;width:8px;height:8px;margin-right:6px;background:#c0303f;clip-path:polygon(50% 0,100% 50%,50% 100%,0 50%)}
.link{border:0;padding:0;min-height:24px;text-decoration:underline;text-align:left}
.progress{display:block;width:calc(100% - 24px);height:6px;margin:0 12px 8px}
.foot{display:flex;flex-wrap:wrap;justify-content:flex-end;gap:10px;margin-top:14px}
.foot button{min-height:40px;padding:0 18px;font-weight:600}
.foot .main{background:#1a56db;color:#fff;border-color:#1a56db}
.foot .main:hover{background:#1648b8}
@media (prefers-color-scheme:dark){.guard{color-scheme:dark}.card,.panel,.guard{--ink:#e8eaed;--soft:#a9b2bc;--face:#23272d;--line:#464d56}}
@media (forced-colors:active){.chip,.pill,.card,.panel,.guard{border-color:CanvasText}.state{border-right:1px solid}}
@media print{:host(dh-badge[data-state]),:host(dh-health),:host(dh-card),:host(dh-finding){display:none!important}}
`;
