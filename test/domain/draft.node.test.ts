import { deepEqual, equal, notEqual } from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  distinctStudies,
  EMPTY_DRAFT,
  isTouched,
  startDraft,
  withAccess,
  withConsent,
  withLabel,
  withLanguage,
  withMessage,
  withOption,
  withoutRecipient,
  withoutRecipientsAndConsent,
  withoutStudy,
  withReason,
  withRecipient,
  withRecipientChoices,
  withRecipients,
  withStudies,
  withUnknownRecipients,
  withValidity,
  type Draft,
  type PickedRecipient,
} from 'pacs-share/domain';
import { BASE } from '../rules/all-vectors.js';
import { deepFreeze } from './deep-freeze.js';

const [thorax, knee, breast] = [BASE.studies['thorax']!, BASE.studies['knee']!, BASE.studies['breast']!];
const picked = (name: string, choices: Partial<PickedRecipient> = {}): PickedRecipient =>
  ({ ...BASE.recipients[name], twoFactor: false, sendMail: false, favorite: false, ...choices }) as PickedRecipient;
const [an, bram, lena] = [picked('an'), picked('bram'), picked('new-lena')];

const DRAFT: Draft = deepFreeze({
  studies: [thorax, knee],
  recipients: [an, bram, lena],
  unknownRecipients: ['user:bram'],
  access: 'images-and-report-read',
  reason: 'Second opinion',
  language: 'nl',
  validity: { until: '2027-02-14' },
  consent: true,
  label: { id: 'follow-up', scope: 'user' },
  urgent: true,
  anonymize: true,
  furtherSharing: true,
  message: 'Hello',
});

/** The members that a transition changed; that the draft itself stays as it was is seen to by its being frozen. */
function changes(next: Draft, before = DRAFT): Partial<Draft> {
  return Object.fromEntries(Object.entries(next).filter(([member, value]) => value !== before[member as keyof Draft]));
}

describe('A new draft', () => {
  it('is empty but for the studies', () => {
    deepEqual(startDraft([thorax]), { ...EMPTY_DRAFT, studies: [thorax] });
  });

  it('takes each study once, the first of its kind', () => {
    const again = { ...thorax, description: 'The same, named again' };
    deepEqual(startDraft([thorax, knee, again]).studies, [thorax, knee]);
    deepEqual(distinctStudies([]), []);
  });

  it('takes the host’s values, but never consent, unknown recipients or other studies', () => {
    const preset = { ...DRAFT, studies: [breast] };
    deepEqual(startDraft([thorax], preset), { ...DRAFT, studies: [thorax], consent: false, unknownRecipients: [] });
  });

  it('leaves what is empty as it was for the next', () => {
    deepFreeze(EMPTY_DRAFT);
    startDraft([thorax], { reason: 'Why' });
    equal(startDraft([]).reason, '');
  });
});

describe('A transition', () => {
  it('gives the next draft, with one thing changed', () => {
    deepEqual(changes(withAccess(DRAFT, 'images')), { access: 'images' });
    deepEqual(changes(withReason(DRAFT, '')), { reason: '' });
    deepEqual(changes(withLanguage(DRAFT, 'fr')), { language: 'fr' });
    deepEqual(changes(withLanguage(DRAFT, null)), { language: null });
    deepEqual(changes(withValidity(DRAFT, { unlimited: true })), { validity: { unlimited: true } });
    deepEqual(changes(withValidity(DRAFT, null)), { validity: null });
    deepEqual(changes(withConsent(DRAFT, false)), { consent: false });
    deepEqual(changes(withLabel(DRAFT, null)), { label: null });
    deepEqual(changes(withMessage(DRAFT, '')), { message: '' });
    deepEqual(changes(withOption(DRAFT, 'urgent', false)), { urgent: false });
    deepEqual(changes(withOption(DRAFT, 'anonymize', false)), { anonymize: false });
    deepEqual(changes(withOption(DRAFT, 'furtherSharing', false)), { furtherSharing: false });
  });

  it('is the same draft to the eye where nothing changes', () => {
    deepEqual(withReason(DRAFT, DRAFT.reason), DRAFT);
    deepEqual(withOption(DRAFT, 'urgent', true), DRAFT);
  });

  it('of studies', () => {
    deepEqual(changes(withStudies(DRAFT, [breast, breast])), { studies: [breast] });
    deepEqual(changes(withoutStudy(DRAFT, thorax.studyInstanceUid)), { studies: [knee] });
    deepEqual(withoutStudy(DRAFT, '2.25.404'), DRAFT);
  });

  it('adds a recipient at the end', () => {
    const erika = picked('erika');
    deepEqual(changes(withRecipient(DRAFT, erika)), { recipients: [an, bram, lena, erika] });
  });

  it('adds nobody twice, and keeps the choices made', () => {
    equal(withRecipient(DRAFT, picked('an', { twoFactor: true })), DRAFT);
    equal(withRecipient(DRAFT, { ...lena, email: ' LENA.BEDACHT@example.org' }), DRAFT);
  });

  it('removes a recipient, and forgets that it was unknown', () => {
    const next = withoutRecipient(DRAFT, 'user:bram');
    deepEqual(next.recipients, [an, lena]);
    deepEqual(next.unknownRecipients, []);
    deepEqual(withoutRecipient(DRAFT, 'user:an').unknownRecipients, ['user:bram']);
    deepEqual(withoutRecipient(DRAFT, 'new:lena.bedacht@example.org').recipients, [an, bram]);
    deepEqual(withoutRecipient(DRAFT, 'group:an'), DRAFT);
  });

  it('replaces the recipients as a whole', () => {
    const next = withRecipients(DRAFT, [lena]);
    deepEqual(next.recipients, [lena]);
    deepEqual(next.unknownRecipients, []);
    deepEqual(withRecipients(DRAFT, [bram]).unknownRecipients, ['user:bram']);
  });

  it('changes the choices of one recipient', () => {
    const next = withRecipientChoices(DRAFT, 'user:an', { twoFactor: true });
    deepEqual(next.recipients, [{ ...an, twoFactor: true }, bram, lena]);
    notEqual(next.recipients[0], an);
    equal(next.recipients[1], bram);
    deepEqual(withRecipientChoices(DRAFT, 'user:nobody', { twoFactor: true }), DRAFT);
  });

  it('notes each unknown recipient once', () => {
    const next = withUnknownRecipients(DRAFT, ['user:an', 'user:bram', 'user:an']);
    deepEqual(changes(next), { unknownRecipients: ['user:bram', 'user:an'] });
  });

  it('to sharing the same once more keeps all but recipients and consent', () => {
    const next = withoutRecipientsAndConsent(DRAFT);
    deepEqual(changes(next), { recipients: [], unknownRecipients: [], consent: false });
  });
});

describe('A draft is touched', () => {
  const start = deepFreeze(startDraft([thorax], { reason: 'Second opinion', recipients: [an] }));

  it('by anything that was entered', () => {
    const touched: Draft[] = [
      withRecipient(start, bram),
      withoutRecipient(start, 'user:an'),
      withRecipientChoices(start, 'user:an', { favorite: true }),
      withAccess(start, 'images'),
      withReason(start, ''),
      withLanguage(start, 'nl'),
      withValidity(start, { until: '' }),
      withConsent(start, true),
      withLabel(start, { id: '', scope: 'user' }),
      withOption(start, 'urgent', true),
      withOption(start, 'anonymize', true),
      withOption(start, 'furtherSharing', true),
      withMessage(start, 'H'),
    ];
    deepEqual(
      touched.map((draft) => isTouched(draft, start)),
      touched.map(() => true),
    );
  });

  it('neither by the studies nor by what was taken back', () => {
    equal(isTouched(start, start), false);
    equal(isTouched(withStudies(start, [knee]), start), false);
    equal(isTouched(withReason(withReason(start, 'x'), 'Second opinion'), start), false);
    equal(isTouched(withLabel(withLabel(start, { id: '', scope: 'user' }), null), start), false);
    const empty = startDraft([thorax]);
    equal(isTouched(withoutRecipient(withRecipient(empty, an), 'user:an'), empty), false);
  });
});
