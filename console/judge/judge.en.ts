import type { Same } from '../app/same.ts';
import type fr from './judge.fr.ts';

export default {
  class: {
    desired: 'Desired',
    greybulk: 'Legitimate bulk mail',
    greymail: 'Bulk mail gone unread',
    greyspam: 'Careless bulk mail',
    spam: 'Spam',
    phish: 'Fraud',
  },
  explained: {
    desired: 'A filter would take it for a message that its reader expects.',
    greybulk: 'A filter would see an honest mailing in number, which some people read.',
    greymail: 'A filter would see a mailing once wanted, to which this reader no longer reacts.',
    greyspam: 'A filter would see a mailing in number with bad habits.',
    spam: 'A filter would file it as spam.',
    phish: 'A filter would take it for a fraud.',
  },
  unjudged: 'Not judged yet',
  probability: 'Probability of being unwanted',
  classes: 'Probability of each class',
  against: 'What speaks against it',
  for: 'What speaks for it',
  neutral: 'Good to know',
  nothingAgainst: 'Nothing speaks against this message.',
  weight: 'Weight: {{weight}}',
  mend: 'To mend it:',
  show: 'Show in the message',
  hide: 'Stop showing',
  shown: 'The message, with evidence {{number}} marked',
} satisfies Same<typeof fr>;
