import type { Same } from '../app/same.ts';
import type fr from './home.fr.ts';

export default {
  title: 'Home',
  steps: {
    title: 'Your first campaign',
    text: 'Four steps, some ten minutes. Nothing leaves this machine: your messages arrive in the sandbox, where you read them as your recipients would.',
    progress: '{{done}} of {{total}} steps',
    done: 'Done',
    domain: 'Add a sending domain',
    domainText: 'That of your addresses. It stays in the sandbox until you take it live.',
    contacts: 'Import contacts',
    contactsText: 'A CSV file or a spreadsheet, with the origin and the consent of each.',
    template: 'Prepare a template',
    templateText: 'Start from one of ours, and see it on a phone, in the dark, and as plain text.',
    campaign: 'Send the campaign',
    campaignText: 'Pre-flight says what a filter would hold against you; then you launch.',
    go: 'Start',
  },
  read: {
    title: 'Your messages have arrived',
    text: 'Read them in the sandbox: as drawn, as source, and with the judge’s opinion.',
    go: 'Open the sandbox',
  },
  recent: {
    title: 'Recent campaigns',
    none: 'No campaign yet',
    noneText: 'Those that you prepare and those that leave will appear here.',
    create: 'New campaign',
    all: 'All campaigns',
    changed: 'Changed {{when}}',
  },
  figures: { contacts: 'Contacts', domains: 'Domains' },
} satisfies Same<typeof fr>;
