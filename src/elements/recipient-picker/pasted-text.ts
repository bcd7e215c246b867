/** How many items of a pasted list are looked up at most. */
export const MAXIMUM_PASTED = 50;

/**
 * The items of a pasted list of addresses and numbers; undefined where the text is no list, so that a single item, or a
 * name with its comma, is pasted as ever. "Name <address>" gives the address.
 */
export function pastedItems(text: string): string[] | undefined {
  const items = text
    .split(/[;\r\n\t]+/)
    .flatMap(partsOf)
    .map(bare)
    .filter((item) => item !== '');
  return items.length > 1 && items.some(isAddressOrNumber) ? items : undefined;
}

/** Commas part items, but not inside quotes, and not the two halves of a name before its address. */
function partsOf(line: string): string[] {
  const parts: string[] = [];
  let name = '';
  for (const part of line.match(/(?:"[^"]*"|[^,])+/g) ?? []) {
    const isHalf = !part.includes('@') && !/\d/.test(part);
    if (isHalf && name === '') name = part;
    else if (name === '') parts.push(part);
    else {
      parts.push(...(part.includes('<') ? [part] : [name, part]));
      name = '';
    }
  }
  return name === '' ? parts : [...parts, name];
}

function bare(item: string): string {
  const address = /<\s*(?:mailto:)?([^<>\s]+@[^<>\s]+)\s*>/i.exec(item)?.[1];
  return (address ?? item).trim().replace(/\s+/g, ' ');
}

function isAddressOrNumber(item: string): boolean {
  return item.includes('@') || (item.match(/\d/g) ?? []).length >= 6;
}
