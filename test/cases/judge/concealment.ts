import type { JudgeCase } from './case.ts';

const body =
  'Bonjour Camille, voici les nouvelles du port : la régate de samedi, le menu de la semaine et les horaires des marées.';
const page = (extra: string, text: string | undefined = body) => ({
  ...(text !== undefined && { text }),
  html: `<p>${body}</p>${extra}`,
});
const words = (count: number, seed = 'mot') =>
  Array.from(
    { length: count },
    (_, i) => `${seed}${'abcdefghij'[i % 10]}${'klmnopqrst'[Math.floor(i / 10) % 10]}`,
  ).join(' ');

export const concealmentCases: readonly JudgeCase[] = [
  {
    title: 'words for filters only',
    message: page(`<div style="display:none">Un aperçu</div><div style="font-size:0">${words(80)}</div>`),
    expect: ['HTML_HIDDEN_TEXT'],
  },
  {
    title: 'white on white',
    message: page(`<div style="color:#ffffff">${words(80)}</div>`),
    expect: ['HTML_HIDDEN_TEXT'],
  },
  {
    title: 'white on a dark ground is meant to be read',
    message: page(`<div style="background-color:#003355;color:#fff">${words(80)}</div>`),
    never: ['HTML_HIDDEN_TEXT'],
  },
  {
    title: 'a preview text with its padding',
    message: page(
      `<div style="display:none;max-height:0;overflow:hidden">Régate samedi, menu de la semaine${'&#847; &zwnj; &nbsp;'.repeat(80)}</div>`,
    ),
    never: ['HTML_HIDDEN_TEXT', 'HTML_INVISIBLE_CHARACTERS'],
  },
  {
    title: 'the phone’s copy of a block that shows',
    message: page(`<div class="desktop">${words(80)}</div><div style="display:none" class="mobile">${words(80)}</div>`),
    never: ['HTML_HIDDEN_TEXT'],
  },
  {
    title: 'cells of size zero whose content is set again',
    message: page(`<td style="font-size:0"><span style="font-size:14px">${words(80)}</span></td>`),
    never: ['HTML_HIDDEN_TEXT'],
  },
  {
    title: 'nothing but an image',
    message: {
      html: '<a href="https://exemple.com"><img src="https://exemple.com/a.jpg" width="600" height="800"></a>',
    },
    expect: ['HTML_IMAGE_ONLY', 'TEXT_PART_MISSING'],
  },
  { title: 'comments for filters', message: page(`<!-- ${words(400)} -->`), expect: ['HTML_COMMENT_SALT'] },
  {
    title: 'comments for Outlook',
    message: page(`<!--[if mso]><table>${words(400)}</table><![endif]-->`),
    never: ['HTML_COMMENT_SALT'],
  },
  {
    title: 'words cut by what does not show',
    message: page(`<p>${'ban\u200bque com\u200bpte sécu\u200brité iden\u200btifiant cli\u200bent carte'}</p>`),
    expect: ['HTML_INVISIBLE_CHARACTERS'],
  },
  {
    title: 'German words with soft hyphens',
    message: page('<p>Donau\u00addampf\u00adschiff\u00adfahrts\u00adgesell\u00adschaft und mehr</p>'.repeat(3)),
    never: ['HTML_INVISIBLE_CHARACTERS'],
  },
  {
    title: 'Persian with its joiners',
    message: page(`<p>${'می\u200cخواهم '.repeat(20)}</p>`),
    never: ['HTML_INVISIBLE_CHARACTERS', 'HTML_MIXED_SCRIPT_WORDS'],
  },
  {
    title: 'letters of two alphabets within words',
    message: page('<p>Votre соmpte est blоqué</p>'),
    expect: ['HTML_MIXED_SCRIPT_WORDS'],
  },
  {
    title: 'two languages side by side',
    message: page('<p>Bonjour, добрый день, Καλημέρα</p>'),
    never: ['HTML_MIXED_SCRIPT_WORDS'],
  },
  {
    title: 'a preview text in white on white, and nothing else hidden',
    message: page(
      `<span style="color:#ffffff;font-size:1px">Régate samedi, menu de la semaine et horaires des marées</span>`,
    ),
    never: ['HTML_HIDDEN_TEXT', 'HTML_HIDDEN_BY_COLOUR', 'HTML_HIDDEN_BY_SIZE'],
  },
  {
    title: 'three ways of hiding that no layout asks for',
    message: page(
      `<div style="display:none">Un aperçu</div><p style="color:#fefefe">remise garantie auprès de votre banque</p><p style="font-size:0">remise garantie auprès de votre caisse</p><p style="position:absolute;left:-9999px">remise garantie auprès de votre notaire</p>`,
    ),
    expect: ['HTML_HIDDEN_BY_COLOUR', 'HTML_HIDDEN_BY_SIZE', 'HTML_HIDDEN_BY_POSITION'],
    never: ['HTML_HIDDEN_TEXT'],
  },
  {
    title: 'a white label on a button whose colour a style sheet sets',
    message: page(
      '<style>.b{background:#035}</style><div style="display:none">Un aperçu</div><a class="b" style="color:#fff" href="https://atelier-du-port.fr/">Je m’inscris maintenant</a>',
    ),
    never: ['HTML_HIDDEN_BY_COLOUR', 'HTML_FAINT_TEXT'],
  },
  {
    title: 'words cut by hidden letters, by comments and by empty elements',
    message: page(
      '<p>Votre ban<span style="font-size:0">x</span>que et votre car<span style="display:none">z</span>te</p>',
    ),
    expect: ['HTML_CUT_WORDS'],
  },
  {
    title: 'words cut by comments',
    message: page('<p>Vi<!-- a -->ag<!-- b -->ra</p>'),
    expect: ['HTML_CUT_WORDS'],
  },
  {
    title: 'words that change their style half-way, and places where lines may break',
    message: page(
      `<p>${'<b>P</b>ort de Brest, H<sub>2</sub>O, extra<wbr>ordinaire, re<i>lire</i> '.repeat(8)}</p><p>Fin<!-- fin du bloc --></p><p>Suite</p>`,
    ),
    never: ['HTML_CUT_WORDS'],
  },
  {
    title: 'a title stuffed with words',
    message: page(`<title>${words(60)}</title>`),
    expect: ['HTML_TITLE_SALT'],
  },
  {
    title: 'a style sheet stuffed with sentences',
    message: page(
      `<style>p{color:red} the quick brown fox jumps over the lazy dog and runs away from here again a{color:blue}</style>`,
    ),
    expect: ['HTML_STYLE_SALT'],
  },
  {
    title: 'a style sheet with its comments and a long list of selectors',
    message: page(
      `<style>/* the quick brown fox jumps over the lazy dog and runs away from here again */ html, body, div, span, applet, object, iframe, p, a, abbr, b, u, i, center, dl, dt, table, caption, tbody { margin: 0 } @media only screen and (max-width: 480px) { .a .b { width: 100% !important } }</style>`,
    ),
    never: ['HTML_STYLE_SALT', 'HTML_TITLE_SALT'],
  },
  {
    title: 'text that can hardly be told from its ground',
    message: page(`<p style="color:#e8e8e8">${words(20)}</p>`),
    expect: ['HTML_FAINT_TEXT'],
    never: ['HTML_HIDDEN_BY_COLOUR'],
  },
  {
    title: 'small print in grey',
    message: page(`<p style="color:#999999;font-size:11px">${words(40)}</p>`),
    never: ['HTML_FAINT_TEXT', 'HTML_HIDDEN_TEXT'],
  },
  {
    title: 'a page that builds a file',
    message: page('<script>const b=new Blob([atob(d)]);location.href=URL.createObjectURL(b);a.click()</script>'),
    expect: ['HTML_SMUGGLING', 'HTML_SCRIPT'],
  },
  {
    title: 'a script that only shows something',
    message: page('<script>document.getElementById("a").innerHTML = "Bonjour"</script>'),
    expect: ['HTML_SCRIPT'],
    never: ['HTML_SMUGGLING'],
  },
  {
    title: 'plain letters written in code',
    message: page(
      `<p>${Array.from('Your account was suspended today, please sign in to open it', (letter) => `&#${letter.charCodeAt(0)};`).join('')}</p>`,
      '',
    ),
    expect: ['TEXT_LETTERS_CODED'],
  },
  {
    title: 'accents written in code',
    message: page(`<p>${'&#233;t&#233; &#224; No&#235;l, &#8217;&#160;'.repeat(20)}</p>`),
    never: ['TEXT_LETTERS_CODED'],
  },
  {
    title: 'plain English wholly encoded',
    message: {
      headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Transfer-Encoding': 'base64' },
      raw: Buffer.from(
        'Dear Camille, here is what we spoke of on Saturday. Please have a look at it when you can. Best regards, Anne',
      ).toString('base64'),
    },
    expect: ['TEXT_BASE64_NEEDLESS'],
    class: 'desired',
  },
  {
    title: 'French wholly encoded, as many programs do',
    message: {
      headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Transfer-Encoding': 'base64' },
      raw: Buffer.from(
        'Bonjour Camille, voilà ce dont nous avons parlé samedi. Regarde quand tu peux. À bientôt, Anne, depuis le port',
      ).toString('base64'),
    },
    never: ['TEXT_BASE64_NEEDLESS'],
    class: 'desired',
  },
  {
    title: 'letters under heaps of marks',
    message: {
      text: 'Y\u0300\u0301\u0302o\u0300\u0301\u0302u\u0300\u0301\u0302r\u0300\u0301\u0302 p\u0300\u0301\u0302c\u0300\u0301\u0302 is mine and I know all about you.',
    },
    expect: ['TEXT_MARKS_FLOOD'],
  },
  {
    title: 'accents of all languages at once',
    message: {
      text: 'Ï hãvē gôt yōūr pãsswørd åñd ï wïll šhôw thê vïdéò tö ãll ôf yöür fríēnds. Ÿōú hâvè twô dåys tõ sēnd thë móñèy, ôr êvëry cõntáct wíll rêceìve thè rècòrdïng õf yòü. Dö ñôt réply.',
    },
    expect: ['TEXT_MARKS_FLOOD'],
  },
  {
    title: 'Vietnamese, composed and decomposed',
    message: {
      text: `${'Chúng tôi xin gửi đến quý khách hàng thông tin về chương trình mới của chúng tôi trong tuần này. '.repeat(3)}${'Chúng tôi xin gửi đến quý khách hàng chương trình mới. '.normalize('NFD').repeat(3)}`,
    },
    never: ['TEXT_MARKS_FLOOD', 'TEXT_WORD_DISGUISED', 'HTML_INVISIBLE_CHARACTERS'],
  },
  {
    title: 'Hebrew with its points, Thai, and a notice in eight languages',
    message: {
      text: 'בְּרֵאשִׁית בָּרָא אֱלֹהִים אֵת הַשָּׁמַיִם וְאֵת הָאָרֶץ. ที่นี่คือที่ที่เราอยู่ ผู้ใหญ่. Děkujeme za vaši zprávu a těšíme se na viděnou. Dziękujemy za wiadomość i do zobaczenia. Où êtes-vous allés l’été dernier ? Viele Grüße aus Köln und bis bald. Não há problema nenhum com a sua encomenda. Gracias por su mensaje, hasta mañana. Merci, garçon, et à bientôt. Vă mulțumim pentru mesaj. Köszönjük az üzenetét, hamarosan válaszolunk.',
    },
    never: ['TEXT_MARKS_FLOOD', 'TEXT_WORD_DISGUISED'],
  },
  {
    title: 'words in the letters of another alphabet, in figures, and set apart',
    message: { subject: 'Your P4yPal acc0unt', text: body },
    expect: ['TEXT_WORD_DISGUISED'],
  },
  {
    title: 'letters of another alphabet',
    message: { text: `${body} Votre wаllеt est prêt.` },
    expect: ['TEXT_WORD_DISGUISED'],
  },
  {
    title: 'letters set apart by dots',
    message: { text: `${body} b.i.t.c.o.i.n seulement.` },
    expect: ['TEXT_WORD_DISGUISED'],
  },
  {
    title: 'letters that look like others',
    message: { subject: 'lmportant : votre rnicrosoft', text: body },
    expect: ['TEXT_WORD_DISGUISED'],
  },
  {
    title: 'a capital I in place of an l',
    message: { text: `${body} Scan your PayPaI.` },
    expect: ['TEXT_WORD_DISGUISED'],
  },
  {
    title: 'words as their language writes them, product names and addresses',
    message: {
      subject: 'Sécurité de votre compte : vérification',
      text: `${body} SÉCURITÉ, securite, facturé, contrasena, M4A1, H264, MP3, co2, A.N.N.E., s.n.c.f., account1@exemple.fr, Netflix!, PayPal. Crédit agricole, crèdit, Überweisung, cõnta, lnbits, llama, modern, morne, corne, lnk, savvy.`,
    },
    never: ['TEXT_WORD_DISGUISED'],
  },
];
