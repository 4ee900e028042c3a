import type { Same } from '../app/same.ts';
import type fr from './sandbox.fr.ts';

export default {
  title: 'Sandbox',
  kept_one: '{{shown}} message kept',
  kept_other: '{{shown}} messages kept',
  keptHint: 'The sandbox keeps the newest {{limit}} messages.',
  empty: {
    title: 'No mail yet',
    text: 'As long as your domain is in the sandbox, every message you send arrives here, over real SMTP, and nowhere else. Prepare a campaign and launch it: you will see your messages arrive.',
    action: 'Prepare a campaign',
    simulate:
      'To see other outcomes, give a contact an address with +bounce, +defer or +full before the at sign: the sandbox will refuse it as a real server would.',
  },
  mailboxes: {
    label: 'Mailboxes',
    all: 'All mailboxes',
    search: 'Find a mailbox',
    none: 'No mailbox matches.',
    count_one: '{{shown}} message',
    count_other: '{{shown}} messages',
  },
  messages: {
    label: 'Messages',
    search: 'Find a message',
    none: 'No message matches.',
    noSubject: '(no subject)',
    to: 'for {{mailbox}}',
  },
  message: {
    choose: 'Choose a message',
    chooseText: 'You will see it as its reader does, with the verdict of a filter.',
    gone: 'This message is no longer in the sandbox.',
    judge: 'Open at the judge’s',
    back: 'Back to the list',
    from: 'From',
    to: 'To',
    replyTo: 'Reply to',
    date: 'Received',
    download: 'Download (.eml)',
    tabs: { message: 'Message', text: 'Text', source: 'Source', verdict: 'Verdict' },
    judging: 'The filter is reading the message…',
    pretend: 'Authentication is judged as if the DNS records proposed for the domain were published.',
  },
  clear: {
    action: 'Empty the sandbox',
    title: 'Empty the sandbox?',
    text: 'All messages received here are erased. Campaigns, their reports and contacts do not change.',
  },
} satisfies Same<typeof fr>;
