/** What the pages around signing in say in one language. */
export interface SignInWords {
  signIn: string;
  /** On the start page, before anybody is signed in. */
  intro: string;
  welcome: string;
  signedOut: string;
  /** For who shares. */
  shareInViewer: string;
  /** For the service desk. */
  unlockOnPage: string;
}

const en: SignInWords = {
  signIn: 'Sign in',
  intro: 'Sign in to see the exams that are shared with you.',
  welcome: 'Welcome',
  signedOut: 'You are signed out.',
  shareInViewer: 'Studies are shared from within your viewer. From there you also get to the page of each share.',
  unlockOnPage:
    'The service desk unlocks recipients who entered too many wrong codes: on the page of the share, whose address the sender has.',
};

const nl: SignInWords = {
  signIn: 'Aanmelden',
  intro: 'Meld u aan om de onderzoeken te zien die met u zijn gedeeld.',
  welcome: 'Welkom',
  signedOut: 'U bent afgemeld.',
  shareInViewer: 'U deelt onderzoeken vanuit uw viewer. Van daaruit komt u ook op de pagina van elke deling.',
  unlockOnPage:
    'De servicedesk ontgrendelt ontvangers die te veel verkeerde codes hebben ingevoerd: op de pagina van de deling, waarvan de afzender het adres heeft.',
};

const fr: SignInWords = {
  signIn: 'Se connecter',
  intro: 'Connectez-vous pour voir les examens partagés avec vous.',
  welcome: 'Bienvenue',
  signedOut: 'Vous êtes déconnecté.',
  shareInViewer:
    'Les examens se partagent depuis votre visionneuse. De là, vous accédez aussi à la page de chaque partage.',
  unlockOnPage:
    'Le service d’assistance déverrouille les destinataires qui ont saisi trop de codes erronés : sur la page du partage, dont l’expéditeur a l’adresse.',
};

const de: SignInWords = {
  signIn: 'Anmelden',
  intro: 'Melden Sie sich an, um die Untersuchungen zu sehen, die mit Ihnen geteilt sind.',
  welcome: 'Willkommen',
  signedOut: 'Sie sind abgemeldet.',
  shareInViewer:
    'Untersuchungen werden aus Ihrem Viewer heraus geteilt. Von dort gelangen Sie auch zur Seite jeder Freigabe.',
  unlockOnPage:
    'Der Servicedesk entsperrt Empfänger, die zu viele falsche Codes eingegeben haben: auf der Seite der Freigabe, deren Adresse der Absender hat.',
};

const it: SignInWords = {
  signIn: 'Accedi',
  intro: 'Acceda per vedere gli esami condivisi con Lei.',
  welcome: 'Benvenuto',
  signedOut: 'La sessione è terminata.',
  shareInViewer:
    'Gli esami si condividono dal visualizzatore. Da lì si arriva anche alla pagina di ciascuna condivisione.',
  unlockOnPage:
    'Il servizio di assistenza sblocca i destinatari che hanno inserito troppi codici errati: sulla pagina della condivisione, di cui il mittente ha l’indirizzo.',
};

const WORDS: Readonly<Record<string, SignInWords>> = { en, nl, fr, de, it };

/** The words of a language, whatever its region; English where there are none. */
export function signInWords(language: string): SignInWords {
  return WORDS[language.split('-')[0]?.toLowerCase() ?? ''] ?? en;
}

/** The first of the languages that a browser asks for in which there are words. */
export function askedLanguage(acceptLanguage: string | undefined): string {
  const asked = (acceptLanguage ?? '').split(',').map((part) => part.split(/[;-]/)[0]?.trim().toLowerCase() ?? '');
  return asked.find((language) => Object.hasOwn(WORDS, language)) ?? 'en';
}
