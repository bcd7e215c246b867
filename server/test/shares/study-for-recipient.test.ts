import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Study } from 'pacs-share/domain';

import { studyForRecipient } from '../../src/shares/share-view.js';

const study: Study = {
  studyInstanceUid: '2.25.42',
  patient: { name: 'Proefpersoon^Älma', id: 'T-42', birthDate: '1961-02-28', sex: 'F' },
  description: 'CT thorax PROEFPERSOON alma, follow-up',
  date: '2026-11-20',
  modalities: ['CT'],
  accessionNumber: 'A-42',
  hasReport: true,
  source: { id: 'rad', name: 'Radiology' },
};

describe('a study as a recipient sees it', () => {
  it('is the study, where it is not anonymized', () => {
    assert.deepEqual(studyForRecipient({ study, anonymousNumber: null }), study);
  });

  it('tells nothing of an anonymized patient, neither in what was typed by hand', () => {
    const seen = studyForRecipient({ study, anonymousNumber: 123_456 });
    assert.deepEqual(seen.patient, { name: 'Anonymous^123456' });
    assert.equal(seen.description, 'CT thorax … …, follow-up');
    assert.doesNotMatch(JSON.stringify(seen), /proefpersoon|alma|älma|T-42|A-42|1961/i);
  });
});
