import type { ErrorWords } from '../words.js';

export const en: ErrorWords = {
  locale: 'en',
  texts: {
    'not-found': ['Nothing here', 'There is no such page, or it is not one that you may see.'],
    'not-signed-in': ['Not signed in', 'Sign in, then open this page again.'],
    'sign-in-failed': ['Signing in did not succeed', 'It was not finished, or took too long. Please try again.'],
    'not-known': ['Not known here', 'You are signed in, but this server does not know you. Ask your service desk.'],
    'not-allowed': ['Not allowed', 'You may see this, but not do this with it.'],
    'cross-origin': ['This came from another page', 'To be safe nothing was done. Open the page here and try again.'],
    'share-withdrawn': ['No longer shared', 'What you were about to change was withdrawn in the meantime.'],
    'too-many-requests': ['Too many requests', 'Please wait a few minutes, then try again.'],
    'too-large': ['Too large', 'What was sent is too large. Nothing of it was kept.'],
    'sign-in-unavailable': [
      'Signing in is not possible now',
      'Whoever signs you in does not answer. Please try again.',
    ],
    'codes-unavailable': [
      'The code could not be checked',
      'The service that checks codes does not answer. Please try again shortly.',
    ],
    'directory-unavailable': ['The directory cannot be reached', 'It does not answer. Please try again shortly.'],
    'studies-unavailable': ['The studies cannot be reached', 'The archive does not answer. Please try again shortly.'],
  },
  other: ['This did not work', 'Please go back and try again.'],
  start: 'Go to the start',
};
