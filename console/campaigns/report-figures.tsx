// The figures at the head of a report: what became of the messages, and what people did.

import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import { Figure, FigureRow } from '../app/parts/figure.tsx';
import type { Report } from './report-step.tsx';

/** Hard limits of the large providers and of the house: from here on a figure is coloured. */
const BOUNCES_WARN = 0.02;
const BOUNCES_BAD = 0.05;
const UNSUBSCRIBES_WARN = 0.01;
const COMPLAINTS_WARN = 0.001;
const COMPLAINTS_BAD = 0.003;

export function ReportFigures({ report, tracking }: { report: Report; tracking: 'none' | 'anonymous' | 'consented' }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const { states, total } = report.counts;
  const { clicks, knownClickers, unsubscribed, undone, complaints, replies, autoReplies } = report.reactions;
  const withheld = states.suppressed + states.skipped;
  const waiting = states.planned + states.handed_over + states.deferred;
  const share = (part: number, of: number) => (of === 0 ? 0 : part / of);
  const ofRecipients = (part: number) => t('report.ofRecipients', { share: format.percent(share(part, total)) });
  const ofAccepted = (part: number) =>
    t('report.ofAccepted', { share: format.percent(share(part, states.accepted), 2) });
  const bounceShare = share(states.bounced, states.accepted + states.bounced);
  const complaintShare = share(complaints, states.accepted);
  const leavingShare = share(unsubscribed, states.accepted);

  return (
    <FigureRow>
      <Figure
        label={t('report.accepted')}
        value={format.number(states.accepted)}
        note={ofRecipients(states.accepted)}
      />
      <Figure
        label={t('report.bounced')}
        value={format.number(states.bounced)}
        note={ofRecipients(states.bounced)}
        tone={bounceShare >= BOUNCES_BAD ? 'bad' : bounceShare >= BOUNCES_WARN ? 'warning' : 'plain'}
      />
      <Figure label={t('report.withheld')} value={format.number(withheld)} note={t('report.withheldNote')} />
      <Figure label={t('report.waiting')} value={format.number(waiting)} note={t('report.waitingNote')} />
      <Figure
        label={t('report.replies')}
        value={format.number(replies)}
        note={t('report.autoReplies', { count: autoReplies, formatted: format.number(autoReplies) })}
      />
      <Figure
        label={t('report.humanClicks')}
        value={tracking === 'none' ? '–' : format.number(clicks.human)}
        note={
          tracking === 'none'
            ? t('report.notTracked')
            : tracking === 'anonymous'
              ? t('report.anonymousNote')
              : t('report.humanClicksNote', { count: knownClickers, formatted: format.number(knownClickers) })
        }
      />
      <Figure
        label={t('report.suspect')}
        value={tracking === 'none' ? '–' : format.number(clicks.unknown)}
        note={t('report.clicksApart')}
      />
      <Figure
        label={t('report.machine')}
        value={tracking === 'none' ? '–' : format.number(clicks.proxy + clicks.scanner)}
        note={t('report.clicksApart')}
      />
      <Figure
        label={t('report.unsubscribed')}
        value={format.number(unsubscribed)}
        note={
          undone > 0
            ? t('report.undone', { count: undone, formatted: format.number(undone) })
            : ofAccepted(unsubscribed)
        }
        tone={leavingShare >= UNSUBSCRIBES_WARN ? 'warning' : 'plain'}
      />
      <Figure
        label={t('report.complaints')}
        value={format.number(complaints)}
        note={ofAccepted(complaints)}
        tone={complaintShare >= COMPLAINTS_BAD ? 'bad' : complaintShare >= COMPLAINTS_WARN ? 'warning' : 'plain'}
      />
    </FigureRow>
  );
}
