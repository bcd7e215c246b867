import access from './access.json' with { type: 'json' };
import anonymize from './anonymize.json' with { type: 'json' };
import base from './base.json' with { type: 'json' };
import calendarDates from './calendar-dates.json' with { type: 'json' };
import consent from './consent.json' with { type: 'json' };
import emailAddresses from './email-addresses.json' with { type: 'json' };
import everythingAtOnce from './everything-at-once.json' with { type: 'json' };
import label from './label.json' with { type: 'json' };
import language from './language.json' with { type: 'json' };
import mailLanguage from './mail-language.json' with { type: 'json' };
import message from './message.json' with { type: 'json' };
import mobileNumbers from './mobile-numbers.json' with { type: 'json' };
import namesAndKeys from './names-and-keys.json' with { type: 'json' };
import newRecipients from './new-recipients.json' with { type: 'json' };
import options from './options.json' with { type: 'json' };
import personNames from './person-names.json' with { type: 'json' };
import physicianNumbers from './physician-numbers.json' with { type: 'json' };
import reason from './reason.json' with { type: 'json' };
import recipients from './recipients.json' with { type: 'json' };
import shareRequest from './share-request.json' with { type: 'json' };
import studies from './studies.json' with { type: 'json' };
import twoFactorAndMail from './two-factor-and-mail.json' with { type: 'json' };
import months from './months.json' with { type: 'json' };
import validity from './validity.json' with { type: 'json' };
import type { Base, DerivationFile, RuleFile } from './vector-format.js';

// What a JSON file holds is checked as it runs: TypeScript knows its texts as no more than texts.
export const BASE = base as unknown as Base;

export const RULES = [
  studies,
  recipients,
  newRecipients,
  twoFactorAndMail,
  access,
  anonymize,
  reason,
  message,
  language,
  validity,
  consent,
  label,
  options,
  everythingAtOnce,
  shareRequest,
] as unknown as readonly RuleFile[];

export const DERIVATIONS = [
  calendarDates,
  months,
  emailAddresses,
  mobileNumbers,
  physicianNumbers,
  mailLanguage,
  namesAndKeys,
  personNames,
] as unknown as readonly DerivationFile[];
