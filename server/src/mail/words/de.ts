import type { MailWords } from '../words.js';

export const de: MailWords = {
  locale: 'de',
  urgent: 'Dringend',
  subject: (sender, studies) =>
    studies === 1
      ? `${sender} hat eine Untersuchung mit Ihnen geteilt`
      : `${sender} hat ${studies} Untersuchungen mit Ihnen geteilt`,
  greeting: 'Guten Tag,',
  shared: (sender, department, studies) =>
    studies === 1
      ? `${sender} (${department}) hat eine Untersuchung mit Ihnen geteilt:`
      : `${sender} (${department}) hat ${studies} Untersuchungen mit Ihnen geteilt:`,
  noDescription: 'Untersuchung ohne Beschreibung',
  message: (sender) => `Nachricht von ${sender}:`,
  open: (studies) => (studies === 1 ? 'Untersuchung öffnen' : 'Untersuchungen öffnen'),
  until: (date, zone) => `Verfügbar bis einschließlich ${date} (${zone}).`,
  unlimited: 'Ohne Enddatum verfügbar.',
  oneTimePassword: 'Vor dem Öffnen wird ein Einmalcode per SMS an Ihr Mobiltelefon gesendet.',
  closing:
    'Diese Nachricht wurde automatisch gesendet; Antworten werden nicht gelesen. Falls sie nicht für Sie bestimmt ist, löschen Sie sie bitte und geben Sie den Link nicht weiter.',
  codeText: (code, minutes) =>
    `${code} ist Ihr Code zum Öffnen der geteilten Untersuchung. Er gilt ${minutes} Minuten. Geben Sie ihn niemandem weiter.`,
};
