/** Some issuers' names end with a slash, and people leave it out. */
export function issuerSpellings(issuer: string): string[] {
  const name = issuer.replace(/\/$/, '');
  return [name, `${name}/`];
}

/** Whether a name is that of an issuer. */
export function isIssuer(name: unknown, issuer: string): boolean {
  return typeof name === 'string' && issuerSpellings(issuer).includes(name);
}
