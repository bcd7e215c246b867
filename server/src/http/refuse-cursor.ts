import { InvalidCursorError } from '../directory/directory.js';
import { InvalidCursor } from '../studies/study-source.js';
import { Refusal } from './problem.js';

/** For `catch`: a cursor that is none is refused as such, anything else goes on. */
export function refuseCursor(error: unknown): never {
  if (error instanceof InvalidCursor || error instanceof InvalidCursorError) {
    throw new Refusal('malformed', { errors: [{ code: 'cursor-invalid', pointer: '/cursor' }] });
  }
  throw error;
}
