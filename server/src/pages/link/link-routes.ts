import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';

import { sessionPerson } from '../../auth/sessions.js';
import { addressSubject, type AddressContext } from '../../http/client-address.js';
import { frameResponse } from '../../http/frame-response.js';
import { refuseForgery } from '../../http/origins.js';
import { Refusal } from '../../http/problem.js';
import { limitRequests } from '../../http/request-limit.js';
import { lastTextState } from '../../outbox/sent-texts.js';
import { receivedRights } from '../../shares/further/received-rights.js';
import { findBucket, type Bucket } from '../../shares/opening/bucket.js';
import {
  checkPassword,
  hasValidPassword,
  passwordOwner,
  sendPassword,
  type PasswordOwner,
} from '../../shares/opening/one-time-password.js';
import { recordOpening } from '../../shares/opening/open-bucket.js';
import { hasOpeningCookie, setOpeningCookie } from '../../shares/opening/opening-cookie.js';
import { addNote, mayAddNote, noteProblem, notesOf, noteText } from '../../shares/report-notes.js';
import type { ShareContext } from '../../shares/share-context.js';
import { StudySourceUnavailable, type StudyReport } from '../../studies/study-source.js';
import { respond } from '../page.js';
import { askedLanguage } from '../sign-in/words.js';
import { closedPage, entrancePage, type CodeState, type Entrance } from './closed-pages.js';
import { openedPage, type Opened } from './opened-page.js';
import { linkWords } from './words.js';

/** Links that lead nowhere, from one address in ten minutes: nobody guesses 256 bits, but nobody needs to try either. */
const MAXIMUM_UNKNOWN = 60;
const UNKNOWN_WINDOW_SECONDS = 10 * 60;

/** In bytes: a note of the longest, in a script whose letters take most, fits. */
const MAXIMUM_FORM_LENGTH = 32 * 1024;

/** How much of a mobile number is told to whoever holds the link. */
const TOLD_DIGITS = 2;

/**
 * What a recipient's link leads to. GET and HEAD change nothing and show nothing: mail scanners follow links too. Only
 * pressing a button opens, or sends a code.
 *
 * @param signInAddress where a group's member signs in to go on at a path; undefined where nobody signs in with a cookie
 */
export function linkRoutes(
  context: ShareContext & AddressContext,
  { signInAddress }: { signInAddress: ((path: string) => string) | undefined },
): Hono {
  const routes = new Hono();
  const signsIn = signInAddress !== undefined;
  routes.use(bodyLimit({ maxSize: MAXIMUM_FORM_LENGTH, onError: () => new Refusal('too-large').toResponse() }));

  // Whatever is asked for by a link that is none, it is answered alike.
  routes.onError((error, c) => {
    if (!(error instanceof Refusal) || error.code !== 'not-found') throw error;
    return respond(c, closedPage('unknown', linkWords(askedLanguage(c.req.header('accept-language')))));
  });

  async function bucketOf(c: Context): Promise<{ token: string; bucket: Bucket }> {
    const token = c.req.param('token') ?? '';
    const bucket = await findBucket(context, token);
    if (!bucket) {
      // Those with a link that leads somewhere are never kept waiting for what others at their address try.
      const limit = { action: 'unknown-link', maximum: MAXIMUM_UNKNOWN, windowSeconds: UNKNOWN_WINDOW_SECONDS };
      await limitRequests(context.db, [{ ...limit, subject: addressSubject(c, context) }], context.clock());
      throw new Refusal('not-found');
    }
    return { token, bucket };
  }

  async function ownerOf(c: Context, bucket: Bucket): Promise<PasswordOwner | undefined> {
    return passwordOwner(context, bucket, signsIn ? await sessionPerson(c, context) : undefined);
  }

  async function enter(c: Context, token: string, bucket: Bucket, problem?: Entrance['problem']): Promise<Response> {
    const words = linkWords(bucket.stored.share.language);
    if (bucket.state !== 'open') {
      return respond(c, closedPage(bucket.state, words, bucket.stored.share.departmentName));
    }
    const code = bucket.recipient.twoFactor ? await codeState(c, bucket) : undefined;
    return respond(c, entrancePage({ token, code, ...(problem && { problem }) }, words));
  }

  async function codeState(c: Context, bucket: Bucket): Promise<CodeState> {
    const owner = await ownerOf(c, bucket);
    if (!owner) return { state: 'unknown-member', signInAddress: signInAddress?.(`/s/${c.req.param('token')}`) };
    if (owner.mobile === null) return { state: 'no-mobile' };
    const wasSent = await hasValidPassword(context, bucket, owner);
    const text = await lastTextState(context.db, { rid: bucket.recipient.rid, to: owner.mobile });
    const state = !wasSent ? 'can-be-sent' : text === 'failed' ? 'not-sent' : 'was-sent';
    return { state, digits: owner.mobile.slice(-TOLD_DIGITS) };
  }

  /** Lets nobody see more than the entrance who has not opened the link in this browser. */
  async function openedBucket(c: Context): Promise<Bucket> {
    const { token, bucket } = await bucketOf(c);
    if (bucket.state !== 'open' || !hasOpeningCookie(c, context, token)) throw new Refusal('not-found');
    return bucket;
  }

  /** The reports that may be read, by study; the archive's failure in place of those it did not give. */
  async function reportsOf({ studies }: Bucket): Promise<Map<string, StudyReport[] | StudySourceUnavailable>> {
    const readable = studies.filter(({ study, reportAccessible }) => reportAccessible && study.hasReport);
    const found = readable.map(async ({ study: { studyInstanceUid } }) => {
      const reports = await context.studies.reports(studyInstanceUid).catch((error: unknown) => {
        if (error instanceof StudySourceUnavailable) return error;
        throw error;
      });
      return [studyInstanceUid, reports] as const;
    });
    return new Map(await Promise.all(found));
  }

  routes.get('/:token', async (c) => {
    const { token, bucket } = await bucketOf(c);
    const isOpened = bucket.state === 'open' && hasOpeningCookie(c, context, token);
    if (!isOpened) return enter(c, token, bucket);
    return showOpened(c, token, bucket);
  });

  async function showOpened(
    c: Context,
    token: string,
    bucket: Bucket,
    refusedNote?: Opened['refusedNote'],
  ): Promise<Response> {
    const readable = bucket.studies.filter(({ reportAccessible }) => reportAccessible);
    const uids = readable.map(({ study }) => study.studyInstanceUid);
    const opened: Opened = {
      bucket,
      token,
      reports: await reportsOf(bucket),
      notes: await notesOf(context.db, uids),
      ...(refusedNote && { refusedNote }),
      ...(await readerOf(c, bucket)),
    };
    // Without a referrer browsers hide where a form comes from, from us too.
    c.header('Referrer-Policy', 'same-origin');
    return respond(c, openedPage(opened, linkWords(bucket.stored.share.language)));
  }

  /** What the page offers to whoever is signed in. */
  async function readerOf(c: Context, { recipient }: Bucket): Promise<Pick<Opened, 'isSignedIn' | 'mayShareOn'>> {
    const id = signsIn ? await sessionPerson(c, context) : undefined;
    const rights = id === undefined ? [] : await receivedRights(context, { id }, recipient.rid);
    return { isSignedIn: id !== undefined, mayShareOn: rights.length > 0 };
  }

  /** Whoever is signed in, where the link is his or her own: a link may have been passed on. */
  async function knownOwner(c: Context, bucket: Bucket): Promise<PasswordOwner | undefined> {
    const signedIn = signsIn ? await sessionPerson(c, context) : undefined;
    const owner = await ownerOf(c, bucket);
    return signedIn !== undefined && owner?.personId === signedIn ? owner : undefined;
  }

  routes.post('/:token/code', async (c) => {
    const { token, bucket } = await bucketOf(c);
    const owner = bucket.state === 'open' && bucket.recipient.twoFactor ? await ownerOf(c, bucket) : undefined;
    if (owner === undefined || owner.mobile === null) return enter(c, token, bucket);
    try {
      await sendPassword(context, bucket, { ...owner, mobile: owner.mobile });
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'too-many-requests') throw error;
      for (const [name, value] of Object.entries(error.detail.headers ?? {})) c.header(name, value);
      const seconds = Number(error.detail.headers?.['Retry-After'] ?? 0);
      return enter(c, token, bucket, { tooManyForMinutes: Math.ceil(seconds / 60) });
    }
    return c.redirect(`/s/${token}`, 303);
  });

  routes.post('/:token/open', async (c) => {
    const { token, bucket } = await bucketOf(c);
    if (bucket.state !== 'open') return enter(c, token, bucket);
    const owner = await ownerOf(c, bucket);
    if (bucket.recipient.twoFactor) {
      const { code } = await c.req.parseBody();
      if (owner === undefined || typeof code !== 'string' || code.trim() === '') return enter(c, token, bucket);
      const check = await checkPassword(context, bucket, owner, code, (tx) =>
        recordOpening(tx, context, bucket, owner),
      );
      if (check === 'locked') return enter(c, token, { ...bucket, state: 'locked' });
      if (check !== 'right') return enter(c, token, bucket, check);
    } else {
      const known = await knownOwner(c, bucket);
      await context.db.transaction((tx) => recordOpening(tx, context, bucket, known));
    }
    context.wakeOutbox(); // the sender may have asked to be told
    setOpeningCookie(c, context, token);
    return c.redirect(`/s/${token}`, 303);
  });

  routes.post('/:token/studies/:uid/notes', async (c) => {
    refuseForgery(c, [], context.publicUrl);
    const bucket = await openedBucket(c);
    const token = c.req.param('token');
    const uid = studyOf(bucket, c.req.param('uid'));
    if (!bucket.studies.some((openable) => openable.study.studyInstanceUid === uid && mayAddNote(openable))) {
      throw new Refusal('not-allowed');
    }
    const { id, text: typed } = await c.req.parseBody();
    if (typeof id !== 'string' || !/^[\w-]{22}$/.test(id) || typeof typed !== 'string') throw new Refusal('malformed');
    const text = noteText(typed);
    const problem = noteProblem(text);
    if (problem) return showOpened(c, token, bucket, { studyInstanceUid: uid, problem, text });
    await addNote(context, bucket, await knownOwner(c, bucket), { id, studyInstanceUid: uid, text });
    return c.redirect(`/s/${token}#study-${uid}`, 303);
  });

  routes.get('/:token/studies/:uid/reports/:instance', async (c) => {
    const bucket = await openedBucket(c);
    const uid = studyOf(bucket, c.req.param('uid'));
    const isReadable = bucket.studies.some(
      ({ study, reportAccessible }) => study.studyInstanceUid === uid && reportAccessible,
    );
    const reports = isReadable ? await context.studies.reports(uid) : [];
    const report = reports.find(({ sopInstanceUid }) => sopInstanceUid === c.req.param('instance'));
    if (report?.kind !== 'pdf') throw new Refusal('not-found');
    return c.body(report.bytes, 200, {
      'Content-Type': 'application/pdf',
      'Content-Disposition': 'inline; filename="report.pdf"',
    });
  });

  routes.get('/:token/studies/:uid/instances', async (c) => {
    const uid = studyOf(await openedBucket(c), c.req.param('uid'));
    return c.json({ instances: await context.studies.instances(uid) });
  });

  routes.get('/:token/studies/:uid/instances/:instance/frame', async (c) => {
    const uid = studyOf(await openedBucket(c), c.req.param('uid'));
    const instance = c.req.param('instance');
    const instances = await context.studies.instances(uid);
    if (!instances.some(({ sopInstanceUid }) => sopInstanceUid === instance)) throw new Refusal('not-found');
    return frameResponse(await context.studies.frame(instance));
  });
  return routes;
}

function studyOf({ studies }: Bucket, uid: string): string {
  if (!studies.some(({ study }) => study.studyInstanceUid === uid)) throw new Refusal('not-found');
  return uid;
}
