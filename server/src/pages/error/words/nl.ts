import type { ErrorWords } from '../words.js';

export const nl: ErrorWords = {
  locale: 'nl',
  texts: {
    'not-found': ['Hier is niets', 'Deze pagina bestaat niet, of u mag ze niet zien.'],
    'not-signed-in': ['Niet aangemeld', 'Meld u aan en open deze pagina dan opnieuw.'],
    'sign-in-failed': [
      'Het aanmelden is niet gelukt',
      'Het werd niet voltooid of duurde te lang. Probeer het opnieuw.',
    ],
    'not-known': ['Hier niet bekend', 'U bent aangemeld, maar deze server kent u niet. Vraag het uw servicedesk.'],
    'not-allowed': ['Niet toegestaan', 'U mag dit zien, maar u mag dit er niet mee doen.'],
    'cross-origin': [
      'Dit kwam van een andere pagina',
      'Voor de veiligheid is er niets gedaan. Open de pagina hier en probeer het opnieuw.',
    ],
    'share-withdrawn': ['Niet langer gedeeld', 'Wat u wilde wijzigen, werd intussen ingetrokken.'],
    'too-many-requests': ['Te veel aanvragen', 'Wacht enkele minuten en probeer het dan opnieuw.'],
    'too-large': ['Te groot', 'Wat werd verstuurd, is te groot. Er is niets van bewaard.'],
    'sign-in-unavailable': [
      'Aanmelden is nu niet mogelijk',
      'De dienst die u aanmeldt, antwoordt niet. Probeer het opnieuw.',
    ],
    'codes-unavailable': [
      'De code kon niet worden nagekeken',
      'De dienst die codes nakijkt, antwoordt niet. Probeer het zo meteen opnieuw.',
    ],
    'directory-unavailable': ['De adreslijst is niet bereikbaar', 'Ze antwoordt niet. Probeer het zo meteen opnieuw.'],
    'studies-unavailable': [
      'De onderzoeken zijn niet bereikbaar',
      'Het archief antwoordt niet. Probeer het zo meteen opnieuw.',
    ],
  },
  other: ['Dit is niet gelukt', 'Ga terug en probeer het opnieuw.'],
  start: 'Naar het begin',
};
