import type { LinkWords } from '../words.js';

export const it: LinkWords = {
  locale: 'it',
  title: 'Esami condivisi',
  intro: 'Degli esami sono stati condivisi con Lei. Si aprono solo quando preme il pulsante.',
  open: 'Apri',
  codeIntro: (digits) =>
    `Prima dell’apertura viene inviato un codice per SMS al telefono cellulare registrato per Lei, che termina con ${digits}.`,
  sendCode: 'Inviami il codice',
  sendAnotherCode: 'Inviami un altro codice',
  codeSent: (digits) =>
    `È stato inviato un codice al telefono cellulare che termina con ${digits}. È valido dieci minuti, una sola volta.`,
  codeLabel: 'Codice ricevuto per SMS',
  wrongCode: 'Questo codice è errato. Dopo cinque codici errati di seguito l’accesso viene bloccato.',
  noValidCode: 'Non c’è più un codice valido. Ne chieda un altro.',
  tooManyCodes: (minutes) => `Sono stati richiesti troppi codici. Riprovi tra ${minutes} min.`,
  locked:
    'L’accesso è bloccato, perché sono stati inseriti troppi codici errati. Chieda al servizio di assistenza di sbloccarlo.',
  noMobile:
    'Nessun telefono cellulare è registrato a Suo nome, quindi non si può inviare un codice. Si rivolga a chi ha condiviso.',
  signInAsMember: 'È stato condiviso con un gruppo. Acceda come uno dei membri: il codice va al Suo cellulare.',
  expired: 'L’accesso a questi esami è terminato.',
  withdrawn: 'Questi esami non sono più condivisi.',
  sharedBy: (sender, department) => `Condiviso da ${sender}, ${department}`,
  anonymized: 'Il nome del paziente è stato sostituito.',
  report: 'Referto',
  reportAsPdf: 'Aprire il referto (PDF)',
  reportUnreadable: 'C’è un referto che non può essere mostrato qui.',
  reportFailed: 'Non è stato possibile caricare il referto. Ricarichi la pagina per riprovare.',
  reportNotAccessible: 'Il referto non è accessibile.',
  noReport: 'Non c’è un referto.',
  until: (date, zone) => `Disponibile fino al ${date} compreso (${zone}).`,
  unlimited: 'Disponibile senza data di fine.',
  images: 'Immagini',
  receivedTitle: 'Condivisi con Lei',
  signedInAs: 'Accesso come',
  signOut: 'Esci',
  viewer: 'Al visualizzatore',
  nothingReceived: 'Al momento non è condiviso nulla con Lei.',
  unopened: 'Non ancora aperto',
  opened: 'Aperto',
  backToReceived: 'Tutto ciò che è condiviso con Lei',
};
