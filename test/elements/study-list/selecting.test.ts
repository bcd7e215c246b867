import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { studies } from '../../../stories/fixtures.js';
import { textOf } from '../../support/find.js';
import { manyStudies, StudyListDriver } from '../../support/study-list-driver.js';

const uid = (index: number) => studies[index]!.studyInstanceUid;

describe('study-list: selecting', () => {
  it('lists what tells studies and patients apart, as text', async () => {
    const list = await StudyListDriver.place({ studies });
    expect(list.rows()).to.have.length(5);
    const first = textOf(list.row('CT thorax'));
    for (const part of ['Proefkonijn, Mieke', 'Apr 12, 1961', 'INV-0001', 'Jan 28, 2027', 'CT', 'INV-1', 'Report']) {
      expect(first).to.include(part);
    }
    expect(first).to.include('Radiology, AZ Voorbeeld');
    expect(textOf(list.row('two views'))).not.to.include('Report');
    expect(textOf(list.row('MR knee'))).to.include('Yamada, Tarou (山田 太郎)');
    expect(textOf(list.row('US abdomen <b>urgent</b>'))).to.include('<script>, "Ali" & Co');
    expect(list.root.querySelector('script, b')).to.equal(null);
  });

  it('names each checkbox by patient, study and date', async () => {
    const list = await StudyListDriver.place({ studies });
    await list.click(list.checkbox('CT thorax'));
    expect(list.ticked()).to.deep.equal(['Proefkonijn, Mieke CT thorax Jan 28, 2027']);
  });

  it('selects by a checkbox or anywhere in a row, in the order picked, and says so once', async () => {
    const list = await StudyListDriver.place({ studies });
    await list.click(list.checkbox('MR knee'));
    await list.click(list.row('CT thorax').querySelector('.study')!);
    expect(list.element.selected).to.deep.equal([uid(2), uid(0)]);
    expect(list.types().filter((type) => type === 'change')).to.have.length(2);
    await list.click(list.checkbox('MR knee'));
    expect(list.element.selected).to.deep.equal([uid(0)]);
    expect(list.element.selectedStudies).to.deep.equal([studies[0]]);
  });

  it('tells which study the user went to', async () => {
    const list = await StudyListDriver.place({ studies });
    await list.click(list.row('MR knee').querySelector('.study')!);
    expect(list.element.activeStudy).to.equal(uid(2));
    expect(list.row('MR knee').getAttribute('aria-current')).to.equal('true');
    expect(list.types()).to.include('input');
    await list.press('ArrowUp');
    expect(list.element.activeStudy).to.equal(uid(1));
    expect(list.element.selected, 'going somewhere selects nothing').to.deep.equal([uid(2)]);
    expect(list.types().filter((type) => type === 'input')).to.have.length(2);
  });

  it('lets text be dragged over without selecting the study', async () => {
    const list = await StudyListDriver.place({ studies });
    await list.dragOver(list.row('Mammography').querySelector('.study')!);
    expect(list.element.selected).to.deep.equal([]);
  });

  it('selects a range with Shift and a click, and lets a range go', async () => {
    const list = await StudyListDriver.place({ studies });
    await list.click(list.row('CT thorax').querySelector('.study')!);
    await list.shiftClick(list.row('Mammography').querySelector('.date')!);
    expect(list.element.selected).to.deep.equal([uid(0), uid(1), uid(2), uid(3)]);
    await list.shiftClick(list.checkbox('X-ray'));
    expect(list.element.selected).to.deep.equal([uid(0)]);
  });

  it('selects all, some and none', async () => {
    const list = await StudyListDriver.place({ studies });
    await list.click(list.selectAll);
    expect(list.element.selected).to.have.length(5);
    expect(list.selectAll.checked).to.equal(true);
    await list.click(list.checkbox('CT thorax'));
    expect(list.selectAll.indeterminate).to.equal(true);
    expect(list.selectAll.checked).to.equal(false);
    await list.click(list.selectAll);
    expect(list.ticked()).to.have.length(5);
    await list.click(list.selectAll);
    expect(list.ticked()).to.deep.equal([]);
    expect(list.selectAll.indeterminate).to.equal(false);
  });

  it('shares what is selected, and says what is missing while nothing is', async () => {
    const list = await StudyListDriver.place({ studies });
    const button = list.find('button', 'Share studies');
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    expect(list.root.getElementById(button.getAttribute('aria-describedby')!)?.textContent).to.equal(
      'Select the studies to share',
    );
    await list.click(button);
    expect(list.types()).to.deep.equal([]);

    await list.click(list.checkbox('MR knee'));
    await list.click(list.checkbox('CT thorax'));
    await list.click(list.find('button', 'Share studies (2)'));
    expect(list.events.at(-1)).to.deep.equal({
      type: 'share-studies',
      detail: { studyInstanceUids: [uid(2), uid(0)] },
    });
    await list.click(list.find('button', 'Clear'));
    expect(list.element.selected).to.deep.equal([]);
    expect(list.focused).to.equal('Share studies');
  });

  it('shows what the host sets, and fires nothing for it', async () => {
    const list = await StudyListDriver.place({ studies, selected: [uid(1), '1.2.3'], activeStudy: uid(3) });
    expect(list.ticked()).to.have.length(1);
    expect(list.text).to.include('2 selected, 1 not in this list');
    expect(list.row('Mammography').getAttribute('aria-current')).to.equal('true');
    expect(list.element.selectedStudies).to.deep.equal([studies[1]]);
    list.element.selected = [];
    list.element.activeStudy = uid(0);
    await list.element.updateComplete;
    expect(list.ticked()).to.deep.equal([]);
    expect(list.events).to.deep.equal([]);
  });

  it('lists a study that is there twice once', async () => {
    const list = await StudyListDriver.place({ studies: [...studies, studies[0]!] });
    expect(list.rows()).to.have.length(5);
    expect(list.element.listedStudies).to.have.length(5);
  });

  it('takes null for nothing, and tells a developer of what is no list', async () => {
    const warnings: string[] = [];
    const { warn } = console;
    console.warn = (text: string) => warnings.push(text);
    try {
      const list = await StudyListDriver.place({ studies });
      Object.assign(list.element, { studies: null, selected: null });
      await list.element.updateComplete;
      expect(list.element.selected).to.deep.equal([]);
      expect(list.rows()).to.deep.equal([]);
      expect(warnings).to.deep.equal([]);
      Object.assign(list.element, { studies: 'all', selected: {} });
      await list.element.updateComplete;
      expect(list.rows()).to.deep.equal([]);
      expect(warnings).to.deep.equal([
        'pacs-share: <study-list>: studies is not a list',
        'pacs-share: <study-list>: selected is not a list',
      ]);
    } finally {
      console.warn = warn;
    }
  });

  it('says that there are none', async () => {
    const list = await StudyListDriver.place({ studies: [] });
    expect(list.text).to.include('There are no studies.');
  });

  it('draws at most 50 rows until more are asked for', async () => {
    const list = await StudyListDriver.place({ studies: manyStudies(120) });
    expect(list.rows()).to.have.length(50);
    await list.click(list.find('button', 'Show more studies'));
    expect(list.rows()).to.have.length(100);
    await list.click(list.find('button', 'Show more studies'));
    expect(list.rows()).to.have.length(120);
    expect(list.has('button', 'Show more studies')).to.equal(false);
    await list.sees('All 120 studies are shown');
    expect(list.focused, 'focus is not lost with the button').to.equal('All 120 studies are shown');
    expect(list.types(), 'nothing was activated').to.deep.equal([]);
  });
});

describe('study-list: the keyboard', () => {
  it('has one tab stop for all rows, and arrow keys between them', async () => {
    const list = await StudyListDriver.place({ studies });
    list.selectAll.focus();
    await list.press('Tab');
    expect(list.focused).to.match(/CT thorax/);
    await list.press('ArrowDown', 'ArrowDown');
    expect(list.focused).to.match(/MR knee/);
    await list.press('End');
    expect(list.focused).to.match(/US abdomen/);
    await list.press('ArrowDown');
    expect(list.focused, 'it stays at the end').to.match(/US abdomen/);
    await list.press('Home');
    expect(list.focused).to.match(/CT thorax/);
    await list.press('ArrowDown', 'Tab');
    expect(list.focused).to.equal('Share studies');
    await list.press('Shift+Tab');
    expect(list.focused, 'Tab leads back to the row one was at').to.match(/X-ray/);
  });

  it('selects with Space and a range with Shift+Space', async () => {
    const list = await StudyListDriver.place({ studies });
    list.selectAll.focus();
    await list.press('Tab', 'Space', 'ArrowDown', 'ArrowDown', 'Shift+Space');
    expect(list.element.selected).to.deep.equal([uid(0), uid(1), uid(2)]);
    await list.press('Space');
    expect(list.element.selected).to.deep.equal([uid(0), uid(1)]);
    expect(list.types().filter((type) => type === 'change')).to.have.length(3);
  });

  it("leaves letters on a row to the viewer's hotkeys and keeps the keys it uses", async () => {
    const list = await StudyListDriver.place({ studies });
    const heard: string[] = [];
    const listen = ({ type, key }: KeyboardEvent) => heard.push(`${type} ${key}`);
    document.addEventListener('keydown', listen);
    document.addEventListener('keyup', listen);
    list.checkbox('CT thorax').focus();
    await list.press('r', 'ArrowDown', 'Space', 'Home');
    list.selectAll.focus();
    await list.press('Space', 'ArrowDown');
    list.find('button', /^Share studies/).focus();
    await sendKeys({ press: 'Enter' });
    document.removeEventListener('keydown', listen);
    document.removeEventListener('keyup', listen);
    expect(heard, 'arrows do nothing at the checkbox for all').to.deep.equal([
      'keydown r',
      'keyup r',
      'keydown ArrowDown',
      'keyup ArrowDown',
    ]);
    expect(list.types()).to.include('share-studies');
  });
});
