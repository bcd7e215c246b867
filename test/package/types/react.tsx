// React 19 takes the elements themselves, with the types of pacs-share/jsx; React 18 takes the components.
import type {} from 'pacs-share/jsx';
import type { ShareDialog as ShareDialogElement } from 'pacs-share/elements';
import { MessageLabel, ShareDialog } from 'pacs-share/react';
import * as React from 'react';

const dialog = React.createRef<ShareDialogElement>();

export const elements = (
  <>
    <share-dialog
      ref={dialog}
      endpoint="/api"
      presentation="inline"
      studies={[]}
      onshare-complete={(event) => event.detail.shareId.length}
      onshare-before-send={(event) => event.waitUntil(Promise.resolve())}
    />
    <message-label message="Hello" sent-at="2027-01-31T09:30:00Z" className="label" />
    {/* @ts-expect-error there is no such presentation */}
    <share-dialog presentation="sideways" />
    {/* @ts-expect-error a detail has no patient */}
    <share-dialog onshare-complete={(event) => event.detail.patient} />
  </>
);

export const components = (
  <>
    <ShareDialog ref={dialog} endpoint="/api" onShareComplete={(event) => event.detail.recipients.toFixed()} />
    <MessageLabel message="Hello" onShareMessageOpen={(event) => event.preventDefault()} />
    {/* @ts-expect-error there is no such presentation */}
    <ShareDialog presentation="sideways" />
  </>
);
