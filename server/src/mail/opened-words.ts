import { mailLanguage } from './words.js';

/** What the mail to a sender whose share was opened says in one language. */
export interface OpenedWords {
  subject(recipient: string): string;
  opened(recipient: string, instant: string): string;
  /** On the link to the page of the share. */
  see: string;
  closing: string;
}

const en: OpenedWords = {
  subject: (recipient) => `${recipient} opened what you shared`,
  opened: (recipient, instant) => `${recipient} opened what you shared for the first time, on ${instant}:`,
  see: 'See what has become of it',
  closing: 'You asked for this message on the page of the share, where you can also stop it. Answers are not read.',
};

const WORDS: Readonly<Record<string, OpenedWords>> = {
  en,
  nl: {
    subject: (recipient) => `${recipient} opende wat u deelde`,
    opened: (recipient, instant) => `${recipient} opende voor het eerst wat u deelde, op ${instant}:`,
    see: 'Bekijken wat ermee gebeurde',
    closing:
      'U vroeg dit bericht op de pagina van de deling, waar u het ook kunt stopzetten. Antwoorden worden niet gelezen.',
  },
  fr: {
    subject: (recipient) => `${recipient} a ouvert ce que vous avez partagé`,
    opened: (recipient, instant) =>
      `${recipient} a ouvert pour la première fois ce que vous avez partagé, le ${instant} :`,
    see: 'Voir ce qu’il en est',
    closing:
      'Vous avez demandé ce message sur la page du partage, où vous pouvez aussi y mettre fin. Les réponses ne sont pas lues.',
  },
  de: {
    subject: (recipient) => `${recipient} hat geöffnet, was Sie geteilt haben`,
    opened: (recipient, instant) => `${recipient} hat zum ersten Mal geöffnet, was Sie geteilt haben, am ${instant}:`,
    see: 'Nachsehen, was daraus geworden ist',
    closing:
      'Sie haben diese Nachricht auf der Seite der Freigabe verlangt; dort können Sie sie auch abbestellen. Antworten werden nicht gelesen.',
  },
  it: {
    subject: (recipient) => `${recipient} ha aperto ciò che Lei ha condiviso`,
    opened: (recipient, instant) =>
      `${recipient} ha aperto per la prima volta ciò che Lei ha condiviso, il ${instant}:`,
    see: 'Vedere lo stato della condivisione',
    closing:
      'Ha richiesto questo messaggio sulla pagina della condivisione, dove può anche disattivarlo. Le risposte non vengono lette.',
  },
};

/** The words of a language, whatever its region; English where there are none. */
export function openedWords(language: string): OpenedWords {
  return WORDS[mailLanguage(language)] ?? en;
}
