// How a message looks in its frame: the page that mail programs show it on, boxes for pictures that are not loaded, and the marks of
// evidence. A message may bring styles of its own: those of marks are all held against them.

export const FRAME_STYLE = `
html{background:#fff;color:#1a1a1a;color-scheme:light;font:15px/1.5 system-ui,sans-serif}
body{margin:12px;overflow-wrap:anywhere}
img{max-width:100%}
[data-blocked]{display:inline-block;box-sizing:border-box;max-width:100%;overflow:hidden;padding:4px 6px;background:#eef1f4;border:1px dashed #9aa5b1;color:#52606d;font:13px/1.4 system-ui,sans-serif;vertical-align:middle}
[data-field]{display:inline-block;min-width:120px;min-height:1.4em;padding:2px 8px;border:1px solid #9aa5b1;border-radius:3px;background:#fff;color:#52606d;font:13px/1.5 system-ui,sans-serif;vertical-align:middle}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
`.replaceAll('\n', '');

/** `name`: the attribute of marks in this document. */
export const markStyle = (name: string): string =>
  `
[NAME]{--mark:#b45309;--wash:#fff4d6;outline:1.5px solid var(--mark)!important;outline-offset:2px;border-radius:2px}
[NAME^=for]{--mark:#0f766e;--wash:#dff6ef}
[NAME^=neutral]{--mark:#52606d;--wash:#eef1f4}
span[NAME]{outline:0!important;background:var(--wash)!important;color:#1a1a1a!important;box-shadow:0 -2px 0 var(--mark) inset!important;padding:0 1px!important}
span[NAME][data-blocked]{outline:1.5px solid var(--mark)!important;box-shadow:none!important}
span[NAME$=hidden]{display:inline!important;visibility:visible!important;opacity:1!important;position:static!important;font:italic 12px/1.5 system-ui,sans-serif!important;text-indent:0!important;letter-spacing:0!important;color:#1a1a1a!important;background:repeating-linear-gradient(135deg,var(--wash) 0 6px,#fff 6px 9px)!important;overflow-wrap:anywhere!important}
[NAME-badge]{--mark:#b45309;all:initial!important;display:inline-block!important;margin:0 4px 0 1px!important;border-radius:9px!important;background:var(--mark)!important;color:#fff!important;font:700 11px/18px system-ui,sans-serif!important;text-align:center!important;vertical-align:middle!important;scroll-margin:90px 0!important}
[NAME-badge],[NAME-link]{box-sizing:border-box!important;min-width:18px!important;padding:0 5px!important}
[NAME-link]{all:initial!important;display:block!important;margin:0 -5px!important;border-radius:9px!important;color:#fff!important;font:inherit!important;text-align:center!important;cursor:pointer!important}
[NAME-link]:hover{background:rgb(0 0 0/.25)!important}
[NAME-link]:focus-visible{outline:2px solid #1a76ad!important;outline-offset:2px!important}
[NAME-badge=for]{--mark:#0f766e}
[NAME-badge=neutral]{--mark:#52606d}
[NAME-badge]:target{box-shadow:0 0 0 4px color-mix(in srgb,var(--mark) 35%,#fff)!important}
[NAME-badge]:target+[NAME],[NAME-badge]:target+[NAME-badge]+[NAME],[NAME-badge]:target+[NAME-badge]+[NAME-badge]+[NAME]{outline:3px solid var(--mark)!important}
`
    .replaceAll('\n', '')
    .replaceAll('NAME', name);
