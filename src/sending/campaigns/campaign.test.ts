import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type CampaignDraft,
  campaignMoves,
  campaignStates,
  type DraftFacts,
  draftRemarks,
  isNoReply,
  mayMove,
  senderAddress,
} from './campaign.ts';
import { remark } from './remark.ts';

const draft: CampaignDraft = {
  name: 'Lettre de mars',
  purposeId: '1',
  conditions: { match: 'all', conditions: [] },
  domainId: '1',
  senderName: 'La Ferme des Quatre Vents',
  senderLocalPart: 'bonjour',
  replyTo: '',
  stream: 'newsletter',
  language: 'fr',
  subject: 'Les fraises arrivent',
  preheader: 'Première cueillette samedi.',
  templateId: '1',
  mjml: '<mjml></mjml>',
  clickTracking: 'anonymous',
  scheduledLocal: null,
};
const facts: DraftFacts = {
  now: new Date('2026-03-10T09:00:00Z'),
  timeZone: 'Europe/Paris',
  purpose: { name: 'Lettre', kind: 'marketing', archived: false },
  domain: { name: 'quatrevents.example', mode: 'live', verified: true, hasKey: true },
  ownDomains: ['quatrevents.example'],
};
const codes = (change: Partial<CampaignDraft>, world: Partial<DraftFacts> = {}) =>
  draftRemarks({ ...draft, ...change }, { ...facts, ...world }).map(({ code, severity }) => `${severity} ${code}`);

test('draftRemarks says nothing of a good draft', () => {
  assert.deepEqual(codes({}), []);
  assert.deepEqual(codes({ replyTo: 'Marie <marie@quatrevents.example>' }), []);
  assert.deepEqual(codes({ scheduledLocal: '2026-03-12T09:30' }), []);
});

test('draftRemarks names what is missing or unwise, and where', () => {
  const cases: [string, Partial<CampaignDraft>, Partial<DraftFacts>, string[]][] = [
    ['no purpose', { purposeId: null }, {}, ['blocker purpose_missing']],
    ['purpose deleted', {}, { purpose: undefined }, ['blocker purpose_missing']],
    [
      'purpose archived',
      {},
      { purpose: { name: 'x', kind: 'marketing', archived: true } },
      ['blocker purpose_archived'],
    ],
    [
      'a consent to be tracked is none to be written to',
      {},
      { purpose: { name: 'x', kind: 'tracking', archived: false } },
      ['blocker purpose_is_tracking'],
    ],
    ['no domain', {}, { domain: undefined, ownDomains: [] }, ['blocker domain_missing']],
    ['live but unverified', {}, { domain: { ...facts.domain!, verified: false } }, ['blocker domain_unverified']],
    ['sandbox needs no DNS', {}, { domain: { ...facts.domain!, mode: 'sandbox', verified: false } }, []],
    ['no key', {}, { domain: { ...facts.domain!, hasKey: false } }, ['blocker domain_without_key']],
    ['no local part', { senderLocalPart: ' ' }, {}, ['blocker sender_address_missing']],
    ['a header injection is no local part', { senderLocalPart: 'a\r\nBcc: x' }, {}, ['blocker sender_address_invalid']],
    ['two addresses are no local part', { senderLocalPart: 'a@b.example, c' }, {}, ['blocker sender_address_invalid']],
    ['a sender that needs SMTPUTF8', { senderLocalPart: 'café' }, {}, ['blocker sender_needs_smtputf8']],
    ['replies that need SMTPUTF8', { replyTo: 'été@quatrevents.example' }, {}, ['blocker reply_to_needs_smtputf8']],
    ['no name', { senderName: '' }, {}, ['warning sender_name_missing']],
    ['sender is a no-reply', { senderLocalPart: 'no-reply' }, {}, ['warning no_reply']],
    [
      'a no-reply sender that takes replies elsewhere',
      { senderLocalPart: 'no-reply', replyTo: 'marie@quatrevents.example' },
      {},
      [],
    ],
    ['replies to a no-reply', { replyTo: 'nepasrepondre@quatrevents.example' }, {}, ['warning no_reply']],
    ['replies to nonsense', { replyTo: 'marie' }, {}, ['blocker reply_to_invalid']],
    ['replies to somebody else', { replyTo: 'marie@gmail.com' }, {}, ['warning reply_to_foreign']],
    [
      'replies to the parent domain',
      { replyTo: 'marie@quatrevents.example' },
      { domain: { ...facts.domain!, name: 'news.quatrevents.example' }, ownDomains: ['news.quatrevents.example'] },
      [],
    ],
    ['no subject', { subject: '\t' }, {}, ['blocker subject_missing']],
    ['no preview', { preheader: '' }, {}, ['hint preheader_missing']],
    ['no content', { mjml: '' }, {}, ['blocker template_missing']],
    ['a past moment', { scheduledLocal: '2026-03-10T09:59' }, {}, ['blocker moment_past']],
    ['no moment at all', { scheduledLocal: '2026-02-30T09:59' }, {}, ['blocker moment_unreadable']],
    [
      'an hour that does not exist',
      { scheduledLocal: '2026-03-29T02:30' },
      {},
      ['hint moment_moved', 'hint moment_night'],
    ],
    [
      'an hour that exists twice',
      { scheduledLocal: '2026-10-25T02:30' },
      {},
      ['hint moment_twice', 'hint moment_night'],
    ],
    ['now, at night', {}, { now: new Date('2026-03-10T02:00:00Z') }, ['hint moment_night']],
  ];
  for (const [name, change, world, expected] of cases) assert.deepEqual(codes(change, world), expected, name);
});

test('isNoReply knows the spellings of both languages and spares real names', () => {
  for (const local of [
    'noreply',
    'no-reply',
    'No_Reply',
    'donotreply',
    'do-not-reply',
    'ne-pas-repondre',
    'nepasrépondre',
    'news.noreply',
    'noreply-fr',
    'non-reponse',
  ])
    assert.ok(isNoReply(`${local}@x.example`), local);
  for (const local of ['nora', 'noe.repplinger', 'bonjour', 'reply', 'reponse', 'piano.reply'])
    assert.ok(!isNoReply(`${local}@x.example`), local);
});

test('senderAddress puts the domain in ASCII and refuses what would have to be quoted', () => {
  assert.equal(senderAddress({ ...draft, senderLocalPart: ' bonjour ' }, 'été.example'), 'bonjour@xn--t-9fab.example');
  for (const local of ['"a b"', 'a b', 'é', '.a', 'a..b', 'a.', 'a'.repeat(65)])
    assert.equal(senderAddress({ ...draft, senderLocalPart: local }, 'x.example'), undefined, local);
});

test('mayMove lets nothing start twice, nor change once it left', () => {
  const moves = Object.fromEntries(
    campaignStates.map((state) => [state, campaignMoves.filter((move) => mayMove(state, move)).join(' ')]),
  );
  assert.deepEqual(moves, {
    draft: 'schedule launch delete edit',
    scheduled: 'unschedule launch',
    sending: 'pause cancel',
    paused: 'resume cancel',
    finished: '',
    cancelled: '',
  });
});

test('remark fills its words and leaves Liquid alone', () => {
  assert.deepEqual(
    remark('domain_sandbox', { domain: 'a.example' }).words.en.startsWith('The domain a.example is in the sandbox'),
    true,
  );
  assert.ok(remark('unsubscribe_link_missing').words.fr.includes('{{ unsubscribe_url }}'));
  assert.equal(remark('unsubscribe_link_missing', {}, 'warning').severity, 'warning');
});
