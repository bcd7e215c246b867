import type { LinkWords } from '../words.js';

export const it: LinkWords = {
  locale: 'it',
  title: 'Esami condivisi',
  intro: 'Degli esami sono stati condivisi con Lei. Si aprono solo quando preme il pulsante.',
  open: 'Apri',
  codeIntro: 'Prima dell’apertura, un codice viene inviato per SMS al telefono cellulare registrato a Suo nome.',
  sendCode: 'Inviami il codice',
  sendAnotherCode: 'Inviami un altro codice',
  codeSent: 'Un codice è stato inviato. È valido dieci minuti, una volta sola.',
  codeLabel: 'Codice ricevuto per SMS',
  wrongCode: 'Questo codice è errato. Dopo cinque codici errati di seguito l’accesso viene bloccato.',
  noValidCode: 'Non c’è più un codice valido. Ne chieda un altro.',
  tooManyCodes: 'Sono stati chiesti troppi codici. Attenda dieci minuti, poi riprovi.',
  locked:
    'L’accesso è bloccato, perché sono stati inseriti troppi codici errati. Chieda al servizio di assistenza di sbloccarlo.',
  noMobile:
    'Nessun telefono cellulare è registrato a Suo nome, quindi non si può inviare un codice. Si rivolga a chi ha condiviso.',
  signInAsMember: 'È stato condiviso con un gruppo. Acceda come uno dei membri: il codice va al Suo cellulare.',
  expired: 'L’accesso a questi esami è terminato.',
  withdrawn: 'Questi esami non sono più condivisi.',
  sharedBy: (sender, department) => `Condiviso da ${sender}, ${department}`,
  anonymized: 'Il nome del paziente è stato sostituito.',
  reportAccessible: 'Il referto è accessibile.',
  reportNotAccessible: 'Il referto non è accessibile.',
  noReport: 'Non c’è un referto.',
  until: (date, zone) => `Disponibile fino al ${date} compreso (${zone}).`,
  unlimited: 'Disponibile senza data di fine.',
  images: 'Immagini',
};
