import { expect } from '@open-wc/testing';
import { selectedPart, studiesBetween, withStudies } from '../../../src/elements/study-list/study-selection.js';

describe('a selection of studies', () => {
  it('grows at the end and keeps the order', () => {
    expect(withStudies(['b'], ['a', 'b', 'c'], true)).to.deep.equal(['b', 'a', 'c']);
    expect(withStudies(['b', 'a', 'c'], ['b', 'x'], false)).to.deep.equal(['a', 'c']);
    const before = ['a'];
    withStudies(before, ['b'], true);
    expect(before, 'it is not changed in place').to.deep.equal(['a']);
  });

  it('spans a range either way, both ends included', () => {
    const listed = ['a', 'b', 'c', 'd'];
    expect(studiesBetween(listed, 'b', 'd')).to.deep.equal(['b', 'c', 'd']);
    expect(studiesBetween(listed, 'd', 'b')).to.deep.equal(['b', 'c', 'd']);
    expect(studiesBetween(listed, 'c', 'c')).to.deep.equal(['c']);
    expect(studiesBetween(listed, undefined, 'c')).to.deep.equal(['c']);
    expect(studiesBetween(listed, 'gone', 'c')).to.deep.equal(['c']);
  });

  it('tells none, some and all of what is listed', () => {
    expect(selectedPart(['x'], ['a', 'b'])).to.equal('none');
    expect(selectedPart(['a', 'x'], ['a', 'b'])).to.equal('some');
    expect(selectedPart(['b', 'a', 'x'], ['a', 'b'])).to.equal('all');
    expect(selectedPart([], [])).to.equal('none');
  });
});
