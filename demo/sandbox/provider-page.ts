import {html} from 'hono/html';

export const PROVIDER_STYLES = `
:root { color-scheme: light dark; --ink: light-dark(#1c2430, #eef1f5); --paper: light-dark(#fff, #1a2029);
  --ground: light-dark(#eef1f5, #0f1319); --line: light-dark(#d5dbe3, #354050); --accent: light-dark(#1f5fd6, #7fb0ff); }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 16px; background: var(--ground);
  color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { width: 100%; max-width: 420px; padding: 32px; background: var(--paper); border: 1px solid var(--line);
  border-radius: 14px; box-shadow: 0 12px 40px #0002; }
.provider { margin: 0 0 24px; font-weight: 700; letter-spacing: .02em; display: flex; justify-content: space-between; }
.test { font-size: 12px; font-weight: 600; padding: 2px 10px; border-radius: 99px; border: 1px solid var(--line); }
h1 { margin: 0 0 4px; font-size: 22px; line-height: 1.25; }
.amount { margin: 12px 0 0; font-size: 34px; font-weight: 700; font-variant-numeric: tabular-nums; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 4px 16px; margin: 16px 0 24px; padding-top: 16px;
  border-top: 1px solid var(--line); font-size: 14px; }
dt { opacity: .75; } dd { margin: 0; text-align: end; overflow-wrap: anywhere; }
form { display: grid; gap: 10px; margin: 0; }
button, .back { font: inherit; font-weight: 600; padding: 12px 16px; border-radius: 10px; border: 1px solid var(--line);
  background: transparent; color: inherit; cursor: pointer; text-align: center; text-decoration: none; display: block; }
button[value=pay] { background: var(--accent); border-color: var(--accent); color: light-dark(#fff, #0f1319); }
button:focus-visible, .back:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.note { margin: 20px 0 0; font-size: 13px; opacity: .8; }
`;

export const BANK_NOTE = 'Your bank would now ask for a code or a tap in its app. Here you decide how it ends.';

/** A page of the provider, or of the bank behind it. Needs no script; its style sheet is served beside the provider. */
export function providerPage(title: string, content: ReturnType<typeof html>) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/psp/styles.css" />
      </head>
      <body>
        <main>${content}</main>
      </body>
    </html>`;
}
