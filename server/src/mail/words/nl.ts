import type { MailWords } from '../words.js';

export const nl: MailWords = {
  locale: 'nl',
  urgent: 'Dringend',
  subject: (sender, studies) =>
    studies === 1 ? `${sender} deelde een onderzoek met u` : `${sender} deelde ${studies} onderzoeken met u`,
  greeting: 'Goedendag,',
  shared: (sender, department, studies) =>
    studies === 1
      ? `${sender} (${department}) deelde een onderzoek met u:`
      : `${sender} (${department}) deelde ${studies} onderzoeken met u:`,
  noDescription: 'Onderzoek zonder omschrijving',
  message: (sender) => `Bericht van ${sender}:`,
  open: (studies) => (studies === 1 ? 'Het onderzoek openen' : 'De onderzoeken openen'),
  until: (date, zone) => `Beschikbaar tot en met ${date} (${zone}).`,
  unlimited: 'Beschikbaar zonder einddatum.',
  oneTimePassword: 'Voor het openen wordt een eenmalige code per sms naar uw gsm gestuurd.',
  closing:
    'Dit bericht werd automatisch verstuurd; antwoorden worden niet gelezen. Is het niet voor u bestemd, verwijder het dan en geef de link niet door.',
  codeText: (code, minutes) =>
    `${code} is uw code om het gedeelde onderzoek te openen. Ze is ${minutes} minuten geldig. Geef ze aan niemand door.`,
};
