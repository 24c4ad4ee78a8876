/**
 * The one style sheet. A text in a module, because esbuild and Vitest treat a `.css` file differently and neither a
 * bundler's loader nor a plugin is worth one file.
 */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #f5f4ef;
  --sheet: #ffffff;
  --ink: #1c2421;
  --ink-soft: #545f5a;
  --rule: #d9d7cd;
  --control: #7b8680;
  --accent: #0f5c4f;
  --accent-deep: #0a4339;
  --on-accent: #ffffff;
  --tint: #e6f0ec;
  --alarm: #a1260d;
  --alarm-tint: #fbece7;
  --amber: #8a5a00;
  --amber-tint: #fbf2dd;
  --focus: #1d4fd7;
  --radius: 0.75rem;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace;
}
:root:lang(zh-Hans) {
  --sans: system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", sans-serif;
}
:root:lang(zh-Hant) {
  --sans: system-ui, -apple-system, "PingFang TC", "PingFang HK", "Microsoft JhengHei", "Noto Sans CJK TC", "Noto Sans TC", "Source Han Sans TC", sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #121715;
    --sheet: #1b2220;
    --ink: #eceee9;
    --ink-soft: #a9b4ae;
    --rule: #36403c;
    --control: #84908a;
    --accent: #7fd0bd;
    --accent-deep: #a4e2d3;
    --on-accent: #06231d;
    --tint: #1d302b;
    --alarm: #ffa38e;
    --alarm-tint: #3a1d17;
    --amber: #f0c674;
    --amber-tint: #342a14;
    --focus: #9db8ff;
  }
}

*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  margin: 0;
  min-height: 100vh;
  display: flex;
  flex-direction: column;
  background: var(--paper);
  color: var(--ink);
  font-family: var(--sans);
  font-size: 1.0625rem;
  line-height: 1.6;
  overflow-wrap: break-word;
}
:lang(zh) body, body:lang(zh) { line-height: 1.7; letter-spacing: normal; }
.width { width: 100%; max-width: 45rem; margin-inline: auto; padding-inline: 1.25rem; }
main { flex: 1; padding-block: 2rem 3.5rem; }
main:focus { outline: none; }

h1, h2, legend, .label { line-height: 1.3; text-wrap: balance; }
h1 { margin: 0 0 0.75rem; font-size: clamp(1.6rem, 1.25rem + 1.6vw, 2.15rem); font-weight: 650; letter-spacing: -0.012em; }
h2 { margin: 0 0 0.75rem; font-size: 1.2rem; font-weight: 650; }
:lang(zh) :is(h1, h2) { letter-spacing: normal; }
p { margin: 0 0 1rem; }
p:last-child { margin-bottom: 0; }
ul, ol { margin: 0 0 1rem; padding-inline-start: 1.4rem; }
ul:last-child, ol:last-child { margin-bottom: 0; }
li + li { margin-top: 0.4rem; }
section, .card, .notice { margin-block: 0 2rem; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 0.2em; }
a:hover { color: var(--accent-deep); text-decoration-thickness: 2px; }
code, .reference, input.id { font-family: var(--mono); font-variant-numeric: tabular-nums; letter-spacing: normal; }
code { font-size: 0.92em; overflow-wrap: anywhere; }
.lead { font-size: 1.15rem; color: var(--ink-soft); margin-bottom: 1.75rem; }
.hint { color: var(--ink-soft); font-size: 0.95rem; }
.quiet { margin-top: 2rem; }
.text { white-space: pre-wrap; }
[hidden] { display: none !important; }

:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 0.25rem; }
.notice:focus { outline: 3px solid var(--focus); outline-offset: 2px; }

.unseen, .first-button {
  position: absolute;
  width: 1px;
  height: 1px;
  margin: -1px;
  padding: 0;
  border: 0;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
/* Not display: none, because WebKit presses only a button that has a box. */
.first-button { visibility: hidden; }
.away { position: absolute; inset-inline-start: -200vw; width: 1px; height: 1px; overflow: hidden; }
.skip {
  position: absolute;
  inset: -4rem auto auto 0.5rem;
  z-index: 1;
  padding: 0.75rem 1rem;
  background: var(--sheet);
  color: var(--ink);
}
.skip:focus { top: 0.5rem; }

.masthead { background: var(--sheet); border-bottom: 1px solid var(--rule); }
.masthead .width { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0 1rem; padding-block: 0.4rem; }
.brand { display: inline-flex; align-items: center; min-height: 2.75rem; gap: 0.6rem; color: var(--ink); font-weight: 700; text-decoration: none; }
.brand:hover { color: var(--accent); }
.brand-part { color: var(--ink-soft); font-weight: 400; }
.mark { position: relative; width: 1.75rem; height: 1.75rem; border-radius: 0.45rem; background: var(--accent); }
.mark::before { content: ""; position: absolute; inset: 0.5rem 0.38rem; border: 2px solid var(--on-accent); border-radius: 2px; }
.mark::after { content: ""; position: absolute; top: 0.36rem; left: 0.56rem; width: 0.62rem; height: 0.62rem; border: solid var(--on-accent); border-width: 0 2px 2px 0; transform: rotate(45deg) skew(8deg, 8deg); clip-path: polygon(100% 30%, 100% 100%, 30% 100%); }
.languages ul { display: flex; flex-wrap: wrap; margin: 0 -0.5rem; padding: 0; list-style: none; }
.languages li + li { margin: 0; }
.language {
  display: inline-flex;
  align-items: center;
  min-height: 2.75rem;
  padding: 0 0.5rem;
  border: 0;
  background: none;
  color: var(--accent);
  font: inherit;
  font-size: 0.95rem;
  text-decoration: underline;
  text-decoration-thickness: 1px;
  text-underline-offset: 0.2em;
  cursor: pointer;
}
span.language { color: var(--ink-soft); text-decoration: none; cursor: default; }
.foot { border-top: 1px solid var(--rule); padding-block: 1.25rem; font-size: 0.95rem; color: var(--ink-soft); }
.foot .width { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.25rem 1.5rem; }
.foot p { margin: 0; }
.foot a, .back a { display: inline-block; padding-block: 0.6rem; }
.back { margin: -1rem 0 0.5rem; }
.back a::before { content: "\\2190\\00a0"; }

.card, .topics, .never, .confirmation, .state {
  background: var(--sheet);
  border: 1px solid var(--rule);
  border-radius: var(--radius);
}
.card, .never { padding: 1.5rem 1.25rem; }
.never { border-style: dashed; }
.never h2 { font-size: 1.05rem; }
.never ul { columns: 16rem 2; column-gap: 2rem; }
.never li { break-inside: avoid; }

.topics { margin: 0; padding: 0; list-style: none; overflow: hidden; }
.topics li { position: relative; padding: 1rem 3rem 1rem 1.25rem; }
.topics li + li { margin: 0; border-top: 1px solid var(--rule); }
.topics a { font-weight: 600; text-decoration: none; }
.topics a::after { content: ""; position: absolute; inset: 0; }
.topics a:hover { text-decoration: underline; }
.topics a:focus-visible { outline: none; }
.topics a:focus-visible::after { outline: 3px solid var(--focus); outline-offset: -3px; border-radius: var(--radius); }
.topics li::after {
  content: "";
  position: absolute;
  inset-inline-end: 1.4rem;
  top: 50%;
  width: 0.55rem;
  height: 0.55rem;
  border: solid var(--accent);
  border-width: 2px 2px 0 0;
  transform: translateY(-50%) rotate(45deg);
}
.topics li:hover { background: var(--tint); }
.topics p { margin: 0.15rem 0 0; color: var(--ink-soft); font-size: 0.97rem; }
.urgent-topics .topics { background: var(--alarm-tint); border-color: var(--alarm); border-inline-start-width: 6px; margin-bottom: 0.5rem; }
.urgent-topics h2, .urgent-topics .topics a { color: var(--alarm); }
.urgent-topics .topics li::after { border-color: var(--alarm); }

.notice { padding: 1.25rem; border-radius: var(--radius); border: 1px solid; border-inline-start-width: 6px; }
.notice h2 { font-size: 1.15rem; margin-bottom: 0.5rem; }
.error-summary, .urgent { background: var(--alarm-tint); border-color: var(--alarm); }
.error-summary h2, .urgent h2, .error-summary a { color: var(--alarm); }
.error-summary ul { list-style: none; padding: 0; }
.error-summary a { display: inline-block; padding-block: 0.2rem; font-weight: 600; }
.warning { background: var(--amber-tint); border-color: var(--amber); }
.warning h2 { color: var(--amber); }

.field { margin: 0 0 1.75rem; padding: 0; border: 0; min-width: 0; }
.field > label, .field > .label, legend { display: block; padding: 0; font-weight: 600; margin-bottom: 0.15rem; }
.field > .hint { margin-bottom: 0.5rem; }
.optional { margin-inline-start: 0.3rem; color: var(--ink-soft); font-weight: 400; font-size: 0.92rem; }
.any-of { margin: 0 0 1.75rem; padding: 1.25rem 1rem 0; border: 1px solid var(--rule); border-radius: var(--radius); min-width: 0; }
.any-of > legend { padding-inline: 0.4rem; color: var(--ink-soft); font-size: 0.95rem; }
input:not([type="radio"]), select, textarea {
  display: block;
  width: 100%;
  max-width: 22rem;
  min-height: 3rem;
  padding: 0.6rem 0.8rem;
  border: 1px solid var(--control);
  border-radius: 0.5rem;
  background: var(--sheet);
  color: var(--ink);
  font: inherit;
  font-size: 1.0625rem;
}
select { padding-inline-end: 2rem; text-overflow: ellipsis; }
input.wide, textarea.wide { max-width: none; }
input.id { font-family: var(--mono); font-size: 1rem; }
textarea { resize: vertical; line-height: 1.5; }
:is(input, select, textarea):hover { border-color: var(--ink); }
:is(input, select, textarea):focus-visible { outline: 3px solid var(--focus); outline-offset: 1px; border-radius: 0.5rem; }
.wrong { padding-inline-start: 1rem; border-inline-start: 4px solid var(--alarm); }
.wrong :is(input, select, textarea) { border-color: var(--alarm); border-width: 2px; }
.answer { margin: 0.5rem 0 0; padding-inline-start: 0.75rem; border-inline-start: 4px solid var(--rule); font-size: 0.95rem; }
.answer:empty { margin: 0; border: 0; }
.answer.good { border-color: var(--accent); }
.answer.ask { border-color: var(--amber); }
.answer.wrong { border-color: var(--alarm); }
[aria-invalid="true"] { border-color: var(--alarm); border-width: 2px; }
.error { margin-bottom: 0.5rem; color: var(--alarm); font-weight: 600; }
.choice { position: relative; display: flex; align-items: center; min-height: 2.75rem; gap: 0.75rem; }
.choice input { width: 1.4rem; height: 1.4rem; margin: 0 0 0 0.1rem; accent-color: var(--accent); flex: none; }
.choice label { flex: 1; padding-block: 0.5rem; cursor: pointer; }

details > summary { display: list-item; width: fit-content; padding-block: 0.6rem; cursor: pointer; color: var(--accent); }
details > summary:hover { color: var(--accent-deep); text-decoration: underline; text-underline-offset: 0.2em; }
.where { font-size: 0.95rem; }
.where p { margin: 0 0 0.5rem; padding-inline-start: 0.9rem; border-inline-start: 3px solid var(--rule); color: var(--ink-soft); }
.helpful { margin: 0 0 1.75rem; padding-block: 0.5rem; border-block: 1px solid var(--rule); }
.helpful > summary { font-weight: 600; min-height: 2.75rem; }
.helpful[open] > summary { margin-bottom: 0.5rem; }
.correct > summary { font-weight: 600; padding-block: 0; }
.correct[open] > summary { margin-bottom: 1.25rem; }

.button {
  display: inline-flex;
  align-items: center;
  justify-content: center;
  min-height: 3rem;
  padding: 0.65rem 1.5rem;
  border: 2px solid var(--accent);
  border-radius: 0.5rem;
  background: var(--accent);
  color: var(--on-accent);
  font: inherit;
  font-weight: 600;
  line-height: 1.3;
  text-align: center;
  text-decoration: none;
  cursor: pointer;
}
.button:hover { background: var(--accent-deep); border-color: var(--accent-deep); color: var(--on-accent); }
.button.secondary { background: transparent; color: var(--accent); }
.button.secondary:hover { background: var(--tint); color: var(--accent-deep); }
button.link { min-height: 2.75rem; padding: 0 0.25rem; border: 0; background: none; color: var(--accent); font: inherit; text-decoration: underline; text-underline-offset: 0.2em; cursor: pointer; }
.actions { margin-top: 1.5rem; }
.actions .hint { margin-top: 0.75rem; }
.way-out { margin-top: 1.5rem; padding-top: 1.5rem; border-top: 1px solid var(--rule); }

.answers, .facts { margin: 0; }
.answers > div, .facts > div { padding-block: 0.9rem; border-bottom: 1px solid var(--rule); }
.answers > div:first-child, .facts > div:first-child { padding-top: 0; }
.facts > div:last-child { border-bottom: 0; padding-bottom: 0; }
.answers { margin-bottom: 1.5rem; }
dt { font-weight: 600; }
dd { margin: 0.1rem 0 0; overflow-wrap: anywhere; }
dd p.hint { margin-top: 0.2rem; }
.change { margin-inline-start: -0.25rem; }
.delivery.failed { color: var(--alarm); font-weight: 600; }
time { font-variant-numeric: tabular-nums; }

.confirmation { margin-bottom: 2rem; padding: 2rem 1.25rem; background: var(--tint); border-color: var(--accent); text-align: center; }
.confirmation .hint { margin: 0; }
.reference { display: block; margin-top: 0.25rem; font-size: clamp(1.5rem, 1.1rem + 3vw, 2.25rem); font-weight: 700; line-height: 1.3; white-space: nowrap; }
.steps { padding: 0; list-style: none; counter-reset: step; }
.steps li { position: relative; padding: 0.15rem 0 0.5rem 2.75rem; counter-increment: step; }
.steps li::before {
  content: counter(step);
  position: absolute;
  inset: 0 auto auto 0;
  width: 1.9rem;
  height: 1.9rem;
  border: 1px solid var(--accent);
  border-radius: 50%;
  color: var(--accent);
  font-weight: 600;
  line-height: 1.8rem;
  text-align: center;
}
.promise { font-weight: 600; }

.state { margin-bottom: 2rem; padding: 1.5rem 1.25rem; border-inline-start: 6px solid var(--accent); }
.state h1 { margin-bottom: 0.4rem; }
.state.needs-information, .state.paused { border-inline-start-color: var(--amber); background: var(--amber-tint); }
.state.closed { border-inline-start-color: var(--control); }
.overline { display: block; margin-bottom: 0.35rem; color: var(--ink-soft); font-size: 1rem; font-weight: 400; letter-spacing: normal; font-variant-numeric: tabular-nums; }
.history { margin: 0; padding: 0; list-style: none; }
.history li { position: relative; padding: 0 0 1.25rem 1.75rem; }
.history li + li { margin: 0; }
.history li::before { content: ""; position: absolute; left: 0.15rem; top: 0.45rem; width: 0.75rem; height: 0.75rem; border: 2px solid var(--accent); border-radius: 50%; background: var(--sheet); }
.history li.desk::before { background: var(--accent); }
.history li::after { content: ""; position: absolute; left: 0.47rem; top: 1.4rem; bottom: -0.2rem; width: 2px; background: var(--rule); }
.history li:last-child { padding-bottom: 0; }
.history li:last-child::after { display: none; }
.history p { margin: 0; }
.history .what { font-weight: 600; }
blockquote { margin: 0.6rem 0 0; padding: 0.9rem 1rem; border-radius: 0.5rem; background: var(--tint); white-space: pre-wrap; overflow-wrap: anywhere; }
.leave { display: flex; flex-wrap: wrap; align-items: center; gap: 0.75rem; }
.leave .hint { flex-basis: 100%; }

@media (min-width: 40rem) {
  .card, .never { padding: 2rem; }
  .answers > div { display: grid; grid-template-columns: 12rem 1fr auto; gap: 0 1.25rem; }
  .facts > div { display: grid; grid-template-columns: 12rem 1fr; gap: 0 1.25rem; }
  .answers dd, .facts dd { margin: 0; }
  .answers .change { margin: -0.6rem -0.25rem -0.6rem 0; }
  .state, .confirmation { padding-inline: 2rem; }
}
@media (prefers-reduced-motion: no-preference) {
  .button, .topics li { transition: background-color 0.12s; }
}
@media (forced-colors: active) {
  .notice, .wrong, .state, .button, .urgent-topics .topics { border-color: CanvasText; }
  .mark, .history li::before { forced-color-adjust: none; }
}
@media print {
  :root { --paper: #fff; --sheet: #fff; --ink: #000; --ink-soft: #333; --rule: #999; --accent: #000; --tint: #fff; --alarm: #000; --alarm-tint: #fff; --amber: #000; --amber-tint: #fff; }
  body { font-size: 11pt; }
  .skip, .languages, .back, .leave, .correct, .missing, .quiet, .button, [data-print] { display: none !important; }
  .masthead, .foot { border-color: #999; }
  .card, .confirmation, .state, .notice { break-inside: avoid; padding: 0.75rem 1rem; margin-bottom: 1rem; }
  main { padding-block: 1rem; }
}
`;
