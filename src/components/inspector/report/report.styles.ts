/** The styles of a report: readable on any screen, and on paper. */
export const reportStyles = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf7; --ink: #16171a; --ink-2: #484a50; --ink-3: #66686f;
  --line: #d8d4ca; --bar: #33363d; --sunk: #f0ede6; --bad: #a80f35;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #15171a; --ink: #efede7; --ink-2: #c3c3c3; --ink-3: #9da0a6;
    --line: #3c4047; --bar: #c9c7c1; --sunk: #212429; --bad: #ff7d98;
  }
}
* { box-sizing: border-box; unicode-bidi: isolate; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 400 15px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; }
main { max-width: 960px; margin: 0 auto; padding: 24px 20px 48px; overflow-wrap: anywhere; }
h1, h2, caption { font-family: ui-serif, 'Source Serif 4', Cambria, 'Noto Serif', serif;
  font-weight: 400; line-height: 1.2; text-wrap: balance; }
h1 { margin: 0; font-size: 30px; }
h2 { margin: 0 0 10px; font-size: 22px; }
p { margin: 0 0 8px; max-width: 68ch; }
section { margin-top: 28px; padding-top: 20px; border-top: 1px solid var(--line); }
.beside { display: grid; gap: 20px 28px; align-items: start;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr)); }
.pictures { display: grid; gap: 20px; align-items: start;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 220px), 1fr)); }
.beside + .beside, .pictures + .beside { margin-top: 20px; }
figure { margin: 0; }
figure img { display: block; width: 100%; height: auto; max-width: 480px; }
figure img.pixelated { image-rendering: pixelated; }
figcaption { margin-top: 8px; max-width: 480px; color: var(--ink-2); font-size: 13px; }
.muted { color: var(--ink-3); font-size: 13px; }
.doubt { padding: 8px 12px; border-left: 3px solid var(--bad); }
.answer { font-size: 20px; }
.number, td { font-variant-numeric: tabular-nums lining-nums; direction: ltr; }
.mono { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 13px; }
.scale { display: flex; gap: 8px; align-items: center; max-width: none; font-size: 13px; }
.scale img { flex: 1; width: auto; min-width: 32px; max-width: none; height: 10px; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 14px; overflow-wrap: normal; }
caption { padding-bottom: 6px; text-align: left; font-size: 16px; }
.scroll caption { font: inherit; color: var(--ink-3); font-size: 13px; }
th, td { padding: 5px 10px 5px 0; border-bottom: 1px solid var(--line);
  text-align: left; vertical-align: top; font-weight: 400; }
thead th { color: var(--ink-2); font-size: 13px; }
td { white-space: nowrap; }
.chosen > * { font-weight: 650; }
.bar { width: 30%; min-width: 60px; vertical-align: middle; }
.bar i { display: block; height: 9px; background: var(--bar); }
.maps td { min-width: 130px; white-space: normal; }
.maps td > img { display: block; width: 100%; max-width: 224px; height: auto; margin-bottom: 6px; }
.maps .scale { max-width: 224px; margin-bottom: 2px; font-size: 12px; }
.score { margin: 0; font-size: 13px; }
dl { margin: 8px 0 0; font-size: 14px; }
dl > div { display: grid; grid-template-columns: minmax(90px, 150px) 1fr; gap: 12px;
  padding: 4px 0; border-bottom: 1px solid var(--line); }
dt { color: var(--ink-2); }
dd { margin: 0; }
ul { margin: 0; padding-left: 20px; }
summary { padding: 8px 0; cursor: pointer; }
pre { margin: 0; padding: 10px; max-height: 320px; overflow: auto; background: var(--sunk);
  font: 12px/1.5 ui-monospace, Menlo, Consolas, monospace; white-space: pre-wrap; }
:focus-visible { outline: 2px solid currentcolor; outline-offset: 2px; }
@page { margin: 16mm 14mm; }
@media print {
  :root { color-scheme: light; --paper: #fff; }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  section { margin-top: 14pt; padding-top: 10pt; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  h1, h2, caption { break-after: avoid; }
  figure, tr, dl > div, table:not(.maps), p { break-inside: avoid; }
  .scroll { overflow: visible; }
  .beside { grid-template-columns: 1fr 1fr; }
  .beside:has(> figure) { grid-template-columns: 68mm 1fr; }
  .pictures { grid-template-columns: repeat(3, 1fr); }
  pre { max-height: none; }
}
`;
