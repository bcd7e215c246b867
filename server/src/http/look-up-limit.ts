import type { Sender } from '../auth/caller.js';
import type { ShareContext } from '../shares/share-context.js';
import { limitRequests, LOOK_UPS_AN_HOUR } from './request-limit.js';

/** How often a sender may look something up in the directory. */
export interface LookUpLimits {
  perMinute: number;
  perHour: number;
}

/** Typing asks a few times for each recipient: nobody reaches these by hand, whoever copies a directory does. */
export const LOOK_UP_LIMITS: LookUpLimits = { perMinute: 120, perHour: 1000 };

/** Counts a look-up of this sender; refuses it when there were too many. */
export function limitLookUps({ db, clock, lookUps }: ShareContext, sender: Sender): Promise<void> {
  const subject = `person:${sender.id}`;
  return limitRequests(
    db,
    [
      { subject, action: 'look-up-minute', maximum: lookUps.perMinute, windowSeconds: 60 },
      { subject, action: LOOK_UPS_AN_HOUR, maximum: lookUps.perHour, windowSeconds: 60 * 60 },
    ],
    clock(),
  );
}
