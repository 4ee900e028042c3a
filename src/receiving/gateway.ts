// The road in as the listener knows it: claims the recipients of protected domains who exist, and sends their mail down the pipeline. Opens
// the stations and closes them in the order in which nothing is lost.

import { asciiDomain } from '#message/domain.ts';
import { createNotices } from '#platform/notices.ts';
import { keepAnswers } from '#platform/kept-answers.ts';
import type { Platform } from '#platform/platform.ts';
import { type DelivererOptions, startDeliverer } from './delivery/deliverer.ts';
import { type DomainList, openDomainList } from './domains/domain-list.ts';
import { createExaminer } from './examining/examiner.ts';
import { createIntake } from './intake/intake.ts';
import { openBlockedLinks } from './linkguard/blocked-links.ts';
import type { Destination } from './listener/destination.ts';
import { createGreylist } from './listener/greylist.ts';
import { createRecipientCheck } from './owners/recipient-check.ts';
import { type Addressed, createPipeline } from './pipeline.ts';
import { RELEASED_TOPIC } from './quarantine/act.ts';
import { readLessons } from './reactions/lesson-store.ts';
import { createStepTimes } from './metrics/step-times.ts';
import { createSenderNotes } from './reputation/sender-notes.ts';

export interface Gateway {
  destination: Destination;
  domains: DomainList;
  close(): Promise<void>;
}

export interface GatewayOptions extends DelivererOptions {
  /** Examining threads; none: in this thread. As many as cores when left out. */
  threads?: number;
}

export async function openGateway(platform: Platform, options: GatewayOptions = {}): Promise<Gateway> {
  const { sql, log, clock } = platform;
  const domains = await openDomainList(platform);
  const stepTimes = createStepTimes(platform);
  const onDelivered = (milliseconds: number) => stepTimes.add({ deliver: milliseconds });
  const deliverer = startDeliverer(platform, domains, { onDelivered, ...options });
  const senders = createSenderNotes(platform);
  const intake = createIntake(platform, { lease: deliverer.lease, onKept: senders.note });
  const lessons = (ownerId: string) => readLessons(sql, ownerId);
  const examiner = createExaminer({ resolver: keepAnswers(platform.resolver, clock), log, lessons, ...options });
  const check = createRecipientCheck(platform);
  const greylist = createGreylist(platform);
  const notices = createNotices(platform, 'quarantine');
  const blockedLinks = await openBlockedLinks(platform);
  const take = createPipeline(platform, { examiner, intake, deliverer, blockedLinks, stepTimes, onHeld: notices.tell });
  const stopHearing = await platform.live.subscribe(({ topic }) => topic === RELEASED_TOPIC && deliverer.ask());
  /** RFC 5321 section 4.5.1: a bare postmaster is the house's own. */
  const whole = (recipient: string) =>
    /^postmaster$/i.test(recipient) ? `postmaster@${domains.first()?.name ?? ''}` : recipient;
  const domainOf = (recipient: string) => {
    const name = asciiDomain(recipient.slice(recipient.lastIndexOf('@') + 1));
    return name === undefined ? undefined : domains.find(name);
  };

  return {
    domains,
    destination: {
      name: 'gateway',
      async claim(given, envelope) {
        const recipient = whole(given);
        const domain = domainOf(recipient);
        if (!domain) return undefined;
        return (await check.check(domain, recipient)) ?? (await greylist.check(domain, recipient, envelope)) ?? 'mine';
      },
      take(envelope, recipients, bytes) {
        const addressed = new Map<string, Addressed>();
        for (const recipient of recipients.map(whole)) {
          const domain = domainOf(recipient);
          if (!domain) throw new Error(`the domain of ${recipient} is no longer protected`);
          const one = addressed.get(domain.name) ?? { domain, recipients: [] };
          one.recipients.push(recipient);
          addressed.set(domain.name, one);
        }
        return take(envelope, [...addressed.values()], bytes);
      },
    },
    async close() {
      stopHearing();
      blockedLinks.close();
      await intake.close();
      await senders.close();
      await examiner.close();
      await deliverer.close();
      await stepTimes.close();
      await check.close();
      await notices.close();
      domains.close();
    },
  };
}
