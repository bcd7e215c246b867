/** Whether a text shows nothing: only white space and characters without a shape, such as a zero-width space. */
export function isBlank(text: string): boolean {
  return /^[\s\p{Cf}\p{Default_Ignorable_Code_Point}]*$/u.test(text);
}

/** A text without marks of direction and other characters without a shape: what pasting brings along unseen. */
export function withoutInvisible(text: string): string {
  return text.replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '');
}
