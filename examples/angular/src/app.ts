import { Component, CUSTOM_ELEMENTS_SCHEMA, signal, viewChild, type ElementRef } from '@angular/core';
import { HttpClient } from 'pacs-share/client';
import type { Study } from 'pacs-share/domain';
import type { ShareCompleteEvent, ShareDialog, StudyList } from 'pacs-share/elements';

@Component({
  selector: 'app-root',
  // Otherwise Angular looks for components of its own by these names, and does not build.
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <h1>Studies</h1>
    <study-list #list [client]="client" (share-studies)="share()"></study-list>
    <p role="status" id="result">{{ result() }}</p>
    <share-dialog
      #dialog
      [client]="client"
      [studies]="studies()"
      (share-complete)="tell($event)"
      (share-sign-in-required)="result.set('Please sign in again.')"
    ></share-dialog>
  `,
})
export class App {
  /** Where a page only has an address, the attribute `endpoint="/api"` of each element does the same. */
  protected readonly client = new HttpClient(new URL('/api', document.baseURI));
  protected readonly studies = signal<Study[]>([]);
  protected readonly result = signal('');

  private readonly list = viewChild.required<ElementRef<StudyList>>('list');
  private readonly dialog = viewChild.required<ElementRef<ShareDialog>>('dialog');

  protected async share(): Promise<void> {
    this.studies.set(this.list().nativeElement.selectedStudies);
    const { status } = await this.dialog().nativeElement.show();
    if (status === 'cancelled') this.result.set('Nothing was shared.');
  }

  /** Angular knows no types of the elements' events: the cast is here, once. */
  protected tell(event: Event): void {
    const { recipients } = (event as ShareCompleteEvent).detail;
    this.result.set(`The studies were shared with ${recipients}.`);
  }
}
