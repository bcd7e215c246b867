import {
  normalizePhysicianNumber,
  recognizePhysicianNumbers,
  type Policy,
  type Recipient,
} from '../../domain/index.js';

/** Of what was found for an address or a number, those that have exactly that. */
export function exactHits(text: string, recipients: readonly Recipient[], policy: Policy): Recipient[] {
  const systems = policy.recipients.physicianNumbers;
  const numbers = recognizePhysicianNumbers(text, systems);
  const lasting = new Set(numbers.map(({ system, lastingPart }) => `${system}:${lastingPart}`));
  return recipients.filter(
    ({ email, physicianNumbers = [] }) =>
      email?.toLowerCase() === text.toLowerCase() ||
      physicianNumbers.some(({ system, value }) =>
        recognizePhysicianNumbers(normalizePhysicianNumber(value), systems).some(
          (own) => own.system === system && lasting.has(`${system}:${own.lastingPart}`),
        ),
      ),
  );
}
