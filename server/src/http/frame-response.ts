import type { RenderedFrame } from '../studies/study-source.js';
import { Refusal } from './problem.js';

/** The gray values of a frame, row by row, one byte each; its size is in the headers. */
export function frameResponse(frame: RenderedFrame | undefined): Response {
  if (!frame) throw new Refusal('not-found');
  return new Response(new Uint8Array(frame.pixels), {
    headers: {
      'Content-Type': 'application/octet-stream',
      'X-Frame-Columns': `${frame.columns}`,
      'X-Frame-Rows': `${frame.rows}`,
    },
  });
}
