// Where the images of a message lie.

import { type JudgeCase, listHeaders } from './case.ts';

export const imageHostCases: readonly JudgeCase[] = [
  {
    title: 'images where anyone leaves some',
    message: { html: '<p>Voici notre offre</p><img src="https://i.imgur.com/a.png" width="300" height="200" alt="">' },
    expect: ['IMAGE_PUBLIC_HOST'],
    never: ['IMAGE_IP', 'IMAGE_COPIED'],
  },
  {
    title: 'a member of a discussion shows a picture',
    message: {
      headers: listHeaders,
      html: '<p>Mon antenne</p><img src="https://i.imgur.com/a.png" width="300" height="200">',
    },
    never: ['IMAGE_PUBLIC_HOST'],
    class: 'desired',
  },
  {
    title: 'images of a numeric address',
    message: { html: '<p>Voici notre offre</p><img src="http://192.0.2.8/a.png" width="300" height="200" alt="">' },
    expect: ['IMAGE_IP'],
  },
  {
    title: 'images copied out of a mailbox',
    message: {
      html: '<p>Votre compte</p><img src="https://ci3.googleusercontent.com/proxy/abc=s0-d-e1-ft#https://www.exemple.com/l.png" width="90" height="40" alt="">',
    },
    expect: ['IMAGE_COPIED'],
  },
  {
    title: 'images of a brand, links elsewhere',
    message: {
      html: '<img src="https://ledger-wp-website-s3-prd.ledger.com/logo.png" width="90" height="40" alt=""><a href="https://exemple.com/">Vérifier</a>',
    },
    expect: ['IMAGE_BORROWED'],
  },
  {
    title: 'a shop that shows how one pays, and links there',
    message: {
      html: '<img src="https://www.paypalobjects.com/logo.png" width="90" height="40" alt="PayPal"><a href="https://www.paypal.com/fr">Payer</a> <img src="https://www.atelier-du-port.fr/logo.png" width="90" height="40" alt="">',
    },
    never: ['IMAGE_BORROWED', 'IMAGE_PUBLIC_HOST'],
  },
  {
    title: 'everybody’s pictures',
    message: {
      html: '<img src="https://lh3.googleusercontent.com/logo.png" width="90" height="40" alt=""><a href="https://exemple.com/">Voir</a>',
    },
    never: ['IMAGE_BORROWED', 'IMAGE_COPIED'],
  },
];
