import { fixture, html } from '@open-wc/testing';
import { resetMouse, sendKeys } from '@web/test-runner-commands';
import 'pacs-share';
import type { ShareAccess } from 'pacs-share/elements';
import { studies } from '../../stories/fixtures.js';
import { ElementDriver } from './element-driver.js';
import { deepQueryAll, textOf } from './find.js';

/** Uses the list of those who have access as a person does. */
export class ShareAccessDriver extends ElementDriver<ShareAccess> {
  /** What the host heard, in order. */
  readonly events: string[] = [];

  private constructor(element: ShareAccess) {
    super(element);
    element.addEventListener('share-sign-in-required', ({ type }) => this.events.push(type));
  }

  /** Of the first study, in British English, unless told otherwise. */
  static async place(properties: Partial<ShareAccess> = {}): Promise<ShareAccessDriver> {
    await resetMouse();
    const element = await fixture<ShareAccess>(html`<share-access lang="en-GB"></share-access>`);
    const driver = new ShareAccessDriver(element);
    Object.assign(element, { study: studies[0]!.studyInstanceUid, ...properties });
    await element.updateComplete;
    return driver;
  }

  /** What stands about each recipient with a name. */
  rows(name = ''): string[] {
    return deepQueryAll(this.root, '[part="row"]')
      .map(textOf)
      .filter((text) => text.includes(name));
  }

  row(name: string): string {
    const found = this.rows(name);
    if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} recipients called ${name}`);
    return found[0];
  }

  /** Types in place of what stands in the field. */
  async type(text: string): Promise<void> {
    (this.root.activeElement as HTMLInputElement).select();
    await sendKeys({ type: text });
  }
}
