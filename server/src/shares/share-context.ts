import type { Database } from '../database/database.js';
import type { Directory } from '../directory/directory.js';
import type { LookUpLimits } from '../http/look-up-limit.js';
import type { MailTemplates } from '../mail/templates/mail-templates.js';
import type { StudySource } from '../studies/study-source.js';
import type { PasswordGateway } from '../texts/password-gateway.js';

/** What sharing needs of the world. */
export interface ShareContext {
  db: Database;
  directory: Directory;
  studies: StudySource;
  /** Now; no rule reads another clock. */
  clock: () => Date;
  /** Key of links and one-time passwords, see `readSecret`. */
  secret: Buffer;
  /** Links begin with it; without a slash at the end. */
  publicUrl: string;
  /** How often a sender may look something up. */
  lookUps: LookUpLimits;
  /** ISO 3166 code: where mobile numbers without a country code are from; undefined: where the department is. */
  phoneCountry: string | undefined;
  /** Whether text messages leave: without them there is no two-factor. */
  sendsTexts: boolean;
  /** Makes one-time passwords and says whether one is right; undefined: we do. */
  passwordGateway: PasswordGateway | undefined;
  /** What mails say in place of our own words. */
  mailTemplates: MailTemplates;
  /** Tells whoever sends that there is something to send. */
  wakeOutbox: () => void;
}
