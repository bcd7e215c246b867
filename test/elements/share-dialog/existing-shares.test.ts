import { expect, waitUntil } from '@open-wc/testing';
import { ShareFailure, type MemoryClient, type RequestOptions } from 'pacs-share/client';
import { pickRecipient, type Share, type Study } from 'pacs-share/domain';
import { anPeeters, completeShare, openPolicy, otherPacs, studies, tumorBoard } from '../../../stories/fixtures.js';
import { findAll, textOf } from '../../support/find.js';
import { memoryClient, ShareDialogDriver } from '../../support/share-dialog-driver.js';

const an = pickRecipient(anPeeters, openPolicy);
const [first, second] = studies as [Study, Study];

function earlier(rest: Partial<Share> = {}, shared: Study[] = [first, second]): Share {
  return { ...completeShare, id: `earlier-${shared.length}-${rest.access ?? ''}`, studies: shared, ...rest };
}

/** What was asked about which study, with the signals. */
function watch(client: MemoryClient, answer?: (uid: string) => Promise<Share[]> | undefined) {
  const asked: { uid: string; signal: AbortSignal | undefined }[] = [];
  const original = client.getSharesOfStudy.bind(client);
  client.getSharesOfStudy = (uid: string, options?: RequestOptions) => {
    asked.push({ uid, signal: options?.signal });
    return answer?.(uid) ?? original(uid, options);
  };
  return asked;
}

async function open(client: MemoryClient, shared: readonly Study[] = [first, second], recipients = [an]) {
  const dialog = await ShareDialogDriver.open({ client, studies: shared, draft: { recipients } });
  await dialog.ready();
  return dialog;
}

function summary(dialog: ShareDialogDriver): string {
  const section = dialog.root.querySelector<HTMLElement>('[part~="summary"]');
  return section ? findAll(section, 'listitem').map(textOf).join('\n') : '';
}

describe('share-dialog: what has been shared already', () => {
  it('is asked for once somebody is chosen, once', async () => {
    const client = memoryClient({ shares: [earlier()] });
    const asked = watch(client);
    const dialog = await open(client, [first, second], []);
    expect(asked).to.deep.equal([]);
    await dialog.chooseRecipient('an peeters card');
    await dialog.sees('Already has access');
    await dialog.chooseRecipient('tumor');
    await dialog.type(/^Reason/, 'Referral');
    expect(asked.map(({ uid }) => uid)).to.deep.equal([first.studyInstanceUid, second.studyInstanceUid]);
  });

  it('is asked anew for other studies', async () => {
    const client = memoryClient({ shares: [earlier()] });
    const asked = watch(client);
    const dialog = await open(client);
    await dialog.sees('Already has access');
    dialog.element.studies = [studies[2]!];
    await waitUntil(() => asked.length === 3, 'the third study is asked about');
    await waitUntil(() => !dialog.text.includes('Already has access'), 'nothing is known of it');
  });

  it('is asked for the first twenty studies', async () => {
    const many = Array.from({ length: 25 }, (_study, index) => ({ ...first, studyInstanceUid: `2.25.${index + 100}` }));
    const client = memoryClient();
    const asked = watch(client);
    await open(client, many);
    await waitUntil(() => asked.length > 0, 'it is asked');
    expect(asked.map(({ uid }) => uid)).to.deep.equal(
      many.slice(0, 20).map(({ studyInstanceUid }) => studyInstanceUid),
    );
  });

  it('is given up on closing', async () => {
    const client = memoryClient().hold('getSharesOfStudy');
    const asked = watch(client);
    const dialog = await open(client);
    await waitUntil(() => asked.length === 2, 'it is asked');
    expect(asked.every(({ signal }) => signal?.aborted === false)).to.equal(true);
    dialog.element.close();
    await dialog.element.updateComplete;
    expect(asked.every(({ signal }) => signal?.aborted)).to.equal(true);
  });

  it('is not missed where it cannot be had', async () => {
    const client = memoryClient({ shares: [earlier()] }).fail('getSharesOfStudy', new ShareFailure('server-error'));
    const asked = watch(client);
    const dialog = await open(client);
    await waitUntil(() => asked.length === 2, 'it is asked');
    dialog.find('checkbox', /patient consents/).click();
    await dialog.type(/^Reason/, 'Referral');
    expect(dialog.text).not.to.contain('Already has access');
    expect(dialog.findAll('button', 'Try again')).to.have.length(0);
    expect(dialog.types()).to.deep.equal(['share-open']);
    await dialog.send();
    await dialog.sees('Shared 2 studies');
  });

  it('of one study stands although another cannot be asked about', async () => {
    const client = memoryClient({ shares: [earlier({}, [second])] });
    watch(client, (uid) =>
      uid === first.studyInstanceUid ? Promise.reject(new ShareFailure('not-found', { status: 404 })) : undefined,
    );
    const dialog = await open(client);
    await dialog.sees('Already has access to some of these studies (1)');
  });
});

describe('share-dialog: what an earlier share leaves open', () => {
  const later = { until: '2027-03-03', timeZone: 'Europe/Brussels' };

  it('is said: longer, wider', async () => {
    const shares = [earlier({ validity: later, access: 'images-and-report-write' })];
    const dialog = await open(memoryClient({ shares }));
    await dialog.sees('Dr. An Peeters keeps access until Wednesday, March 3, 2027, because it was given earlier.');
    expect(summary(dialog)).to.contain(
      'Dr. An Peeters can still add notes to the report, because that was given earlier.',
    );
    expect(summary(dialog)).not.to.contain('This applies to');
    await dialog.click('checkbox', /^Without end date/);
    expect(summary(dialog)).not.to.contain('keeps access');
  });

  it('is said with how many of the studies it is of', async () => {
    const dialog = await open(memoryClient({ shares: [earlier({ validity: { unlimited: true } }, [second])] }));
    await dialog.sees('keeps access without end date, because it was given earlier. This applies to 1 of 2 studies.');
    await dialog.click('checkbox', /^Anonymize/);
    expect(summary(dialog)).to.contain(
      'because it was given earlier. Dr. An Peeters keeps the report, because it was given earlier. This applies to 1 of 2',
    );
  });

  it('is not said where nothing is kept, nor of others', async () => {
    const shares = [earlier({ validity: { until: '2027-02-10', timeZone: 'Europe/Brussels' } })];
    const client = memoryClient({ shares });
    const recipients = [an, pickRecipient(tumorBoard, openPolicy), pickRecipient(otherPacs, openPolicy)];
    const dialog = await open(client, [first, second], recipients);
    await dialog.sees('Already has access');
    expect(summary(dialog)).not.to.contain('given earlier');
  });
});
