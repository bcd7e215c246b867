/**
 * What stands for something in a template: a text, a flag that only a section can ask for, a list of which each item
 * has names of its own.
 */
export type Placeholder = 'text' | 'flag' | Readonly<Record<string, 'text'>>;

export interface TemplateKind {
  placeholders: Readonly<Record<string, Placeholder>>;
  /** What no body of this mail may leave out. */
  required: readonly string[];
}

const STUDIES = { patient: 'text', description: 'text', date: 'text' } as const;

/** The mails that can be worded otherwise, and what each may say. The patient's name and the reason are not among it. */
export const TEMPLATE_KINDS = {
  share: {
    placeholders: {
      sender: 'text',
      department: 'text',
      studies: STUDIES,
      count: 'text',
      several: 'flag',
      message: 'text',
      link: 'text',
      until: 'text',
      timeZone: 'text',
      unlimited: 'flag',
      twoFactor: 'flag',
      urgent: 'flag',
      language: 'text',
    },
    required: ['sender', 'studies', 'message', 'link'],
  },
  opened: {
    placeholders: {
      recipient: 'text',
      studies: STUDIES,
      count: 'text',
      several: 'flag',
      openedAt: 'text',
      timeZone: 'text',
      link: 'text',
      language: 'text',
    },
    required: ['recipient', 'studies', 'link'],
  },
} as const satisfies Readonly<Record<string, TemplateKind>>;

export type TemplateName = keyof typeof TEMPLATE_KINDS;

/** What a mail says, by its placeholders. */
export type TemplateView<Name extends TemplateName> = {
  [Key in keyof (typeof TEMPLATE_KINDS)[Name]['placeholders']]: ValueOf<
    (typeof TEMPLATE_KINDS)[Name]['placeholders'][Key]
  >;
};

type ValueOf<Kind> = Kind extends 'text'
  ? string
  : Kind extends 'flag'
    ? boolean
    : readonly Record<keyof Kind, string>[];

/** Parts of a mail, by the end of their files' names. */
export const PARTS = { subject: '.subject.txt', text: '.txt', html: '.html' } as const;

export type Part = keyof typeof PARTS;
