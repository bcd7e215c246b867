import type { ReceivedShareRequest } from 'pacs-share/contract';
import { isMissedInPreview, type MailPreview } from 'pacs-share/domain';

import { judgeRequest } from './create-share.js';
import type { Sharer } from './further/sharer.js';
import { shareMail } from './notify.js';
import type { ShareContext } from './share-context.js';

/**
 * The mails that a request would send, by the template that sends them. Judges it like a
 * share, but for what no mail tells of; stores and sends nothing.
 */
export async function previewMails(
  context: ShareContext,
  sender: Sharer,
  request: ReceivedShareRequest,
): Promise<MailPreview[]> {
  const { rows } = await judgeRequest(context, sender, request, isMissedInPreview);
  // There is no secret for the link before the share is made.
  const link = `${context.publicUrl}/s/preview`;
  return rows.recipients
    .filter(({ outcome, sendMail }) => outcome === 'shared' && sendMail)
    .map(({ position, twoFactor }) => ({
      recipient: position,
      language: rows.share.language,
      ...shareMail(context, rows, { twoFactor, link }),
    }));
}
