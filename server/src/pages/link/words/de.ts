import type { LinkWords } from '../words.js';

export const de: LinkWords = {
  locale: 'de',
  title: 'Geteilte Untersuchungen',
  intro: 'Untersuchungen wurden mit Ihnen geteilt. Sie öffnen sich erst, wenn Sie auf die Schaltfläche drücken.',
  open: 'Öffnen',
  codeIntro: (digits) =>
    `Vor dem Öffnen wird ein Code per SMS an das für Sie registrierte Mobiltelefon gesendet, das auf ${digits} endet.`,
  sendCode: 'Code an mich senden',
  sendAnotherCode: 'Einen anderen Code an mich senden',
  codeSent: (digits) =>
    `Ein Code wurde an das Mobiltelefon gesendet, das auf ${digits} endet. Er gilt zehn Minuten, einmal.`,
  codeNotSent:
    'Der Code konnte nicht gesendet werden. Fordern Sie einen neuen an oder fragen Sie, wer die Untersuchungen geteilt hat.',
  codeLabel: 'Code aus der SMS',
  wrongCode: 'Dieser Code ist falsch. Nach fünf falschen Codes in Folge wird der Zugang gesperrt.',
  noValidCode: 'Es gibt keinen Code, der noch gilt. Fordern Sie einen anderen an.',
  tooManyCodes: (minutes) => `Es wurden zu viele Codes angefordert. Versuchen Sie es in ${minutes} Min. noch einmal.`,
  locked: (department) =>
    `Der Zugang ist gesperrt, weil zu viele falsche Codes eingegeben wurden. Bitten Sie den Service-Desk oder die Abteilung „${department}“, ihn zu entsperren.`,
  noMobile:
    'Für Sie ist kein Mobiltelefon registriert, daher kann kein Code gesendet werden. Wenden Sie sich an die Person, die geteilt hat.',
  signInAsMember:
    'Dies wurde mit einer Gruppe geteilt. Melden Sie sich als Mitglied an: Der Code geht an Ihr Mobiltelefon.',
  expired: 'Der Zugang zu diesen Untersuchungen ist beendet.',
  withdrawn: 'Diese Untersuchungen werden nicht mehr geteilt.',
  unknown:
    'Dieser Link führt nirgendwohin. Prüfen Sie, ob er vollständig ist, oder fragen Sie die Person, die ihn gesendet hat.',
  sharedBy: (sender, department) => `Geteilt von ${sender}, ${department}`,
  anonymized: 'Der Name der Patientin oder des Patienten wurde ersetzt.',
  report: 'Befund',
  reportAsPdf: 'Befund öffnen (PDF)',
  reportUnreadable: 'Es gibt einen Befund, der hier nicht angezeigt werden kann.',
  reportFailed: 'Der Befund konnte nicht geladen werden. Laden Sie die Seite neu, um es noch einmal zu versuchen.',
  reportNotAccessible: 'Der Befund ist nicht zugänglich.',
  noReport: 'Es gibt keinen Befund.',
  until: (date, zone) => `Verfügbar bis einschließlich ${date} (${zone}).`,
  unlimited: 'Verfügbar ohne Enddatum.',
  images: 'Bilder',
  notes: 'Notizen zum Befund',
  noteLabel: 'Eine Notiz zum Befund hinzufügen',
  noteHint: 'Wer den Befund lesen darf, liest auch die Notiz, mit Ihrem Namen. Sie kann später nicht geändert werden.',
  addNote: 'Notiz hinzufügen',
  noteMissing: 'Schreiben Sie zuerst die Notiz.',
  noteTooLong: (maximum) => `Die Notiz ist zu lang: höchstens ${maximum} Zeichen.`,
  shareOn: 'Mit anderen teilen',
  shareOnFailed:
    'Teilen ist gerade nicht möglich. Laden Sie die Seite neu, um zu sehen, ob die Untersuchungen noch mit Ihnen geteilt sind.',
  seeShared: 'Geteilt: ansehen, was daraus geworden ist',
  receivedTitle: 'Mit Ihnen geteilt',
  signedInAs: 'Angemeldet als',
  signOut: 'Abmelden',
  viewer: 'Zum Viewer',
  nothingReceived: 'Zurzeit ist nichts mit Ihnen geteilt.',
  unopened: 'Noch nicht geöffnet',
  opened: 'Geöffnet',
  backToReceived: 'Alles, was mit Ihnen geteilt ist',
};
