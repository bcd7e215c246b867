/** A message did not leave. The message holds no address and nothing that a server said, which may repeat it. */
export class DeliveryError extends Error {
  constructor(
    what: string,
    /** Kebab-case. */
    readonly code: string,
    /** Whether it would fail again, however often it is tried. */
    readonly permanent: boolean,
    cause: unknown,
  ) {
    super(`the ${what} could not be sent: ${code}`, { cause });
    this.name = 'DeliveryError';
  }
}
