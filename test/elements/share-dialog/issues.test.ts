import { expect, waitUntil } from '@open-wc/testing';
import { ShareFailure } from 'pacs-share/client';
import {
  ISSUE_CODES,
  pickRecipient,
  type DraftPreset,
  type IssueCode,
  type NewRecipient,
  type PickedRecipient,
  type Policy,
  type Study,
} from 'pacs-share/domain';
import {
  anPeeters,
  directory,
  openPolicy,
  otherPacs,
  studies,
  tumorBoard,
  withoutMail,
  withoutMobile,
} from '../../../stories/fixtures.js';
import { deepQueryAll, textOf } from '../../support/find.js';
import { memoryClient, ShareDialogDriver } from '../../support/share-dialog-driver.js';

interface Provocation {
  policy?: Partial<Policy>;
  draft?: DraftPreset;
  studies?: readonly Study[];
  /** Whom the endpoint knows. */
  known?: typeof directory;
  isWithoutConsent?: boolean;
  /** The control that is marked, by selector; the recipient field marks whom it is about instead. */
  at: string;
  en: string;
  nl: string;
}

const choices = { twoFactor: false, sendMail: true, favorite: false };
const an = pickRecipient(anPeeters, openPolicy);
const somebody: NewRecipient & typeof choices = {
  kind: 'new',
  firstName: 'Nele',
  lastName: 'Nieuwkomer',
  email: 'nele@praktijk.example.org',
  language: 'nl',
  ...choices,
};
const only = (...recipients: PickedRecipient[]): DraftPreset => ({ recipients });
const CHIP = '.chip-body';
const DATE = '#validity';

/** Each code, provoked by what somebody could choose, type or be given. */
const PROVOCATIONS: Record<IssueCode, Provocation[]> = {
  'studies-missing': [
    { studies: [], at: '#studies', en: 'Choose at least one study.', nl: 'Kies minstens één onderzoek.' },
  ],
  'studies-too-many': [
    {
      policy: { studies: { maximum: 1, sameSource: false } },
      at: '#studies',
      en: 'Only one study can be shared at once.',
      nl: 'Er kan maar één onderzoek tegelijk worden gedeeld.',
    },
    {
      policy: { studies: { maximum: 2, sameSource: false } },
      studies: studies.slice(0, 3),
      at: '#studies',
      en: 'At most 2 studies can be shared at once.',
      nl: 'Er kunnen hoogstens 2 onderzoeken tegelijk worden gedeeld.',
    },
  ],
  'studies-mixed-source': [
    {
      policy: { studies: { maximum: null, sameSource: true } },
      studies,
      at: '#studies',
      en: 'Studies of different departments cannot be shared together.',
      nl: 'Onderzoeken van verschillende diensten kunnen niet samen worden gedeeld.',
    },
  ],
  'recipients-missing': [
    { draft: only(), at: '#input', en: 'Add at least one recipient.', nl: 'Voeg minstens één ontvanger toe.' },
  ],
  'recipients-too-many': [
    {
      policy: { recipients: { ...openPolicy.recipients, maximum: 1 } },
      draft: only(an, pickRecipient(tumorBoard, openPolicy)),
      at: '#input',
      en: 'Only one recipient is allowed',
      nl: 'Er is maar één ontvanger toegestaan',
    },
  ],
  'recipient-duplicate': [
    {
      draft: only(an, an),
      at: CHIP,
      en: 'This recipient is in the list twice.',
      nl: 'Deze ontvanger staat twee keer in de lijst.',
    },
  ],
  'recipient-kind-off': [
    {
      policy: { recipients: { ...openPolicy.recipients, kinds: ['user'] } },
      draft: only(pickRecipient(otherPacs, openPolicy)),
      at: CHIP,
      en: 'Your department does not share with recipients of this kind.',
      nl: 'Uw dienst deelt niet met dit soort ontvangers.',
    },
  ],
  'recipient-incomplete': [
    {
      draft: only({ ...somebody, lastName: ' ' }),
      at: CHIP,
      en: 'Enter the last name.',
      nl: 'Vul de achternaam in.',
    },
  ],
  'recipient-email-invalid': [
    {
      draft: only({ ...somebody, email: 'nele@' }),
      at: CHIP,
      en: 'This is not an e-mail address.',
      nl: 'Dit is geen e-mailadres.',
    },
  ],
  'recipient-mobile-invalid': [
    {
      draft: only({ ...somebody, mobile: '12' }),
      at: CHIP,
      en: 'Enter the mobile number with its country code',
      nl: 'Vul het mobiele nummer in met de landcode',
    },
  ],
  'recipient-unknown': [
    {
      known: [],
      at: CHIP,
      en: 'This recipient is no longer in the directory.',
      nl: 'Deze ontvanger staat niet meer in de adreslijst.',
    },
  ],
  'two-factor-no-mobile': [
    {
      draft: only({ ...pickRecipient(withoutMobile, openPolicy), twoFactor: true }),
      at: CHIP,
      en: 'No mobile number is registered',
      nl: 'Er is geen mobiel nummer geregistreerd',
    },
  ],
  'two-factor-off': [
    {
      policy: { options: { ...openPolicy.options, twoFactor: false } },
      draft: only({ ...an, twoFactor: true }),
      at: CHIP,
      en: 'Your department does not use text-message codes.',
      nl: 'Uw dienst gebruikt geen codes per sms.',
    },
  ],
  'mail-no-address': [
    {
      draft: only({ ...pickRecipient(withoutMail, openPolicy), sendMail: true }),
      at: CHIP,
      en: 'No e-mail address is registered.',
      nl: 'Er is geen e-mailadres geregistreerd.',
    },
  ],
  'mail-off': [
    {
      policy: { options: { ...openPolicy.options, sendMail: false } },
      draft: only({ ...an, sendMail: true }),
      at: CHIP,
      en: 'Your department does not send e-mails',
      nl: 'Uw dienst verzendt geen e-mails',
    },
  ],
  'access-unavailable': [
    {
      draft: { access: 'images' },
      at: '#access',
      en: 'Choose what the recipients may see.',
      nl: 'Kies wat de ontvangers mogen zien.',
    },
  ],
  'reason-missing': [
    {
      draft: { reason: '  ' },
      at: '#reason',
      en: 'Enter the reason for sharing.',
      nl: 'Vul de reden voor het delen in.',
    },
  ],
  'reason-too-long': [
    {
      policy: { reason: { maximumLength: 4, suggestions: [] } },
      at: '#reason',
      en: 'The reason can have at most 4 characters.',
      nl: 'De reden mag hoogstens 4 tekens tellen.',
    },
  ],
  'language-unavailable': [
    {
      draft: { language: 'da' },
      at: '#language',
      en: 'Choose one of the languages offered.',
      nl: 'Kies een van de aangeboden talen.',
    },
  ],
  'validity-missing': [
    {
      draft: { validity: { until: '' } },
      at: DATE,
      en: 'Enter the last day of access.',
      nl: 'Vul de laatste dag van toegang in.',
    },
  ],
  'validity-invalid': [
    {
      draft: { validity: { until: '31/02/2027' } },
      at: DATE,
      en: 'This date does not exist or is not written as a date.',
      nl: 'Deze datum bestaat niet of is niet als datum geschreven.',
    },
  ],
  'validity-past': [
    {
      draft: { validity: { until: '2027-01-30' } },
      at: DATE,
      en: 'The last day of access is in the past.',
      nl: 'De laatste dag van toegang ligt in het verleden.',
    },
  ],
  'validity-beyond-maximum': [
    {
      draft: { validity: { until: '2028-02-01' } },
      at: DATE,
      en: 'The last day of access can be at most 01/31/2028.',
      nl: 'De laatste dag van toegang kan hoogstens 31-01-2028 zijn.',
    },
  ],
  'unlimited-off': [
    {
      policy: { validity: { ...openPolicy.validity, unlimited: false } },
      draft: { validity: { unlimited: true } },
      at: '#unlimited',
      en: 'Set an end date: it is required here.',
      nl: 'Kies een einddatum: die is hier verplicht.',
    },
  ],
  'consent-missing': [
    {
      isWithoutConsent: true,
      at: '#consent',
      en: 'Confirm that the patient consents.',
      nl: 'Bevestig dat de patiënt toestemming geeft.',
    },
  ],
  'label-missing': [
    {
      draft: { label: { id: '', scope: 'user' } },
      at: '#label-choice',
      en: 'Choose a label, or switch the label off.',
      nl: 'Kies een label of zet het label uit.',
    },
  ],
  'label-unavailable': [
    {
      draft: { label: { id: 'gone', scope: 'user' } },
      at: '#label-choice',
      en: 'This label is not available. Choose another.',
      nl: 'Dit label is niet beschikbaar. Kies een ander.',
    },
    {
      draft: { label: { id: 'tumor-board', scope: 'user' } },
      at: '#label-scope',
      en: 'This label is not available. Choose another.',
      nl: 'Dit label is niet beschikbaar. Kies een ander.',
    },
  ],
  'option-off': (['urgent', 'anonymize', 'furtherSharing'] as const).map((option) => ({
    policy: { options: { ...openPolicy.options, [option]: false } },
    draft: { [option]: true },
    at: option === 'furtherSharing' ? '#further-sharing' : `#${option}`,
    en: 'Your department has switched this option off.',
    nl: 'Uw dienst heeft deze optie uitgezet.',
  })),
  'message-too-long': [
    {
      policy: { message: { maximumLength: 3 } },
      draft: { message: 'abcd' },
      at: '#message',
      en: 'The message can have at most 3 characters.',
      nl: 'Het bericht mag hoogstens 3 tekens tellen.',
    },
  ],
};

/** What a screen reader says of an element beyond its name. */
function descriptionOf(element: HTMLElement): string {
  const ids = element.getAttribute('aria-describedby')?.split(/\s+/) ?? [];
  const root = element.getRootNode() as ShadowRoot;
  return ids.map((id) => (root.getElementById(id) ? textOf(root.getElementById(id)!) : `no #${id}`)).join(' ');
}

/** Those that carry a text in their description. */
function described(dialog: ShareDialogDriver, selector: string, text: string): HTMLElement[] {
  return deepQueryAll(dialog.root, selector).filter((element) => descriptionOf(element).includes(text));
}

/** Fills everything that the provocation leaves alone, and presses the button. */
async function provoke({ policy, draft, isWithoutConsent, known, ...rest }: Provocation): Promise<ShareDialogDriver> {
  const dialog = await ShareDialogDriver.open({
    client: memoryClient({ policy: { ...openPolicy, ...policy }, recipients: known ?? directory }),
    draft: { recipients: [an], reason: 'Referral', ...draft },
    ...(rest.studies ? { studies: rest.studies } : {}),
  });
  await dialog.ready();
  if (!isWithoutConsent) dialog.find('checkbox', /patient consents/).click();
  await dialog.element.updateComplete;
  dialog.find('button', 'Share studies').click();
  await dialog.sees('One thing is missing or wrong');
  return dialog;
}

describe('share-dialog: each rule, as it reads and as it is heard', () => {
  for (const code of ISSUE_CODES) {
    for (const provocation of PROVOCATIONS[code]) {
      const { at, en, nl } = provocation;
      it(`${code} at ${at}`, async () => {
        const dialog = await provoke(provocation);
        const marked = () => described(dialog, at, en)[0]!;
        await waitUntil(() => described(dialog, at, en).length > 0, `${at} is described by it`);
        if (at !== '#studies' && at !== CHIP) expect(marked().getAttribute('aria-invalid')).to.equal('true');

        // The focus is at the list of what is wrong, which leads to the field.
        await waitUntil(() => dialog.focused?.id === 'issue-summary', 'the summary has the focus');
        expect(textOf(dialog.focused as HTMLElement)).to.contain(en);
        const way = dialog.findAll('button').find((button) => textOf(button).includes(en));
        way!.click();
        const target = at === CHIP ? '#input' : at;
        await waitUntil(() => dialog.focused?.matches(target), `the focus is at ${target}`);

        dialog.element.locale = 'nl';
        await dialog.sees(nl);
        await waitUntil(() => described(dialog, at, nl).length > 0, 'described in Dutch');
        await dialog.sees('Er ontbreekt iets of er klopt iets niet');
      });
    }
  }
});

describe('share-dialog: the list of what is wrong', () => {
  it('names whom it is about where there are several', async () => {
    const recipients = [an, { ...pickRecipient(withoutMail, openPolicy), sendMail: true }];
    const dialog = await provoke({ draft: { recipients }, at: CHIP, en: '', nl: '' });
    expect(dialog.findAll('button', 'Dr. Zoë Vanbedacht: No e-mail address is registered.')).to.have.length(1);
    dialog.element.locale = 'fr';
    await dialog.sees(/Dr\. Zoë Vanbedacht\s: /);
  });
});

describe('share-dialog: what the endpoint alone finds wrong', () => {
  const fill = async (client = memoryClient()) => {
    const dialog = await ShareDialogDriver.open({ client, draft: { recipients: [an], reason: 'Referral' } });
    await dialog.ready();
    dialog.find('checkbox', /patient consents/).click();
    await dialog.element.updateComplete;
    return dialog;
  };
  const UNKNOWN = 'The sharing service did not accept this.';

  it('a rule that is not known is said at the field it points at, until that changes', async () => {
    const issues = [
      { code: 'unknown', pointer: '/reason' },
      { code: 'unknown', pointer: '/recipients/0/id' },
      { code: 'unknown', pointer: '/elsewhere' },
    ] as const;
    const client = memoryClient().fail('createShare', new ShareFailure('rules-broken', { status: 422, issues }), 1);
    const dialog = await fill(client);
    await dialog.send();
    await dialog.sees('3 things are missing or wrong');
    expect(described(dialog, '#reason', UNKNOWN)).to.have.length(1);
    expect(described(dialog, CHIP, UNKNOWN)).to.have.length(1);
    // What leads nowhere is said all the same.
    const summary = dialog.root.querySelector<HTMLElement>('#issue-summary')!;
    expect(textOf(summary).split(UNKNOWN)).to.have.length(4);
    expect(dialog.findAll('button', UNKNOWN)).to.have.length(2);

    await dialog.type(/^Message/, 'x');
    expect(described(dialog, '#reason', UNKNOWN), 'another field').to.have.length(1);
    await dialog.type(/^Reason/, 'Second opinion');
    expect(described(dialog, '#reason', UNKNOWN)).to.have.length(0);
    expect(described(dialog, CHIP, UNKNOWN)).to.have.length(1);
    await dialog.send();
    await dialog.sees('Shared 2 studies');
  });

  it('a host’s own client may give any code', async () => {
    const issues = [{ code: 'never-heard-of', pointer: '/message' }] as never;
    const client = memoryClient().fail('createShare', new ShareFailure('rules-broken', { status: 422, issues }), 1);
    const dialog = await fill(client);
    await dialog.send();
    await dialog.sees('One thing is missing or wrong');
    expect(described(dialog, '#message', UNKNOWN)).to.have.length(1);
  });

  for (const [code, status] of [
    ['policy-changed', 409],
    ['rules-broken', 422],
  ] as const) {
    it(`${status}: the rules of now are asked for, what was typed stays, and what they change is said`, async () => {
      const client = memoryClient();
      const dialog = await fill(client);
      await dialog.type(/^Message/, 'Please look');
      client.fail('createShare', new ShareFailure(code, { status }), 1);
      client.policy = {
        ...openPolicy,
        defaultAccess: 'images-and-report-write',
        validity: { default: 'P1W', maximum: 'P1M', unlimited: false },
        consent: { text: 'The patient agrees by the rules of the invented hospital.' },
      };
      await dialog.send();
      await dialog.sees('Changed by the new rules of your department');
      await dialog.sees('Access is now: Images and report, may add to the report.');
      await dialog.sees('Access now lasts to the end of Sunday, February 7, 2027.');
      await dialog.sees('The words of the consent have changed');
      const status0 = [...dialog.root.querySelectorAll('[role="status"]')].map((region) => region.textContent).join();
      expect(status0).to.contain('Access now lasts to the end of');
      expect(dialog.focused?.id).to.equal('issue-summary');
      expect((dialog.find('checkbox', /invented hospital/) as HTMLInputElement).checked).to.equal(false);
      expect((dialog.find('textbox', /^Message/) as HTMLTextAreaElement).value).to.equal('Please look');
      expect((dialog.find('textbox', /^Reason/) as HTMLInputElement).value).to.equal('Referral');
      expect(dialog.chips()).to.have.length(1);

      dialog.find('checkbox', /invented hospital/).click();
      await dialog.send();
      await dialog.sees('Shared 2 studies');
      expect(client.shares).to.have.length(1);
      expect(client.shares[0]).to.deep.include({ access: 'images-and-report-write', message: 'Please look' });
    });

    it(`${status}: marks what the rules of now do not allow, and keeps the focus there`, async () => {
      const client = memoryClient({ latency: 20 });
      const dialog = await fill(client);
      await dialog.type(/^Message/, 'Please look');
      client.fail('createShare', new ShareFailure(code, { status }), 1);
      client.policy = { ...openPolicy, message: { maximumLength: 4 } };
      await dialog.send();
      await dialog.sees('The message can have at most 4 characters.');
      expect(described(dialog, '#message[aria-invalid="true"]', 'at most 4 characters')).to.have.length(1);
      await waitUntil(() => dialog.focused?.id === 'issue-summary', 'the focus follows');
    });
  }
});
