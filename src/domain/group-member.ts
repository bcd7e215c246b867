/** A member of a group, as far as the sender may see. */
export interface GroupMember {
  displayName: string;
  /** The line that tells homonyms apart. */
  description?: string;
  /** Whether an address and a mobile are registered, public or not. */
  reach: { mail: boolean; mobile: boolean };
}
