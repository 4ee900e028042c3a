import type { JudgeContext } from '#judge/context.ts';
import { bulkHeaders, forged, type JudgeCase, listHeaders, vouchedFor } from './case.ts';

const domain = 'atelier-du-port.fr';
const message = {};

/** Twelve messages, always signed by the house and from one network. */
const usually: JudgeContext = {
  history: {
    received: 12,
    writtenTo: 0,
    reactions: 0,
    ignoredInARow: 0,
    signers: [domain],
    networks: ['192.0.2.0/24'],
  },
};
const from = (clientAddress: string) => ({ mailFrom: '', recipient: 'camille@exemple.fr', clientAddress });

export const authenticationCases: readonly JudgeCase[] = [
  {
    title: 'a sender who did everything right',
    message,
    context: { authentication: vouchedFor(domain) },
    expect: ['AUTH_DMARC_PASS', 'AUTH_SPF_ALIGNED', 'AUTH_DKIM_ALIGNED'],
    never: ['AUTH_NOTHING_VOUCHES', 'AUTH_DKIM_UNALIGNED', 'AUTH_DMARC_ABSENT'],
    class: 'desired',
  },
  {
    title: 'a forged sender',
    message,
    context: { authentication: forged(domain) },
    expect: ['AUTH_DMARC_FAIL', 'AUTH_DKIM_ABSENT'],
    never: ['AUTH_SPF_ALIGNED', 'AUTH_NOTHING_VOUCHES'],
  },
  {
    title: 'a discussion list breaks the signature of its member',
    message: { from: 'Anne via list <usrp-users@lists.example.org>', headers: listHeaders },
    context: {
      authentication: {
        dmarc: { result: 'fail', domain: 'lists.example.org' },
        dkim: [{ result: 'fail', domain: 'gmail.com', isAligned: false }],
      },
    },
    expect: ['AUTH_DMARC_FAIL_LIST', 'BULK_DISCUSSION_LIST'],
    never: ['AUTH_DMARC_FAIL', 'AUTH_DKIM_FAIL'],
    class: 'desired',
  },
  {
    title: 'nothing was checked: nothing is concluded',
    message,
    never: ['AUTH_DMARC_ABSENT', 'AUTH_DKIM_ABSENT', 'AUTH_SPF_ABSENT', 'AUTH_NOTHING_VOUCHES'],
    class: 'desired',
  },
  {
    title: 'a domain that publishes nothing',
    message,
    context: {
      authentication: { spf: { result: 'none', domain, isAligned: true }, dkim: [], dmarc: { result: 'none', domain } },
    },
    expect: ['AUTH_DMARC_ABSENT', 'AUTH_SPF_ABSENT', 'AUTH_DKIM_ABSENT', 'AUTH_NOTHING_VOUCHES'],
  },
  {
    title: 'a server that the domain disowns',
    message,
    context: { authentication: { spf: { result: 'fail', domain, isAligned: true } } },
    expect: ['AUTH_SPF_FAIL'],
    never: ['AUTH_SPF_SOFTFAIL', 'AUTH_NOTHING_VOUCHES'],
  },
  {
    title: 'a server that the domain doubts',
    message,
    context: { authentication: { spf: { result: 'softfail', domain, isAligned: true } } },
    expect: ['AUTH_SPF_SOFTFAIL'],
    never: ['AUTH_SPF_FAIL'],
  },
  {
    title: 'an SPF record that cannot be read',
    message,
    context: { authentication: { spf: { result: 'permerror', domain, isAligned: true } } },
    expect: ['AUTH_SPF_BROKEN'],
  },
  {
    title: 'the DNS did not answer: nobody is blamed',
    message,
    context: { authentication: { spf: { result: 'temperror', domain, isAligned: true }, dkim: [] } },
    never: ['AUTH_NOTHING_VOUCHES', 'AUTH_SPF_FAIL', 'AUTH_SPF_BROKEN'],
  },
  {
    title: 'signed by the sending service only',
    message,
    context: { authentication: { dkim: [{ result: 'pass', domain: 'mailer.example.net', isAligned: false }] } },
    expect: ['AUTH_DKIM_UNALIGNED'],
    never: ['AUTH_DKIM_ALIGNED', 'AUTH_DKIM_FAIL'],
  },
  {
    title: 'a signature that does not match, beside one that does',
    message,
    context: {
      authentication: {
        dkim: [
          { result: 'fail', domain, isAligned: true },
          { result: 'pass', domain, isAligned: true },
        ],
      },
    },
    expect: ['AUTH_DKIM_ALIGNED'],
    never: ['AUTH_DKIM_FAIL'],
  },
  {
    title: 'a signature that does not match',
    message,
    context: { authentication: { dkim: [{ result: 'fail', domain, isAligned: true }] } },
    expect: ['AUTH_DKIM_FAIL'],
    never: ['AUTH_DKIM_ABSENT', 'AUTH_DKIM_ALIGNED'],
  },
  {
    title: 'a short key, and a body signed in part',
    message,
    context: { authentication: { dkim: [{ result: 'pass', domain, isAligned: true, keyBits: 768, isPartial: true }] } },
    expect: ['AUTH_DKIM_WEAK_KEY', 'AUTH_DKIM_PARTIAL_BODY'],
  },
  {
    title: 'a key of 1024 bits still counts',
    message,
    context: { authentication: { dkim: [{ result: 'pass', domain, isAligned: true, keyBits: 1024 }] } },
    never: ['AUTH_DKIM_WEAK_KEY'],
  },
  {
    title: 'unsubscribe headers that no signature covers',
    message: { headers: bulkHeaders },
    context: {
      authentication: { dkim: [{ result: 'pass', domain, isAligned: true, signedHeaders: ['from', 'to', 'subject'] }] },
    },
    expect: ['AUTH_DKIM_LIST_HEADERS_UNSIGNED'],
  },
  {
    title: 'unsubscribe headers that one of two signatures covers',
    message: { headers: bulkHeaders },
    context: {
      authentication: {
        dkim: [
          { result: 'pass', domain, isAligned: true, signedHeaders: ['from'] },
          {
            result: 'pass',
            domain,
            isAligned: true,
            signedHeaders: ['from', 'list-unsubscribe', 'list-unsubscribe-post'],
          },
        ],
      },
    },
    never: ['AUTH_DKIM_LIST_HEADERS_UNSIGNED'],
  },
  {
    title: 'somebody else vouches for the message',
    message,
    context: {
      authentication: {
        spf: { result: 'pass', domain: 'mailer.example.net', isAligned: false },
        dkim: [{ result: 'pass', domain: 'mailer.example.net', isAligned: false }],
        dmarc: { result: 'none', domain },
      },
    },
    expect: ['AUTH_OTHERS_VOUCH'],
    never: ['AUTH_NOTHING_VOUCHES', 'AUTH_DKIM_ALIGNED'],
    class: 'desired',
  },
  {
    title: 'the sender vouches beside the service he sends through',
    message,
    context: {
      authentication: {
        spf: { result: 'pass', domain: 'mailer.example.net', isAligned: false },
        dkim: [
          { result: 'pass', domain: 'mailer.example.net', isAligned: false },
          { result: 'pass', domain, isAligned: true },
        ],
      },
    },
    never: ['AUTH_OTHERS_VOUCH'],
  },
  {
    title: 'a discussion list vouches for itself alone',
    message: { headers: listHeaders },
    context: {
      authentication: { spf: { result: 'pass', domain: 'lists.example.org', isAligned: false }, dkim: [] },
    },
    never: ['AUTH_OTHERS_VOUCH'],
  },
  {
    title: 'a forwarder that the installation believes',
    message,
    context: {
      trustedSealers: ['universite.example'],
      authentication: {
        dmarc: { result: 'fail', domain },
        dkim: [{ result: 'fail', domain, isAligned: true }],
        spf: { result: 'pass', domain: 'universite.example', isAligned: false },
        arc: { result: 'pass', instance: 1, sealer: 'mail.universite.example' },
      },
    },
    expect: ['AUTH_ARC_TRUSTED', 'AUTH_DMARC_FAIL_LIST'],
    never: ['AUTH_DMARC_FAIL', 'AUTH_OTHERS_VOUCH'],
    class: 'desired',
  },
  {
    title: 'a seal that nobody asked for',
    message,
    context: {
      authentication: { dmarc: { result: 'fail', domain }, arc: { result: 'pass', sealer: 'evil.example' } },
    },
    expect: ['AUTH_DMARC_FAIL'],
    never: ['AUTH_ARC_TRUSTED'],
  },
  {
    title: 'as this sender always writes',
    message,
    context: { ...usually, authentication: vouchedFor(domain), envelope: from('192.0.2.77') },
    expect: ['AUTH_AS_USUAL'],
    never: ['AUTH_UNUSUAL_NETWORK', 'AUTH_UNUSUAL_SIGNER', 'AUTH_USUALLY_SIGNED'],
    class: 'desired',
  },
  {
    title: 'without the usual signature, from elsewhere',
    message,
    context: { ...usually, authentication: forged(domain), envelope: from('2001:db8::1') },
    expect: ['AUTH_USUALLY_SIGNED', 'AUTH_UNUSUAL_NETWORK'],
    never: ['AUTH_AS_USUAL', 'AUTH_UNUSUAL_SIGNER'],
    class: 'phish',
  },
  {
    title: 'signed by a new provider, from a train',
    message,
    context: {
      ...usually,
      authentication: { dkim: [{ result: 'pass', domain: 'provider.example', isAligned: false }] },
      envelope: from('198.51.100.4'),
    },
    expect: ['AUTH_UNUSUAL_SIGNER', 'AUTH_UNUSUAL_NETWORK'],
    never: ['AUTH_USUALLY_SIGNED'],
  },
  {
    title: 'two messages make no habit',
    message,
    context: {
      history: { received: 2, writtenTo: 0, reactions: 0, ignoredInARow: 0, signers: ['autre.example'] },
      authentication: vouchedFor(domain),
    },
    never: ['AUTH_UNUSUAL_SIGNER', 'AUTH_AS_USUAL', 'AUTH_USUALLY_SIGNED'],
  },
];
