import type { LinkWords } from '../words.js';

export const fr: LinkWords = {
  locale: 'fr',
  title: 'Examens partagés',
  intro: 'Des examens ont été partagés avec vous. Ils ne s’ouvrent que lorsque vous appuyez sur le bouton.',
  open: 'Ouvrir',
  codeIntro: (digits) =>
    `Avant l’ouverture, un code est envoyé par SMS au téléphone mobile enregistré pour vous, se terminant par ${digits}.`,
  sendCode: 'M’envoyer le code',
  sendAnotherCode: 'M’envoyer un autre code',
  codeSent: (digits) =>
    `Un code a été envoyé au téléphone mobile se terminant par ${digits}. Il est valable dix minutes, une seule fois.`,
  codeNotSent:
    'Le code n’a pas pu être envoyé. Demandez-en un autre, ou adressez-vous à la personne qui a partagé les examens.',
  codeLabel: 'Code reçu par SMS',
  wrongCode: 'Ce code est faux. Après cinq codes faux de suite, l’accès est verrouillé.',
  noValidCode: 'Aucun code n’est encore valable. Demandez-en un autre.',
  tooManyCodes: (minutes) => `Trop de codes ont été demandés. Réessayez dans ${minutes} min.`,
  locked: (department) =>
    `L’accès est verrouillé, car trop de codes faux ont été saisis. Demandez au service d’assistance ou au service «\u00a0${department}\u00a0» de le déverrouiller.`,
  noMobile:
    'Aucun téléphone mobile n’est enregistré à votre nom : aucun code ne peut être envoyé. Adressez-vous à la personne qui a partagé.',
  signInAsMember:
    'Ceci a été partagé avec un groupe. Connectez-vous comme l’un de ses membres : le code va sur votre mobile.',
  expired: 'L’accès à ces examens est terminé.',
  withdrawn: 'Ces examens ne sont plus partagés.',
  unknown: 'Ce lien ne mène nulle part. Vérifiez qu’il est complet ou adressez-vous à la personne qui vous l’a envoyé.',
  sharedBy: (sender, department) => `Partagé par ${sender}, ${department}`,
  anonymized: 'Le nom du patient a été remplacé.',
  report: 'Compte rendu',
  reportAsPdf: 'Ouvrir le compte rendu (PDF)',
  reportUnreadable: 'Il existe un compte rendu qui ne peut pas être affiché ici.',
  reportFailed: 'Le compte rendu n’a pas pu être chargé. Rechargez la page pour réessayer.',
  reportNotAccessible: 'Le compte rendu n’est pas accessible.',
  noReport: 'Il n’y a pas de compte rendu.',
  until: (date, zone) => `Disponible jusqu’au ${date} inclus (${zone}).`,
  unlimited: 'Disponible sans date de fin.',
  images: 'Images',
  notes: 'Notes au compte rendu',
  noteLabel: 'Ajouter une note au compte rendu',
  noteHint:
    'Toute personne autorisée à lire le compte rendu lira la note, avec votre nom. Elle ne pourra plus être modifiée.',
  addNote: 'Ajouter la note',
  noteMissing: 'Écrivez d’abord la note.',
  noteTooLong: (maximum) => `La note est trop longue : ${maximum} caractères au plus.`,
  shareOn: 'Partager avec d’autres',
  shareOnFailed:
    'Le partage n’est pas possible pour le moment. Rechargez la page pour voir si les examens sont encore partagés avec vous.',
  seeShared: 'Partagé : voir la suite',
  receivedTitle: 'Partagé avec vous',
  signedInAs: 'Connecté en tant que',
  signOut: 'Se déconnecter',
  viewer: 'Vers la visionneuse',
  nothingReceived: 'Rien n’est partagé avec vous pour le moment.',
  unopened: 'Pas encore ouvert',
  opened: 'Ouvert',
  backToReceived: 'Tout ce qui est partagé avec vous',
};
