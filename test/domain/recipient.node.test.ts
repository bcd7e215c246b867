import { deepEqual } from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  distinctName,
  evaluate,
  pickRecipient,
  startDraft,
  type NewRecipient,
  type Policy,
  type Recipient,
} from 'pacs-share/domain';
import { BASE } from '../rules/all-vectors.js';
import { deepFreeze } from './deep-freeze.js';

deepFreeze(BASE);

function pick(name: string, remembered: Partial<Policy['remembered']>, off: Partial<Policy['options']> = {}) {
  const policy: Policy = {
    ...BASE.policy,
    remembered: { ...BASE.policy.remembered, ...remembered },
    options: { ...BASE.policy.options, ...off },
  };
  const recipient: Recipient | NewRecipient = BASE.recipients[name]!;
  const picked = pickRecipient(recipient, policy);
  // Whoever has just been picked is never at fault for the choices that were made for them.
  const { issues } = evaluate(startDraft([], { recipients: [picked] }), policy);
  deepEqual(
    issues.filter(({ pointer }) => /twoFactor|sendMail/.test(pointer)),
    [],
  );
  const { twoFactor, sendMail, favorite, ...rest } = picked;
  const { favorite: _favorite, ...known } = { favorite: false, ...recipient };
  deepEqual(rest, known);
  return { twoFactor, sendMail, favorite };
}

describe('A recipient that was just picked', () => {
  const both = { twoFactor: true, sendMail: true };

  it('has the choices of the last share with a user, if it is a user', () => {
    deepEqual(pick('an', both), { twoFactor: true, sendMail: true, favorite: false });
    deepEqual(pick('an', { twoFactor: true }), { twoFactor: true, sendMail: false, favorite: false });
    deepEqual(pick('an', { sendMail: true }), { twoFactor: false, sendMail: true, favorite: false });
    deepEqual(pick('an', {}), { twoFactor: false, sendMail: false, favorite: false });
  });

  it('has them only as far as it can be reached', () => {
    deepEqual(pick('bram', both), { twoFactor: false, sendMail: true, favorite: false });
    deepEqual(pick('claire', both), { twoFactor: true, sendMail: false, favorite: false });
    deepEqual(pick('didier', both), { twoFactor: false, sendMail: false, favorite: false });
  });

  it('has them only as far as the policy allows', () => {
    deepEqual(pick('an', both, { twoFactor: false }), { twoFactor: false, sendMail: true, favorite: false });
    deepEqual(pick('an', both, { sendMail: false }), { twoFactor: true, sendMail: false, favorite: false });
  });

  it('has none of them if it is a group or a PACS', () => {
    deepEqual(pick('group-lungs', both), { twoFactor: false, sendMail: false, favorite: false });
    deepEqual(pick('pacs-listed', both), { twoFactor: false, sendMail: false, favorite: false });
  });

  it('gets a mail if it is new: nothing else would tell them', () => {
    deepEqual(pick('new-lena', {}), { twoFactor: false, sendMail: true, favorite: false });
    deepEqual(pick('new-lena', both), { twoFactor: false, sendMail: true, favorite: false });
    deepEqual(pick('new-lena', both, { sendMail: false }), { twoFactor: false, sendMail: false, favorite: false });
    deepEqual(pick('new-blank', both), { twoFactor: false, sendMail: false, favorite: false });
  });

  it('keeps its star', () => {
    const starred: Recipient = { ...(BASE.recipients['an'] as Recipient), favorite: true };
    deepEqual(pickRecipient(starred, BASE.policy).favorite, true);
  });
});

describe('A name among others', () => {
  const known = (id: string, rest: Partial<Recipient> = {}): Recipient => ({
    ...(BASE.recipients['an'] as Recipient),
    id,
    displayName: 'Ida Verzonnen',
    description: 'Cardiology · Gent',
    ...rest,
  });
  const added = (email: string): NewRecipient => ({
    kind: 'new',
    firstName: 'Ida',
    lastName: 'Verzonnen',
    email,
    language: 'nl',
  });
  const names = (...all: (Recipient | NewRecipient)[]) => all.map((one) => distinctName(one, all));

  it('stands alone where nobody else has it', () => {
    deepEqual(names(known('1'), known('2', { displayName: 'Ida Verzonnenberg' })), [
      'Ida Verzonnen',
      'Ida Verzonnenberg',
    ]);
  });

  it('goes with the address of each of two who are new', () => {
    deepEqual(names(added('ida@example.org'), added('i.v@example.org')), [
      'Ida Verzonnen (ida@example.org)',
      'Ida Verzonnen (i.v@example.org)',
    ]);
  });

  it('goes with the address of somebody new and the line of somebody known, whatever the case', () => {
    deepEqual(names(known('1'), { ...added('ida@example.org'), firstName: 'ida' }), [
      'Ida Verzonnen (Cardiology · Gent)',
      'ida Verzonnen (ida@example.org)',
    ]);
  });

  it('goes with a number or the identifier where the lines say nothing', () => {
    const numbered = known('1', { physicianNumbers: [{ system: 'riziv', value: '10000000001' }] });
    const bare = known('2', { physicianNumbers: [] });
    delete bare.email;
    delete bare.mobile;
    deepEqual(names(numbered, bare), [
      'Ida Verzonnen (Cardiology · Gent · 10000000001)',
      'Ida Verzonnen (Cardiology · Gent · 2)',
    ]);
    const blank = known('3', { physicianNumbers: [] });
    for (const name of ['description', 'email', 'mobile'] as const) delete blank[name];
    deepEqual(names(blank, known('4'))[0], 'Ida Verzonnen (3)');
  });

  it('is not doubled by the same recipient given twice', () => {
    deepEqual(names(known('1'), known('1')), ['Ida Verzonnen', 'Ida Verzonnen']);
  });
});
