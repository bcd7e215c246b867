import { deepEqual } from 'node:assert/strict';
import { describe, it } from 'node:test';
import { placesOfName, startDraft, type Study } from 'pacs-share/domain';

const study = (name: string, description: string): Study => ({
  studyInstanceUid: `2.25.${name.length}`,
  patient: { name },
  description,
  date: '2026-11-20',
  modalities: ['CT'],
  hasReport: false,
  source: { id: 'rad', name: 'Radiology' },
});

describe('Where a patient’s name stands in what was typed', () => {
  const studies = [study('Proefpersoon^Alma', 'CT thorax'), study('Voorbeeld^Mila', 'MR Voorbeeld')];

  it('is told by the text, whichever patient it is', () => {
    deepEqual(placesOfName(startDraft(studies)), ['description']);
    deepEqual(placesOfName(startDraft(studies, { reason: 'for ALMA', message: 'see Mila' })), [
      'description',
      'reason',
      'message',
    ]);
  });

  it('is nowhere, though one patient’s name stands at another’s study', () => {
    const [first, second] = studies;
    deepEqual(placesOfName(startDraft([first!, { ...second!, description: 'MR Proefpersoon' }])), []);
  });
});
