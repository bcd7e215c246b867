import type { MailWords } from '../words.js';

export const fr: MailWords = {
  locale: 'fr',
  urgent: 'Urgent',
  subject: (sender, studies) =>
    studies === 1 ? `${sender} a partagé un examen avec vous` : `${sender} a partagé ${studies} examens avec vous`,
  greeting: 'Bonjour,',
  shared: (sender, department, studies) =>
    studies === 1
      ? `${sender} (${department}) a partagé un examen avec vous :`
      : `${sender} (${department}) a partagé ${studies} examens avec vous :`,
  noDescription: 'Examen sans description',
  message: (sender) => `Message de ${sender} :`,
  open: (studies) => (studies === 1 ? 'Ouvrir l’examen' : 'Ouvrir les examens'),
  until: (date, zone) => `Disponible jusqu’au ${date} inclus (${zone}).`,
  unlimited: 'Disponible sans date de fin.',
  oneTimePassword: 'Avant l’ouverture, un code à usage unique sera envoyé par SMS à votre téléphone mobile.',
  closing:
    'Ce message a été envoyé automatiquement ; les réponses ne sont pas lues. S’il ne vous est pas destiné, veuillez le supprimer et ne pas transmettre le lien.',
  codeText: (code, minutes) =>
    `${code} est votre code pour ouvrir l’examen partagé. Il est valable ${minutes} minutes. Ne le donnez à personne.`,
};
