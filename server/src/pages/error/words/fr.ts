import type { ErrorWords } from '../words.js';

export const fr: ErrorWords = {
  locale: 'fr',
  texts: {
    'not-found': ['Il n’y a rien ici', 'Cette page n’existe pas, ou vous ne pouvez pas la voir.'],
    'not-signed-in': ['Non connecté', 'Connectez-vous, puis ouvrez à nouveau cette page.'],
    'sign-in-failed': [
      'La connexion n’a pas abouti',
      'Elle n’a pas été terminée ou a pris trop de temps. Veuillez réessayer.',
    ],
    'not-known': [
      'Inconnu ici',
      'Vous êtes connecté, mais ce serveur ne vous connaît pas. Adressez-vous à votre service d’assistance.',
    ],
    'not-allowed': ['Non autorisé', 'Vous pouvez voir ceci, mais pas effectuer cette action.'],
    'cross-origin': [
      'Cela venait d’une autre page',
      'Par sécurité, rien n’a été fait. Ouvrez la page ici et réessayez.',
    ],
    'share-withdrawn': ['N’est plus partagé', 'Ce que vous vouliez modifier a été retiré entre-temps.'],
    'too-many-requests': ['Trop de demandes', 'Veuillez patienter quelques minutes, puis réessayer.'],
    'too-large': ['Trop volumineux', 'Ce qui a été envoyé est trop volumineux. Rien n’en a été conservé.'],
    'sign-in-unavailable': [
      'La connexion est impossible pour le moment',
      'Le service qui vous connecte ne répond pas. Veuillez réessayer.',
    ],
    'codes-unavailable': [
      'Le code n’a pas pu être vérifié',
      'Le service qui vérifie les codes ne répond pas. Veuillez réessayer dans un instant.',
    ],
    'directory-unavailable': ['L’annuaire est injoignable', 'Il ne répond pas. Veuillez réessayer dans un instant.'],
    'studies-unavailable': [
      'Les examens sont injoignables',
      'L’archive ne répond pas. Veuillez réessayer dans un instant.',
    ],
  },
  other: ['Cela n’a pas fonctionné', 'Veuillez revenir en arrière et réessayer.'],
  start: 'Aller au début',
};
