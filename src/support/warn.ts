/** Tells a developer of a mistake in how an element is used. Never given anything about a person or a study. */
export function warn(element: string, message: string): void {
  console.warn(`pacs-share: <${element}>: ${message}`);
}
