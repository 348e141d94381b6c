/**
 * One sheet for everything of ours in a page. `all: initial` with `!important` keeps the page's own rules out; colours come in
 * pairs of at least 4.5:1, so that they hold on any page; px, since a page may set any root font size.
 */
const CSS = `
:host{all:initial!important;font:500 12px/16px "Segoe UI","Noto Sans",Roboto,Arial,sans-serif!important;color:#1b1f24!important;text-align:left!important}
:host([hidden]){display:none!important}
:host(dh-badge){display:block!important;contain:inline-size!important;margin:2px 0 1px!important;cursor:default!important}
:host(dh-badge[data-flow=inline]){display:inline-block!important;contain:none!important;margin:1px 0 1px 6px!important;vertical-align:middle!important}
:host(dh-badge:focus-visible){outline:2px solid #1a56db!important;outline-offset:1px!important;border-radius:5px!important}
.pill{display:inline-block;padding:1px 7px 1px 6px;border-radius:5px;border:1px solid;font-weight:600;white-space:nowrap}
.pill::before{content:var(--mark);margin-right:5px;font-weight:700}
.due{display:inline-block;padding:1px 6px 1px 4px;color:#3b444f;background:#fff;border-radius:5px;font-weight:400;white-space:nowrap}
.running{--mark:"●"/"";color:#0b5a2b;background:#e8f5ec;border-color:#a9d5b8}
.warning{--mark:"▲"/"";color:#6b4300;background:#fff2cc;border-color:#e0b64c}
.critical{--mark:"◆"/"";color:#7a2700;background:#ffe3d1;border-color:#e58b53}
.breached{--mark:"■"/"";color:#fff;background:#b3182a;border-color:#8c1020}
.met{--mark:"✓"/"";color:#0b5a2b;background:#fff;border-color:#a9d5b8}
.missed{--mark:"✕"/"";color:#8c1020;background:#fff;border-color:#e2a3ab}
.paused{--mark:"‖"/"";color:#2f4a6d;background:#e8eff8;border-color:#b1c4dd}
.unknown{--mark:"?"/"";color:#3b444f;background:#f0f2f4;border-color:#c3cad1}
.stale{--mark:"↻"/"";color:#4a525b;background:#e9ebed;border-color:#c3cad1}
@media print{:host{display:none!important}}
@media (forced-colors:active){.pill{border-color:CanvasText}}
:host(dh-card){position:fixed!important;inset:auto!important;margin:0!important;border:0!important;padding:0!important;background:none!important;overflow:visible!important;max-width:360px!important}
:host(dh-card:not(:popover-open)){display:none!important}
.card{--ink:#1b1f24;--soft:#56606b;--face:#fff;--line:#d5dae0;display:block;color:var(--ink);background:var(--face);border:1px solid var(--line);border-radius:8px;padding:10px 12px;font-size:13px;line-height:18px;box-shadow:0 6px 20px #0003;width:max-content;max-width:334px;font-weight:400}
.card b{font-weight:600}
.card p{margin:0 0 6px}
.card dl{display:grid;grid-template-columns:auto 1fr;gap:2px 10px;margin:0}
.card dt{color:var(--soft)}
.card dd{margin:0}
.card ul{margin:0;padding:0;list-style:none}
:host(dh-health){display:block!important;position:fixed!important;right:12px!important;bottom:12px!important;z-index:2147483646!important;max-width:min(380px,calc(100vw - 24px))!important}
.bar{display:flex;align-items:center;gap:6px;flex-wrap:wrap;padding:6px 8px 6px 12px}
.panel{--ink:#1b1f24;--soft:#56606b;--face:#fff;--line:#d5dae0;color:var(--ink);background:var(--face);border:1px solid var(--line);border-radius:10px;box-shadow:0 4px 16px #0003;font-size:13px;line-height:18px}
.name{font-weight:700;margin-right:2px}
.note{margin:0;padding:0 12px 8px;color:var(--soft);font-weight:400}
.note li{margin:0 0 2px}
ul.note{list-style:none}
button{all:unset;box-sizing:border-box;min-width:28px;min-height:28px;padding:0 8px;border-radius:6px;text-align:center;cursor:pointer;font:inherit;color:inherit;border:1px solid var(--line)}
button:hover{background:#8883}
button:focus-visible{outline:2px solid #4c8dff;outline-offset:1px}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (prefers-color-scheme:dark){.card,.panel{--ink:#e8eaed;--soft:#a9b2bc;--face:#23272d;--line:#464d56}}
`;

let sheet: CSSStyleSheet | undefined;

/** The shared sheet, made once per page. */
export function sharedSheet(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
  }
  return sheet;
}

/** An element of ours with its open shadow root and the shared sheet. */
export function hostElement(document: Document, name: string): { host: HTMLElement; root: ShadowRoot } {
  const host = document.createElement(name);
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sharedSheet()];
  return { host, root };
}
