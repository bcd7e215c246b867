import type { LinkWords } from '../words.js';

export const nl: LinkWords = {
  locale: 'nl',
  title: 'Gedeelde onderzoeken',
  intro: 'Er zijn onderzoeken met u gedeeld. Ze gaan pas open wanneer u op de knop drukt.',
  open: 'Openen',
  codeIntro: (digits) =>
    `Voor ze opengaan, wordt een code per sms gestuurd naar de mobiele telefoon die voor u geregistreerd is, eindigend op ${digits}.`,
  sendCode: 'Stuur mij de code',
  sendAnotherCode: 'Stuur mij een andere code',
  codeSent: (digits) =>
    `Er is een code verstuurd naar de mobiele telefoon eindigend op ${digits}. Ze is tien minuten geldig, één keer.`,
  codeLabel: 'Code uit de sms',
  wrongCode: 'Deze code is fout. Na vijf foute codes na elkaar wordt de toegang vergrendeld.',
  noValidCode: 'Er is geen code die nog geldig is. Vraag een andere aan.',
  tooManyCodes: (minutes) => `Er zijn te veel codes aangevraagd. Probeer het opnieuw over ${minutes} min.`,
  locked:
    'De toegang is vergrendeld, omdat er te veel foute codes zijn ingevoerd. Vraag de servicedesk om te ontgrendelen.',
  noMobile:
    'Voor u is geen mobiele telefoon geregistreerd, dus kan er geen code verstuurd worden. Neem contact op met wie deelde.',
  signInAsMember:
    'Dit is met een groep gedeeld. Meld u aan als een van de leden: de code gaat naar uw mobiele telefoon.',
  expired: 'De toegang tot deze onderzoeken is afgelopen.',
  withdrawn: 'Deze onderzoeken worden niet meer gedeeld.',
  sharedBy: (sender, department) => `Gedeeld door ${sender}, ${department}`,
  anonymized: 'De naam van de patiënt is vervangen.',
  report: 'Verslag',
  reportAsPdf: 'Het verslag openen (PDF)',
  reportUnreadable: 'Er is een verslag dat hier niet getoond kan worden.',
  reportFailed: 'Het verslag kon niet geladen worden. Laad de pagina opnieuw om het nog eens te proberen.',
  reportNotAccessible: 'Het verslag is niet toegankelijk.',
  noReport: 'Er is geen verslag.',
  until: (date, zone) => `Beschikbaar tot en met ${date} (${zone}).`,
  unlimited: 'Beschikbaar zonder einddatum.',
  images: 'Beelden',
  receivedTitle: 'Met u gedeeld',
  signedInAs: 'Aangemeld als',
  signOut: 'Afmelden',
  viewer: 'Naar de viewer',
  nothingReceived: 'Op dit moment wordt er niets met u gedeeld.',
  unopened: 'Nog niet geopend',
  opened: 'Geopend',
  backToReceived: 'Alles wat met u gedeeld wordt',
};
