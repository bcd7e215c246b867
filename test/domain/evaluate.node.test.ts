import { deepEqual, equal, ok } from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shareRequestSchema, toShareRequest, type ReceivedShareRequest } from 'pacs-share/contract';
import {
  ACCESSES,
  evaluate,
  isIssueCode,
  recipientKey,
  withAccess,
  withOption,
  withRecipientChoices,
  withRecipients,
  withValidity,
  type Draft,
  type DraftOption,
  type Evaluation,
  type Policy,
} from 'pacs-share/domain';
import { BASE } from '../rules/all-vectors.js';
import { deepFreeze } from './deep-freeze.js';
import { seededRandom } from './random.js';
import { nonsensicalDraft, randomDraft, randomPolicy } from './random-drafts.js';

const RUNS = 3000;

function forRandomDrafts(check: (draft: Draft, policy: Policy, evaluation: Evaluation) => void): void {
  const random = seededRandom(20270131);
  for (let run = 0; run < RUNS; run += 1) {
    const policy = randomPolicy(random);
    const draft = randomDraft(random);
    try {
      check(draft, policy, evaluate(draft, policy));
    } catch (error) {
      throw new Error(`run ${run}: ${JSON.stringify({ draft, policy })}`, { cause: error });
    }
  }
}

function codesAt(draft: Draft, policy: Policy, pointer: string): string[] {
  return evaluate(draft, policy)
    .issues.filter((issue) => issue.pointer === pointer)
    .map(({ code }) => code);
}

describe('The judge', () => {
  it('answers whatever stands in the draft, with known codes that point into it', () => {
    const random = seededRandom(1);
    for (let run = 0; run < RUNS; run += 1) {
      const draft = nonsensicalDraft(random);
      for (const { code, pointer, recipient } of evaluate(draft, randomPolicy(random)).issues) {
        ok(isIssueCode(code), code);
        const [empty, field = '', index, ...rest] = pointer.split('/');
        equal(empty, '');
        ok(field in draft, pointer);
        if (field !== 'recipients' || index === undefined) {
          equal(recipient, undefined);
          continue;
        }
        equal(recipient, recipientKey(draft.recipients[Number(index)]!));
        ok(rest.length <= 1, pointer);
      }
    }
  });

  it('changes neither the draft nor the policy, and says the same again', () => {
    forRandomDrafts((draft, policy, evaluation) => {
      deepEqual(evaluate(deepFreeze(draft), deepFreeze(policy)), evaluation);
    });
  });

  it('finds drafts of both kinds among these', () => {
    let sound = 0;
    forRandomDrafts((_draft, _policy, { issues }) => {
      if (issues.length === 0) sound += 1;
    });
    ok(sound > RUNS / 50 && sound < RUNS / 2, `${sound} of ${RUNS} without issues`);
  });

  it('offers an access exactly where choosing it would not be refused', () => {
    forRandomDrafts((draft, policy, { options }) => {
      for (const access of ACCESSES) {
        const codes = codesAt(withAccess(draft, access), policy, '/access');
        deepEqual(codes, options.access[access] === null ? [] : ['access-unavailable']);
      }
    });
  });

  it('offers two-factor and mail exactly where asking for them would not be refused', () => {
    forRandomDrafts((draft, policy, { options }) => {
      draft.recipients.forEach((recipient, index) => {
        const key = recipientKey(recipient);
        const offered = options.recipients[index]!;
        equal(offered.key, key);
        const asking = withRecipientChoices(draft, key, { twoFactor: true, sendMail: true });
        for (const choice of ['twoFactor', 'sendMail'] as const) {
          const refusal = offered[choice];
          deepEqual(codesAt(asking, policy, `/recipients/${index}/${choice}`), refusal === null ? [] : [refusal]);
        }
      });
    });
  });

  it('offers urgent, anonymize and further sharing exactly where they would not be refused', () => {
    forRandomDrafts((draft, policy, { options }) => {
      for (const option of ['urgent', 'anonymize', 'furtherSharing'] as DraftOption[]) {
        const codes = codesAt(withOption(draft, option, true), policy, `/${option}`);
        deepEqual(codes, options[option] === null ? [] : ['option-off']);
        deepEqual(codesAt(withOption(draft, option, false), policy, `/${option}`), []);
      }
    });
  });

  it('accepts the first and the last day that it offers, and unlimited where it offers that', () => {
    forRandomDrafts((draft, policy, { options: { validity } }) => {
      const days = [validity.earliest, validity.latest ?? '9999-12-31'];
      for (const until of days) deepEqual(codesAt(withValidity(draft, { until }), policy, '/validity/until'), []);
      const codes = codesAt(withValidity(draft, { unlimited: true }), policy, '/validity/unlimited');
      deepEqual(codes, validity.unlimited === null ? [] : ['unlimited-off']);
    });
  });

  it('offers another recipient exactly where one more would not be too many', () => {
    forRandomDrafts((draft, policy, { options }) => {
      const another = { ...BASE.recipients['erika']!, twoFactor: false, sendMail: false, favorite: false };
      const codes = codesAt(withRecipients(draft, [...draft.recipients, another]), policy, '/recipients');
      equal(codes.includes('recipients-too-many'), options.anotherRecipient !== null);
    });
  });

  it('never finds fault with the policy’s own validity and language', () => {
    forRandomDrafts((draft, policy) => {
      const left = { ...draft, language: null, validity: null };
      deepEqual(codesAt(left, policy, '/validity/until'), []);
      deepEqual(codesAt(left, policy, '/language'), policy.languages.length > 0 ? [] : ['language-unavailable']);
    });
  });

  it('gives access only to what every kind among the recipients may have, and images alone to no user', () => {
    forRandomDrafts((draft, policy, { effective: { access, reportAccessible } }) => {
      if (access === null) return equal(reportAccessible, false);
      const { recipients } = draft;
      ok(recipients.every(({ kind }) => policy.access[kind].includes(access)));
      ok(access !== 'images' || recipients.every(({ kind }) => kind !== 'user'));
      equal(reportAccessible, access !== 'images' && !draft.anonymize);
    });
  });

  it('lets the endpoint find nothing wrong with what it let pass', () => {
    forRandomDrafts((draft, policy, { issues, effective }) => {
      if (issues.length > 0) return;
      const sent = toShareRequest(draft, effective);
      const received = shareRequestSchema.parse(JSON.parse(JSON.stringify(sent)));
      deepEqual(received, sent);
      const again = evaluate(draftOf(received), policy);
      deepEqual(again.issues, []);
      equal(again.effective.access, effective.access);
      equal(again.effective.reportAccessible, effective.reportAccessible);
      equal(again.effective.language?.language, effective.language?.language);
    });
  });
});

/** The draft that an endpoint judges: what it received, with the people and studies that it knows. */
function draftOf(received: ReceivedShareRequest): Draft {
  return {
    ...received,
    studies: received.studies.map((uid) =>
      Object.values(BASE.studies).find((study) => study.studyInstanceUid === uid)!,
    ),
    recipients: received.recipients.map((recipient) =>
      recipient.kind === 'new'
        ? recipient
        : {
            ...Object.values(BASE.recipients).find((known) => recipientKey(known) === recipientKey(recipient))!,
            ...recipient,
          },
    ) as Draft['recipients'],
    unknownRecipients: [],
    access: received.access as Draft['access'],
  };
}
