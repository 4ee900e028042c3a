// An owner with a boss, a house, a brand and a correspondent, for cases in which it matters whom he knows.

import type { JudgeContext } from '#judge/context.ts';

export const known: JudgeContext = {
  ownerDomains: ['exemple.fr'],
  envelope: { mailFrom: '', recipient: 'camille@exemple.fr' },
  protectedNames: [
    { kind: 'person', name: 'Claire Kerbrat', addresses: ['claire.kerbrat@orange.fr'] },
    { kind: 'brand', name: 'Biscuits Kerbrat', domains: ['biscuits-kerbrat.fr'] },
  ],
  correspondents: [{ address: 'anne@atelier-du-port.fr', name: 'Anne Le Goff', writtenTo: 12 }],
};
