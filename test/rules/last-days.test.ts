import { expect, fixtureCleanup } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { openPolicy } from '../../stories/fixtures.js';
import { memoryClient, ShareDialogDriver } from '../support/share-dialog-driver.js';
import lastDays from './last-days.json' with { type: 'json' };

const RealDate = Date;

/** Sets the clock of the page, as a computer with a wrong one has it. */
function setClock(now: number): void {
  globalThis.Date = class extends RealDate {
    constructor(...of: []) {
      if (of.length === 0) super(now);
      else super(...of);
    }

    static override now = () => now;
  } as DateConstructor;
}

// The server's half of the same cases is in server/test/shares/last-days.test.ts.
describe('the last day in the browser, whatever its zone and clock', () => {
  afterEach(() => {
    globalThis.Date = RealDate;
    fixtureCleanup();
  });
  after(() => executeServerCommand<boolean, string>('emulate-time-zone', ''));

  for (const { name, timeZone, now, today, default: duration, until, client } of lastDays.cases) {
    it(`${name}: ${until} (${timeZone}), at a computer in ${client.timeZone} that is ${client.hoursOff} h off`, async () => {
      const isZoned = await executeServerCommand<boolean, string>('emulate-time-zone', client.timeZone);
      if (isZoned) expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).to.be.oneOf(namesOf(client.timeZone));
      setClock(RealDate.parse(now) + client.hoursOff * 60 * 60 * 1000);
      const validity = { default: duration, maximum: null, unlimited: false };
      const dialog = await ShareDialogDriver.open({
        client: memoryClient({ policy: { ...openPolicy, timeZone, today, validity } }),
      });
      await dialog.ready();
      const [year, month, day] = until.split('-');
      const field = dialog.find('textbox', /^Access until/) as HTMLInputElement;
      expect(field.value).to.equal(`${month}/${day}/${year}`);
    });
  }
});

// Browsers know a few zones by older names.
function namesOf(zone: string): string[] {
  return zone === 'Asia/Kathmandu' ? [zone, 'Asia/Katmandu'] : [zone];
}
