// What a text can be up to: rows that combine turns of phrase. A new fraud is a row here, a row of weights, a row of words and its cases.
// Two kinds: a `fraud` weighs by itself, since honest people hardly ever write it; a `claim` is what honest senders write every day,
// and weighs only together with what contradicts it (evidence/persuasion/contradictions.ts).

import type { claimConcepts } from './claims.ts';
import type { extortionConcepts } from './extortion.ts';
import type { offerConcepts } from './offers.ts';
import type { peopleConcepts } from './people.ts';
import type { SymbolOf } from '../weights.ts';

export type ConceptName =
  | keyof typeof extortionConcepts
  | keyof typeof peopleConcepts
  | keyof typeof claimConcepts
  | keyof typeof offerConcepts;

/** What must be so about the message beside its text; told in evidence/persuasion/circumstances.ts. */
export type Circumstance =
  | 'personal'
  | 'not_honest_bulk'
  | 'short'
  | 'brief'
  | 'no_link'
  | 'few_links'
  | 'warns_nobody'
  | 'opens_talk';

export interface Plot {
  symbol: SymbolOf<'persuasion'>;
  kind: 'fraud' | 'claim';
  /** One of each row must be found, all of them within `within` words. */
  needs: readonly (readonly ConceptName[])[];
  within?: number;
  /** Beside, so many of these anywhere in the text. */
  more?: { count: number; of: readonly ConceptName[] };
  when?: readonly Circumstance[];
  /** Craftsmen and friends write so from free mailboxes: that contradicts nothing. */
  isUsualFromFreemail?: true;
}

const threats = ['will_tell', 'filmed', 'other_threat', 'ruin'] as const;
const signsOfExtortion: readonly ConceptName[] = [
  ...threats,
  ...(['broke_in', 'adult_site', 'will_delete', 'deadline', 'no_police', 'ultimatum'] as const),
  ...(['i_am_hacker', 'opened_mail', 'password_shown'] as const),
];
const hooks = ['available', 'cannot_talk', 'only_by_mail', 'mobile_number', 'favour'] as const;

export const plots: readonly Plot[] = [
  {
    symbol: 'EXTORTION',
    kind: 'fraud',
    needs: [threats, ['demand', 'crypto_demand']],
    within: 150,
    more: { count: 5, of: signsOfExtortion },
    when: ['warns_nobody', 'few_links'],
  },
  {
    symbol: 'EXTORTION',
    kind: 'fraud',
    needs: [threats, ['crypto_demand']],
    within: 150,
    more: { count: 4, of: signsOfExtortion },
    when: ['warns_nobody', 'few_links'],
  },
  {
    symbol: 'EXTORTION',
    kind: 'fraud',
    needs: [
      ['filmed', 'other_threat', 'ruin'],
      ['demand', 'crypto_demand', 'gift_card'],
      ['ultimatum', 'will_tell', 'deadline', 'no_police'],
    ],
    within: 80,
    more: { count: 1, of: ['ultimatum', 'will_tell', 'no_police', 'i_am_hacker', 'password_shown', 'crypto_demand'] },
    when: ['warns_nobody', 'personal'],
  },
  {
    symbol: 'EXTORTION',
    kind: 'fraud',
    needs: [['will_tell'], ['crypto_demand', 'gift_card'], ['ultimatum', 'deadline']],
    within: 60,
    when: ['warns_nobody', 'personal'],
  },
  {
    symbol: 'EXTORTION',
    kind: 'fraud',
    needs: [['crypto_demand'], ['your_people', 'no_police'], ['holds']],
    within: 80,
    more: { count: 1, of: ['deadline', 'ultimatum', 'will_tell', 'will_delete', 'no_police'] },
    when: ['warns_nobody', 'personal', 'brief', 'no_link'],
  },
  {
    symbol: 'EXTORTION',
    kind: 'fraud',
    needs: [['gift_card'], ['will_tell'], ['ultimatum'], ['holds', 'your_people']],
    within: 60,
    when: ['warns_nobody', 'personal', 'brief', 'no_link'],
  },
  {
    symbol: 'FALSE_SUMMONS',
    kind: 'claim',
    needs: [['summons'], ['shameful_crime']],
    more: { count: 1, of: ['justify', 'deadline'] },
    when: ['warns_nobody'],
  },
  {
    symbol: 'GIFT_CARDS_REQUESTED',
    kind: 'fraud',
    needs: [['gift_card'], ['send_codes']],
    within: 80,
    when: ['personal', 'warns_nobody'],
  },
  {
    symbol: 'GIFT_CARDS_REQUESTED',
    kind: 'fraud',
    needs: [['gift_card'], ['buy', 'face_value']],
    within: 25,
    more: { count: 1, of: ['secrecy', 'paid_back', 'cannot_talk', 'hurry'] },
    when: ['personal', 'brief', 'no_link', 'warns_nobody'],
  },
  {
    symbol: 'BOSS_HOOK',
    kind: 'claim',
    needs: [
      ['favour', 'available'],
      ['cannot_talk', 'only_by_mail', 'mobile_number', 'secrecy'],
    ],
    more: { count: 3, of: [...hooks, 'secrecy', 'hurry'] },
    when: ['personal', 'short', 'no_link', 'warns_nobody', 'opens_talk'],
  },
  {
    symbol: 'BOSS_HOOK_FAINT',
    kind: 'claim',
    needs: [
      ['favour', 'available', 'mobile_number'],
      ['cannot_talk', 'only_by_mail', 'hurry', 'secrecy', 'favour'],
    ],
    when: ['personal', 'short', 'no_link', 'warns_nobody', 'opens_talk'],
  },
  {
    symbol: 'BOSS_TRANSFER',
    kind: 'claim',
    needs: [['transfer'], ['secrecy', 'hurry', 'deal', 'cannot_talk']],
    within: 60,
    when: ['personal', 'brief', 'warns_nobody'],
  },
  {
    symbol: 'BOSS_TRANSFER_SECRET',
    kind: 'fraud',
    needs: [['transfer', 'deal'], ['secrecy']],
    more: { count: 2, of: ['transfer', 'deal', 'hurry', 'cannot_talk', 'only_by_mail', 'favour'] },
    when: ['personal', 'brief', 'warns_nobody'],
  },
  {
    symbol: 'BANK_DETAILS_CHANGED',
    kind: 'claim',
    needs: [['new_bank'], ['payment_due', 'transfer']],
    within: 60,
    when: ['personal', 'brief', 'warns_nobody'],
  },
  {
    symbol: 'PAYROLL_DIVERTED',
    kind: 'claim',
    needs: [['new_bank'], ['salary']],
    within: 40,
    when: ['personal', 'brief', 'no_link', 'warns_nobody'],
  },
  {
    symbol: 'INVOICE_CLAIM',
    kind: 'claim',
    needs: [['invoice'], ['invoice_pressed']],
    within: 40,
    isUsualFromFreemail: true,
  },
  {
    symbol: 'PARCEL_CLAIM',
    kind: 'claim',
    needs: [['parcel'], ['parcel_stopped'], ['act', 'small_sum']],
    within: 60,
  },
  {
    symbol: 'FINE_CLAIM',
    kind: 'claim',
    needs: [['fine'], ['fine_unpaid'], ['act', 'small_sum']],
    within: 60,
  },
  {
    symbol: 'HEALTH_CARD_CLAIM',
    kind: 'claim',
    needs: [['health_card'], ['card_renewal', 'refund'], ['act']],
    within: 60,
  },
  {
    symbol: 'TAX_REFUND_CLAIM',
    kind: 'claim',
    needs: [['tax'], ['refund'], ['act', 'small_sum']],
    within: 60,
  },
  {
    symbol: 'TRAINING_ACCOUNT_CLAIM',
    kind: 'claim',
    needs: [['training_account'], ['training_lost']],
    within: 50,
  },
  {
    symbol: 'MAILBOX_CLAIM',
    kind: 'claim',
    needs: [['mailbox', 'domain_notice'], ['mailbox_threatened'], ['act']],
    within: 60,
  },
  {
    symbol: 'SHARED_DOCUMENT_CLAIM',
    kind: 'claim',
    needs: [['shared'], ['act']],
    within: 40,
    isUsualFromFreemail: true,
  },
  {
    symbol: 'ACCOUNT_CLAIM',
    kind: 'claim',
    needs: [['account'], ['account_threatened'], ['act']],
    within: 60,
  },
  {
    symbol: 'RENEWAL_CLAIM',
    kind: 'claim',
    needs: [['renewal'], ['act', 'charged', 'call_us']],
    within: 60,
  },
  {
    symbol: 'CALLBACK_CLAIM',
    kind: 'claim',
    needs: [['charged', 'renewal', 'invoice'], ['call_us'], ['small_sum']],
    within: 150,
    when: ['no_link'],
  },
  {
    symbol: 'REWARD_CLAIM',
    kind: 'claim',
    needs: [['reward'], ['chosen'], ['survey', 'act']],
    within: 60,
  },
  { symbol: 'AUTOMATION_CLAIM', kind: 'claim', needs: [['automation'], ['act', 'reward']], within: 60 },
  {
    symbol: 'CRYPTO_ACCESS_CLAIM',
    kind: 'claim',
    needs: [['crypto_access'], ['act']],
    within: 60,
  },
  {
    symbol: 'ADVANCE_FEE',
    kind: 'fraud',
    needs: [['beneficiary'], ['trust_me', 'tragic'], ['answer_me', 'trust_me']],
    within: 90,
    more: { count: 4, of: ['fortune', 'beneficiary', 'tragic', 'trust_me', 'answer_me'] },
    when: ['not_honest_bulk'],
  },
  {
    symbol: 'ADVANCE_FEE',
    kind: 'fraud',
    needs: [
      ['fortune', 'beneficiary'],
      ['tragic', 'trust_me'],
      ['answer_me', 'trust_me'],
    ],
    within: 90,
    more: { count: 3, of: ['fortune', 'beneficiary', 'tragic', 'trust_me', 'answer_me'] },
    when: ['personal', 'brief', 'no_link', 'opens_talk'],
  },
  {
    symbol: 'PROPOSAL_TEASER',
    kind: 'claim',
    needs: [['teaser']],
    when: ['personal', 'short', 'no_link', 'opens_talk'],
  },
  {
    symbol: 'LOAN_OFFER',
    kind: 'fraud',
    needs: [['loan'], ['loan_terms'], ['answer_me', 'act']],
    within: 120,
    when: ['not_honest_bulk', 'brief'],
  },
  {
    symbol: 'LOTTERY_PRIZE',
    kind: 'fraud',
    needs: [['prize'], ['prize_claim']],
    within: 100,
    when: ['not_honest_bulk'],
  },
  {
    symbol: 'ROMANCE',
    kind: 'claim',
    needs: [['romance']],
    more: { count: 1, of: ['answer_me', 'act', 'trust_me'] },
    when: ['brief'],
  },
  {
    symbol: 'EASY_JOB',
    kind: 'claim',
    needs: [['job'], ['easy_money']],
    within: 80,
    more: { count: 1, of: ['answer_me', 'act'] },
  },
  { symbol: 'CRYPTO_PROFIT', kind: 'claim', needs: [['crypto_profit']] },
  { symbol: 'PILLS', kind: 'claim', needs: [['pills'], ['pills_sold']], within: 40 },
  {
    symbol: 'COLD_OUTREACH',
    kind: 'claim',
    needs: [['services', 'goods'], ['cold_contact']],
    within: 80,
    more: { count: 2, of: ['services', 'goods', 'cold_contact'] },
    when: ['brief', 'opens_talk'],
  },
];
