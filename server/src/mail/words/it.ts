import type { MailWords } from '../words.js';

export const it: MailWords = {
  locale: 'it',
  urgent: 'Urgente',
  subject: (sender, studies) =>
    studies === 1 ? `${sender} ha condiviso un esame con Lei` : `${sender} ha condiviso ${studies} esami con Lei`,
  greeting: 'Buongiorno,',
  shared: (sender, department, studies) =>
    studies === 1
      ? `${sender} (${department}) ha condiviso un esame con Lei:`
      : `${sender} (${department}) ha condiviso ${studies} esami con Lei:`,
  noDescription: 'Esame senza descrizione',
  message: (sender) => `Messaggio di ${sender}:`,
  open: (studies) => (studies === 1 ? 'Aprire l’esame' : 'Aprire gli esami'),
  until: (date, zone) => `Disponibile fino al ${date} compreso (${zone}).`,
  unlimited: 'Disponibile senza data di scadenza.',
  oneTimePassword: 'Prima dell’apertura un codice monouso sarà inviato via SMS al Suo cellulare.',
  closing:
    'Questo messaggio è stato inviato automaticamente; le risposte non vengono lette. Se non è destinato a Lei, La preghiamo di eliminarlo e di non trasmettere il link.',
  codeText: (code, minutes) =>
    `${code} è il Suo codice per aprire l’esame condiviso. È valido ${minutes} minuti. Non lo comunichi a nessuno.`,
};
