// The few pages that people outside see: complete in one answer, without script, picture or font from anywhere, readable on a
// phone, in the dark and by a screen reader. It cannot fail. It must never carry a cookie, nor let text become markup.

import { createHash } from 'node:crypto';
import type { Language } from './problem.ts';

export interface PublicPage {
  language: Language;
  title: string;
  /** Made with `html`, so that every text inside is escaped. */
  body: Markup;
  status?: number;
  /** It shows documents of ours in frames. */
  hasFrames?: boolean;
}

/** Text that is known to be safe markup. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Piece = string | number | Markup | readonly Markup[] | undefined | false;

/** A template tag: everything put into it is escaped, unless it is markup itself. */
export function html(literals: TemplateStringsArray, ...pieces: Piece[]): Markup {
  return new Markup(literals.reduce((text, literal, index) => text + written(pieces[index - 1]) + literal));
}

function written(piece: Piece): string {
  if (piece === undefined || piece === false) return '';
  if (piece instanceof Markup) return piece.text;
  if (Array.isArray(piece)) return piece.map((one) => (one as Markup).text).join('');
  return String(piece).replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);
}

const style = `
:root{color-scheme:light dark;--ink:#1c2733;--soft:#566372;--paper:#fff;--ground:#f3f5f7;--line:#d5dbe1;--deep:#0b6273;--on-deep:#fff}
@media (prefers-color-scheme:dark){:root{--ink:#e9eef2;--soft:#a9b5c0;--paper:#1b242d;--ground:#12181e;--line:#35414d;--deep:#5cc0d2;--on-deep:#0d1b20}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;background:var(--ground);color:var(--ink);font:17px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{max-width:34rem;margin:0 auto;padding:clamp(1.5rem,8vh,6rem) 1.25rem 3rem}
article{background:var(--paper);border:1px solid var(--line);border-radius:14px;padding:clamp(1.25rem,5vw,2.25rem)}
h1{font-size:1.4rem;line-height:1.3;margin:0 0 .75rem;overflow-wrap:anywhere}
h2{font-size:1.05rem;margin:0 0 .5rem}
p{margin:0 0 1rem}
p:last-child{margin-bottom:0}
.soft{color:var(--soft);font-size:.94rem}
.language{margin:0 0 .75rem;text-align:right;font-size:.94rem}
form{margin:1.25rem 0 0}
form+p{margin-top:1.25rem}
section{border-top:1px solid var(--line);margin-top:1.5rem;padding-top:1.25rem}
fieldset{border:0;margin:0 0 1rem;padding:0}
legend{padding:0;margin:0 0 .5rem}
label{display:flex;gap:.7rem;align-items:flex-start;padding:.45rem 0;cursor:pointer}
ul.list{list-style:none;margin:0;padding:0}
ul.list li{border-top:1px solid var(--line);padding:.75rem 0;overflow-wrap:anywhere}
a{color:var(--deep)}
form+form{margin-top:.6rem}
label.field{flex-direction:column;gap:.25rem;cursor:auto}
label.field input,textarea{font:inherit;width:100%;padding:.55rem .7rem;border:1px solid var(--line);border-radius:9px;background:var(--paper);color:inherit}
label.field+button{margin-top:.8rem}
iframe.message{width:100%;height:28rem;border:1px solid var(--line);border-radius:9px;background:#fff}
input[type=checkbox],input[type=radio]{width:1.2rem;height:1.2rem;margin:.2rem 0 0;flex:none;accent-color:var(--deep)}
button{font:inherit;font-weight:600;padding:.7rem 1.3rem;border-radius:9px;border:1px solid var(--deep);background:var(--deep);color:var(--on-deep);cursor:pointer;min-height:44px}
button.quiet{background:transparent;color:var(--deep)}
:focus-visible{outline:3px solid var(--deep);outline-offset:2px}
footer{margin-top:1.25rem;text-align:center;color:var(--soft);font-size:.9rem;overflow-wrap:anywhere}
`;

const policy = (hasFrames: boolean) =>
  [
    "default-src 'none'",
    ...(hasFrames ? ["frame-src 'self'"] : []),
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

export function publicPage({ language, title, body, status = 200, hasFrames = false }: PublicPage): Response {
  const document = html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex,nofollow">
<title>${title}</title><style>${new Markup(style)}</style></head>
<body><main>${body}</main></body>
</html>`;
  return new Response(document.text, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy(hasFrames),
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
    },
  });
}
