import { waitUntil } from '@open-wc/testing';
import { MemoryClient } from 'pacs-share/client';
import type { Share, SharePermissions } from 'pacs-share/domain';
import { completeShare, openPolicy, studies } from '../../../stories/fixtures.js';
import { ShareAccessDriver } from '../../support/share-access-driver.js';
import { withRecipients } from '../../support/share-confirmation-driver.js';

const permissions: SharePermissions = { withdraw: true, changeValidity: true, sendMail: true, unlock: true };

/** Two recipients: one has opened it and is locked now. */
export const share: Share = {
  ...withRecipients(completeShare, ({ rid }) =>
    rid === 'r1' ? { openedAt: '2027-01-31T11:00:00Z', locked: true, mail: 'sent' } : { mail: 'not-requested' },
  ),
  permissions,
};

export function clientOf(...shares: Share[]): MemoryClient {
  return new MemoryClient({ policy: openPolicy, studies, shares: structuredClone(shares) });
}

export async function place(client: MemoryClient): Promise<ShareAccessDriver> {
  const access = await ShareAccessDriver.place({ client });
  await waitUntil(() => access.rows().length > 0, 'there are rows');
  return access;
}
