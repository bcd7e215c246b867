import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { toMobileNumber } from '../../src/directory/mobile-number.js';

describe('a mobile number', () => {
  it('is E.164 however it is typed', () => {
    for (const text of ['+33 6 39 98 00 12', '0033639980012', '+33 (0)6 39.98.00.12', '06 39 98 00 12']) {
      assert.equal(toMobileNumber(text, 'FR'), '+33639980012', text);
    }
    assert.equal(toMobileNumber('06 39 98 00 12', undefined), undefined, 'nobody knows where it is from');
    assert.equal(toMobileNumber('+33 6 39 98 00 12', 'BE'), '+33639980012');
    assert.equal(toMobileNumber('+49 171 39200 12', 'BE'), '+491713920012');
    assert.equal(toMobileNumber('07700 900123', 'GB'), '+447700900123');
  });

  it('is none when its country has no such numbers, or when it receives no text messages', () => {
    for (const text of ['', 'x', '+33 6 39 98', '+33 6 39 98 00 12 34', '+999 12345678', '+33 1 99 00 12 34']) {
      assert.equal(toMobileNumber(text, 'FR'), undefined, text);
    }
    assert.equal(toMobileNumber('call +33 6 39 98 00 12 now', 'FR'), undefined);
  });
});
