import type { Policy } from 'pacs-share/domain';

/** What a policy says for everybody, whoever asks and on whatever day. */
export type PolicyTerms = Omit<Policy, 'contract' | 'sender' | 'timeZone' | 'today' | 'remembered'>;

/** The policy of a department that sets nothing of its own. */
export const DEFAULT_POLICY: PolicyTerms = {
  recipients: {
    kinds: ['user', 'group', 'pacs', 'new'],
    maximum: null,
    search: { minimumLength: 2, limit: 20 },
    physicianNumbers: [
      { system: 'riziv', label: 'RIZIV/INAMI' },
      { system: 'big', label: 'BIG' },
      { system: 'agb', label: 'AGB' },
      { system: 'rpps', label: 'RPPS' },
      { system: 'gln', label: 'GLN' },
      { system: 'lanr', label: 'LANR' },
      { system: 'npi', label: 'NPI' },
      { system: 'hin', label: 'HIN' },
    ],
  },
  access: {
    user: ['images-and-report-read', 'images-and-report-write'],
    group: ['images', 'images-and-report-read', 'images-and-report-write'],
    pacs: ['images', 'images-and-report-read'],
    new: ['images', 'images-and-report-read'],
  },
  defaultAccess: 'images-and-report-read',
  validity: { default: 'P1M', maximum: 'P1Y', unlimited: true },
  languages: ['nl', 'fr', 'en', 'de', 'it'],
  labels: [
    { id: 'consultation', name: 'Consultation', scopes: ['user', 'group'] },
    { id: 'second-opinion', name: 'Second opinion', scopes: ['user', 'group'] },
    { id: 'multidisciplinary-meeting', name: 'Multidisciplinary meeting', scopes: ['group'] },
  ],
  options: { twoFactor: true, sendMail: true, urgent: true, anonymize: true, furtherSharing: true },
  reason: { maximumLength: 500, suggestions: ['Treatment', 'Second opinion', 'Follow-up', 'Referral'] },
  message: { maximumLength: 2000 },
  studies: { maximum: 50, sameSource: false },
};
