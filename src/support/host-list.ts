import { warn } from './warn.js';

/** A list that a host has set; null is none, and what is no list is none either: its developer is told. */
export function hostList<List>(element: HTMLElement, property: string, value: List): List | undefined {
  if (Array.isArray(value)) return value;
  if (value !== undefined && value !== null) warn(element.localName, `${property} is not a list`);
  return undefined;
}
