import type { ErrorWords } from '../words.js';

export const de: ErrorWords = {
  locale: 'de',
  texts: {
    'not-found': ['Hier ist nichts', 'Diese Seite gibt es nicht, oder Sie dürfen sie nicht sehen.'],
    'not-signed-in': ['Nicht angemeldet', 'Melden Sie sich an und öffnen Sie diese Seite dann erneut.'],
    'sign-in-failed': [
      'Die Anmeldung ist nicht gelungen',
      'Sie wurde nicht abgeschlossen oder dauerte zu lange. Bitte versuchen Sie es erneut.',
    ],
    'not-known': [
      'Hier nicht bekannt',
      'Sie sind angemeldet, aber dieser Server kennt Sie nicht. Wenden Sie sich an Ihren Servicedesk.',
    ],
    'not-allowed': ['Nicht erlaubt', 'Sie dürfen dies sehen, aber nicht ändern.'],
    'cross-origin': [
      'Dies kam von einer anderen Seite',
      'Zur Sicherheit wurde nichts getan. Öffnen Sie die Seite hier und versuchen Sie es erneut.',
    ],
    'share-withdrawn': ['Nicht mehr geteilt', 'Was Sie ändern wollten, wurde inzwischen zurückgezogen.'],
    'too-many-requests': ['Zu viele Anfragen', 'Bitte warten Sie einige Minuten und versuchen Sie es dann erneut.'],
    'too-large': ['Zu groß', 'Was gesendet wurde, ist zu groß. Nichts davon wurde aufbewahrt.'],
    'sign-in-unavailable': [
      'Die Anmeldung ist gerade nicht möglich',
      'Der Dienst, der Sie anmeldet, antwortet nicht. Bitte versuchen Sie es erneut.',
    ],
    'codes-unavailable': [
      'Der Code konnte nicht geprüft werden',
      'Der Dienst, der Codes prüft, antwortet nicht. Bitte versuchen Sie es gleich erneut.',
    ],
    'directory-unavailable': [
      'Das Verzeichnis ist nicht erreichbar',
      'Es antwortet nicht. Bitte versuchen Sie es gleich erneut.',
    ],
    'studies-unavailable': [
      'Die Untersuchungen sind nicht erreichbar',
      'Das Archiv antwortet nicht. Bitte versuchen Sie es gleich erneut.',
    ],
  },
  other: ['Das hat nicht funktioniert', 'Bitte gehen Sie zurück und versuchen Sie es erneut.'],
  start: 'Zum Anfang',
};
