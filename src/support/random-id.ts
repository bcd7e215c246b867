/** 128 random bits as 32 hexadecimal digits. Works on plain http too, where `crypto.randomUUID` does not exist. */
export function randomId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
