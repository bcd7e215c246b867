import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';

import { authenticatePage, type Authentication, type SignedIn } from '../../auth/authenticate.js';
import type { Caller } from '../../auth/caller.js';
import { Refusal } from '../../http/problem.js';
import { isCurrent } from '../../shares/grants.js';
import { mayAskNotice, noticeAddress, setNotice } from '../../shares/notice.js';
import { notesOf } from '../../shares/report-notes.js';
import { findShare, seeShare } from '../../shares/see-shares.js';
import type { ShareContext } from '../../shares/share-context.js';
import { respond } from '../page.js';
import { askedLanguage } from '../sign-in/words.js';
import { sharePage, type ShownShare } from './share-page.js';
import { shareWords } from './words.js';

/** Of a form with one check box. */
const MAXIMUM_FORM_LENGTH = 1024;

/** The page of a share, for those who may see it, and what is asked for there. */
export function shareRoutes(context: ShareContext, authentication: Authentication): Hono<SignedIn> {
  const routes = new Hono<SignedIn>();

  routes.get('/:id', authenticatePage(authentication), async (c) => {
    const shown = await shownShare(context, c.var.caller, c.req.param('id'));
    // Without a referrer browsers hide where a form comes from, from us too.
    c.header('Referrer-Policy', 'same-origin');
    return respond(c, sharePage(shown, shareWords(askedLanguage(c.req.header('accept-language')))));
  });

  const limit = bodyLimit({ maxSize: MAXIMUM_FORM_LENGTH, onError: () => new Refusal('too-large').toResponse() });
  routes.post('/:id/notice', authenticatePage(authentication), limit, async (c) => {
    const id = c.req.param('id');
    const { notify } = await c.req.parseBody();
    await setNotice(context, c.var.caller, id, notify === '1');
    return c.redirect(`/shares/${id}`, 303);
  });
  return routes;
}

async function shownShare(context: ShareContext, caller: Caller, id: string): Promise<ShownShare> {
  const share = await seeShare(context, caller, id);
  const { sight, stored } = await findShare(context, caller, id);
  const { withdraw, sendMail, unlock } = sight.permissions;
  const { timeZone, departmentId, notifyOpened } = stored.share;
  const seesAccess = sight.side === 'sender' || sight.side === 'origin';
  // Who shared on reads of the report what is shared with him or her.
  const isReadable = share.reportAccessible && !share.withdrawn && isCurrent(stored.share, context.clock());
  const seesNotes = seesAccess && (isReadable || caller.department?.id === departmentId);
  return {
    share,
    timeZone,
    may: { change: withdraw && !share.withdrawn, mail: sendMail && !share.withdrawn, unlock },
    notice:
      mayAskNotice(caller, stored) && !share.withdrawn
        ? { isAsked: notifyOpened, address: await noticeAddress(context, caller.id) }
        : undefined,
    seesAccess,
    notes: seesNotes ? await notesOf(context.db, [...sight.studies]) : [],
  };
}
