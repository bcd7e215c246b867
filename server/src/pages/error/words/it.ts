import type { ErrorWords } from '../words.js';

export const it: ErrorWords = {
  locale: 'it',
  texts: {
    'not-found': ['Qui non c’è nulla', 'Questa pagina non esiste, oppure Lei non può vederla.'],
    'not-signed-in': ['Accesso non effettuato', 'Acceda, poi apra di nuovo questa pagina.'],
    'sign-in-failed': [
      'L’accesso non è riuscito',
      'Non è stato completato o ha richiesto troppo tempo. La preghiamo di riprovare.',
    ],
    'not-known': [
      'Non conosciuto qui',
      'Ha effettuato l’accesso, ma questo server non La conosce. Si rivolga al servizio di assistenza.',
    ],
    'not-allowed': ['Non consentito', 'Può vedere questo contenuto, ma non eseguire questa operazione.'],
    'cross-origin': [
      'La richiesta proveniva da un’altra pagina',
      'Per sicurezza non è stato fatto nulla. Apra la pagina qui e riprovi.',
    ],
    'share-withdrawn': ['Non più condiviso', 'Ciò che voleva modificare è stato nel frattempo revocato.'],
    'too-many-requests': ['Troppe richieste', 'Attenda alcuni minuti, poi riprovi.'],
    'too-large': ['Troppo grande', 'Quanto è stato inviato è troppo grande. Non ne è stato conservato nulla.'],
    'sign-in-unavailable': [
      'L’accesso non è possibile al momento',
      'Il servizio che La autentica non risponde. La preghiamo di riprovare.',
    ],
    'codes-unavailable': [
      'Non è stato possibile verificare il codice',
      'Il servizio che verifica i codici non risponde. La preghiamo di riprovare tra poco.',
    ],
    'directory-unavailable': ['L’elenco non è raggiungibile', 'Non risponde. La preghiamo di riprovare tra poco.'],
    'studies-unavailable': [
      'Gli esami non sono raggiungibili',
      'L’archivio non risponde. La preghiamo di riprovare tra poco.',
    ],
  },
  other: ['L’operazione non è riuscita', 'Torni indietro e riprovi.'],
  start: 'Vai all’inizio',
};
