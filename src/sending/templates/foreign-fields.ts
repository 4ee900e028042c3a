// How other platforms write merge fields, and what the same is called here: a table, used when a template is imported.
// What is not in the table is never guessed: it stays visible in the text, and the import says so.

export interface ForeignField {
  found: RegExp;
  liquid: string;
}

const givenName = '{{ contact.given_name }}';
const familyName = '{{ contact.family_name }}';
const email = '{{ contact.email }}';
const unsubscribe = '{{ unsubscribe_url }}';
const year = '{{ "now" | date: "%Y" }}';

export const foreignFields: readonly ForeignField[] = [
  // Mailchimp, Mandrill
  { found: /\*\|(?:FNAME|FIRSTNAME|FIRST_NAME|PRENOM)\|\*/gi, liquid: givenName },
  { found: /\*\|(?:LNAME|LASTNAME|LAST_NAME|NOM)\|\*/gi, liquid: familyName },
  { found: /\*\|EMAIL\|\*/gi, liquid: email },
  { found: /\*\|UNSUB\|\*/gi, liquid: unsubscribe },
  { found: /\*\|CURRENT_YEAR\|\*/gi, liquid: year },
  // Brevo, HubSpot
  { found: /\{\{\s*contact\.(?:FIRSTNAME|PRENOM)\s*\}\}/gi, liquid: givenName },
  { found: /\{\{\s*contact\.(?:LASTNAME|NOM)\s*\}\}/gi, liquid: familyName },
  { found: /\{\{\s*contact\.EMAIL\s*\}\}/g, liquid: email },
  {
    found: /\{\{\{?\s*(?:unsubscribe|unsubscribe_link|unsubscribe_url|unsubscribe_page)\s*\}?\}\}/gi,
    liquid: unsubscribe,
  },
  // Mailjet
  { found: /\[\[\s*data:firstname(?::"[^"]*")?\s*\]\]/gi, liquid: givenName },
  { found: /\[\[\s*data:(?:name|lastname)(?::"[^"]*")?\s*\]\]/gi, liquid: familyName },
  { found: /\[\[\s*(?:UNSUB_LINK(?:_\w+)?)\s*\]\]/gi, liquid: unsubscribe },
  // Mailgun, SendGrid
  { found: /%unsubscribe_url%/gi, liquid: unsubscribe },
  { found: /%recipient\.first_?name%/gi, liquid: givenName },
  { found: /%recipient\.last_?name%/gi, liquid: familyName },
  { found: /%recipient(?:\.email)?%/gi, liquid: email },
  { found: /<%asm_group_unsubscribe(?:_raw)?_url%>/gi, liquid: unsubscribe },
  // Mautic
  { found: /\{contactfield=firstname(?:\|[^}]*)?\}/gi, liquid: givenName },
  { found: /\{contactfield=lastname(?:\|[^}]*)?\}/gi, liquid: familyName },
  { found: /\{contactfield=email(?:\|[^}]*)?\}/gi, liquid: email },
  { found: /\{unsubscribe_url\}/gi, liquid: unsubscribe },
];

/** Any merge field of another platform, known or not: to report those that stay. */
export const foreignLooking =
  /\*\|[\w:.]+\|\*|(?<!\{)\{(?:contactfield=[^{}]*|webview_(?:url|text)|unsubscribe_text|signature)\}|%recipient\.\w+%|\[\[\s*(?:data|var):[^\]]*\]\]|<%=?[^%]*%>/gi;
