// A few messages of our own to try the judge with: a fraud of each kind that everybody receives, and honest mail beside them.
// Every name, address and number in them is made up; nothing in them leads anywhere.

import {
  IconBuildingBank,
  IconGift,
  IconHeart,
  IconNews,
  IconPackage,
  IconVideo,
  type TablerIcon,
} from '@tabler/icons-react';

export interface Example {
  id: string;
  name: string;
  hint: string;
  icon: TablerIcon;
  /** Its own last server, whose findings hold. */
  trust: string;
  load: () => Promise<{ default: string }>;
}

const trust = 'mx.example.org';

export const examples: Record<'fr' | 'en', readonly Example[]> = {
  fr: [
    {
      id: 'extortion',
      name: 'Chantage à la webcam',
      hint: '« J’ai piraté votre appareil »',
      icon: IconVideo,
      trust,
      load: () => import('./examples/extortion.fr.eml?raw'),
    },
    {
      id: 'parcel',
      name: 'Colis en attente',
      hint: 'Un lien, un délai, 1,99 €',
      icon: IconPackage,
      trust,
      load: () => import('./examples/parcel.fr.eml?raw'),
    },
    {
      id: 'favour',
      name: 'Le service du patron',
      hint: 'Des cartes cadeaux, vite',
      icon: IconGift,
      trust,
      load: () => import('./examples/favour.fr.eml?raw'),
    },
    {
      id: 'bank',
      name: 'Votre banque, presque',
      hint: 'Un mot de passe est demandé',
      icon: IconBuildingBank,
      trust,
      load: () => import('./examples/bank.fr.eml?raw'),
    },
    {
      id: 'newsletter',
      name: 'Une lettre d’information',
      hint: 'Honnête, avec un pixel espion',
      icon: IconNews,
      trust,
      load: () => import('./examples/newsletter.fr.eml?raw'),
    },
    {
      id: 'friend',
      name: 'Un mot d’une amie',
      hint: 'Ce que l’on attend d’une boîte aux lettres',
      icon: IconHeart,
      trust,
      load: () => import('./examples/friend.fr.eml?raw'),
    },
  ],
  en: [
    {
      id: 'extortion',
      name: 'Webcam blackmail',
      hint: '“I hacked your device”',
      icon: IconVideo,
      trust,
      load: () => import('./examples/extortion.en.eml?raw'),
    },
    {
      id: 'parcel',
      name: 'A parcel is waiting',
      hint: 'A link, a deadline, £1.99',
      icon: IconPackage,
      trust,
      load: () => import('./examples/parcel.en.eml?raw'),
    },
    {
      id: 'favour',
      name: 'A favour for the boss',
      hint: 'Gift cards, quickly',
      icon: IconGift,
      trust,
      load: () => import('./examples/favour.en.eml?raw'),
    },
    {
      id: 'bank',
      name: 'Your bank, almost',
      hint: 'It asks for a password',
      icon: IconBuildingBank,
      trust,
      load: () => import('./examples/bank.en.eml?raw'),
    },
    {
      id: 'newsletter',
      name: 'A newsletter',
      hint: 'Honest, with a spy pixel',
      icon: IconNews,
      trust,
      load: () => import('./examples/newsletter.en.eml?raw'),
    },
    {
      id: 'friend',
      name: 'A word from a friend',
      hint: 'What one has a mailbox for',
      icon: IconHeart,
      trust,
      load: () => import('./examples/friend.en.eml?raw'),
    },
  ],
};
