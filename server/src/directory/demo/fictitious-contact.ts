/**
 * Mobile numbers that regulators keep free for fiction, so that no text message of a demo ever reaches anybody: France
 * (06 39 98 …) for most, Germany (0171 39200 …) and the United Kingdom (07700 900 …) for a few. Belgium, the
 * Netherlands and Switzerland keep none, so the invented people there carry French ones.
 */
export function frenchMobile(serial: number): string {
  return `+3363998${String(serial % 10_000).padStart(4, '0')}`;
}

/** One of a hundred. */
export function germanMobile(serial: number): string {
  return `+4917139200${String(serial % 100).padStart(2, '0')}`;
}

/** One of a thousand. */
export function britishMobile(serial: number): string {
  return `+447700900${String(serial % 1000).padStart(3, '0')}`;
}

/** An address of a domain that is reserved for examples. */
export function exampleAddress(firstName: string, lastName: string, serial = 0, domain = 'example.org'): string {
  const plain = (name: string) =>
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replaceAll('ß', 'ss')
      .replaceAll('ø', 'o')
      .toLowerCase()
      .replace(/[^a-z]+/g, '');
  return `${plain(firstName)}.${plain(lastName)}${serial === 0 ? '' : serial}@${domain}`;
}
