import type { Same } from '../app/same.ts';
import type fr from './linkguard.fr.ts';

export default {
  title: 'Phishing',
  intro:
    'The links of messages that owners report as fraud. Once blocked, a link makes a fraud of any message that carries it, and the browser extension stops whoever follows it.',
  states: 'State of links',
  state: { reported: 'Reported', blocked: 'Blocked', cleared: 'Cleared' },
  empty: {
    reported: 'No link awaits you',
    blocked: 'No link is blocked',
    cleared: 'No link was cleared',
  },
  emptyText:
    'Owners report from their personal page, or by forwarding the message as an attachment to report@ or signaler@ your domain.',
  toGateway: 'See the protected domains',
  reported_one: 'Reported by {{count}} owner since {{date}}.',
  reported_other: 'Reported by {{count}} owners since {{date}}.',
  byDesk: 'Added by hand on {{date}}.',
  spread_one: 'Received by {{count}} owner since {{date}}.',
  spread_other: 'Received by {{count}} owners since {{date}}.',
  noSpread: 'No message that is kept carries it.',
  senders: 'Senders: {{list}}',
  until: 'Kept until {{date}}',
  block: 'Block',
  clear: 'Clear',
  more: 'Show more',
  add: 'Add a link',
  addTitle: 'Add a link',
  address: 'Address of the page',
  addressHelp:
    'Blocking holds for the whole installation. Clearing holds for this workspace, even where another blocked.',
  lookup: 'The warning at the click',
  lookupText:
    'Give this address to the browser extension of your owners (folder extension/), or to programs of yours. It carries the key of your house, so that reports count before you decide. Only the first octets of hashes are asked about: nobody learns which link was followed.',
  lookupAddress: 'Address to enter in the extension',
} satisfies Same<typeof fr>;
