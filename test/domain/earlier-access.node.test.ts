import { deepEqual } from 'node:assert/strict';
import { describe, it } from 'node:test';
import { earlierAccess, keptRights, type Share, type SharedRecipient } from 'pacs-share/domain';

const an = { kind: 'user', id: 'an' } as const;

function shareOf(given: Partial<SharedRecipient>, share: Partial<Share> = {}, uids = ['2.25.1']): Share {
  return {
    access: 'images',
    validity: { until: '2027-01-03', timeZone: 'Europe/Brussels' },
    withdrawn: false,
    studies: uids.map((studyInstanceUid) => ({ studyInstanceUid })),
    recipients: [{ ...an, outcome: 'shared', withdrawn: false, ...given }],
    ...share,
  } as Share;
}

function of(...shares: Share[]) {
  return earlierAccess(shares, an, ['2.25.1', '2.25.2'], '2026-11-24');
}

describe('What a recipient may see already', () => {
  it('is the widest, until the latest, of the studies asked about', () => {
    deepEqual(of(shareOf({})), { access: 'images', until: '2027-01-03', studies: ['2.25.1'] });
    const wider = shareOf(
      {},
      { access: 'images-and-report-read', validity: { until: '2026-12-01', timeZone: 'Europe/Brussels' } },
      ['2.25.9', '2.25.2'],
    );
    deepEqual(of(wider, shareOf({})), {
      access: 'images-and-report-read',
      until: '2027-01-03',
      studies: ['2.25.1', '2.25.2'],
    });
    deepEqual(of(shareOf({}), shareOf({}, { validity: { unlimited: true } }))?.until, null);
  });

  it('counts a right that was kept', () => {
    const kept: SharedRecipient['kept'] = { access: 'images-and-report-write', validity: { unlimited: true } };
    deepEqual(of(shareOf({ kept })), { access: 'images-and-report-write', until: null, studies: ['2.25.1'] });
  });

  it('is nothing where it was withdrawn, has expired, failed, or is of others or other studies', () => {
    deepEqual(of(), undefined);
    deepEqual(of(shareOf({}, { withdrawn: true })), undefined);
    deepEqual(of(shareOf({ withdrawn: true })), undefined);
    deepEqual(of(shareOf({ outcome: 'failed' })), undefined);
    deepEqual(of(shareOf({ id: 'bram' })), undefined);
    deepEqual(of(shareOf({ kind: 'group' })), undefined);
    deepEqual(of(shareOf({}, {}, ['2.25.9'])), undefined);
    deepEqual(of(shareOf({}, { validity: { until: '2026-11-23', timeZone: 'Europe/Brussels' } })), undefined);
  });

  it('lasts through its last day', () => {
    deepEqual(of(shareOf({}, { validity: { until: '2026-11-24', timeZone: 'Europe/Brussels' } }))?.until, '2026-11-24');
  });

  it('is not compared for somebody new', () => {
    deepEqual(earlierAccess([shareOf({ kind: 'new' })], { kind: 'new' }, ['2.25.1'], '2026-11-24'), undefined);
  });
});

describe('What a recipient keeps beyond a new share', () => {
  const uids = ['2.25.1', '2.25.2'];
  const kept = (given: Parameters<typeof keptRights>[4], ...shares: Share[]) =>
    keptRights(shares, an, uids, '2026-11-24', given);
  const wide = shareOf({}, { access: 'images-and-report-write' }, ['2.25.2']);
  const given = { access: 'images-and-report-read', until: '2027-01-01' } as const;

  it('is a later last day and a wider access, each with the number of studies it is of', () => {
    deepEqual(kept(given, shareOf({}), wide), {
      access: { access: 'images-and-report-write', studies: 1 },
      until: { until: '2027-01-03', studies: 2 },
    });
    const endless = shareOf({}, { validity: { unlimited: true } });
    deepEqual(kept(given, endless, wide).until, { until: null, studies: 2 });
  });

  it('is nothing where the new share gives as much', () => {
    deepEqual(kept({ access: 'images', until: '2027-01-03' }, shareOf({})), {});
    deepEqual(kept({ access: 'images-and-report-write', until: null }, shareOf({}), wide), {});
    deepEqual(kept(given), {});
  });

  it('counts no report of a share that was anonymized', () => {
    deepEqual(kept({ access: 'images', until: null }, { ...wide, anonymize: true }), {});
  });
});
