import { bulkHeaders, type JudgeCase, listHeaders, vouchedFor } from './case.ts';

const newsletter = '<p>Voici nos nouvelles de la semaine, avec toutes les régates à venir et le menu du samedi.</p>';
const leave = '<a href="https://atelier-du-port.fr/u/abc">Se désinscrire</a>';

export const bulkCases: readonly JudgeCase[] = [
  {
    title: 'an honest newsletter',
    message: { headers: bulkHeaders, html: newsletter + leave, text: 'Voici nos nouvelles de la semaine.' },
    context: { authentication: vouchedFor('atelier-du-port.fr') },
    expect: ['BULK_ONE_CLICK', 'BULK_LIST_ID', 'BULK_FEEDBACK_ID', 'BULK_UNSUBSCRIBE_LINK'],
    never: [
      'BULK_UNSUBSCRIBE_ABSENT',
      'BULK_UNSUBSCRIBE_HEADER',
      'BULK_DISCUSSION_LIST',
      'BULK_UNSUBSCRIBE_LINK_ABSENT',
    ],
    class: 'greybulk',
  },
  {
    title: 'a way to leave, but not in one click, and no link',
    message: { headers: { 'List-Unsubscribe': '<mailto:leave@atelier-du-port.fr>' }, html: newsletter },
    expect: ['BULK_UNSUBSCRIBE_HEADER', 'BULK_UNSUBSCRIBE_LINK_ABSENT'],
    never: ['BULK_ONE_CLICK', 'BULK_UNSUBSCRIBE_ABSENT'],
  },
  {
    title: 'one click without https',
    message: {
      headers: {
        'List-Unsubscribe': '<http://atelier-du-port.fr/u/1>',
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    },
    expect: ['BULK_ONE_CLICK_INSECURE'],
    never: ['BULK_ONE_CLICK'],
  },
  {
    title: 'a way to leave that cannot be used',
    message: { headers: { 'List-Unsubscribe': 'atelier-du-port.fr/leave' } },
    expect: ['BULK_UNSUBSCRIBE_INVALID'],
    never: ['BULK_UNSUBSCRIBE_HEADER'],
  },
  {
    title: 'sent in number, with no way to leave',
    message: { headers: { Precedence: 'bulk' }, html: newsletter },
    expect: ['BULK_UNSUBSCRIBE_ABSENT', 'BULK_PRECEDENCE'],
  },
  {
    title: 'no header but a link to leave, in English',
    message: { html: `${newsletter}<a href="https://exemple.com/x">Manage your email preferences</a>` },
    expect: ['BULK_UNSUBSCRIBE_LINK'],
    never: ['BULK_UNSUBSCRIBE_ABSENT', 'BULK_UNSUBSCRIBE_LINK_ABSENT'],
  },
  {
    title: 'a list name that is none',
    message: { headers: { ...bulkHeaders, 'List-Id': 'nouvelles' } },
    expect: ['BULK_LIST_ID_INVALID'],
    never: ['BULK_LIST_ID'],
  },
  {
    title: 'people who write to people through a list',
    message: { headers: listHeaders, text: 'On 2 March Anne wrote:\n> hello\nI agree.' },
    expect: ['BULK_DISCUSSION_LIST'],
    never: ['BULK_UNSUBSCRIBE_ABSENT', 'BULK_LIST_ID', 'BULK_UNSUBSCRIBE_HEADER'],
    class: 'desired',
  },
  {
    title: 'a letter to one person is not asked how to leave',
    message: {},
    never: ['BULK_UNSUBSCRIBE_ABSENT', 'BULK_UNSUBSCRIBE_LINK_ABSENT', 'BULK_LIST_ID'],
  },
];
