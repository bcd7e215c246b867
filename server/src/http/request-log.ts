import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';

/** One line of the log. It never holds a body, a query, a path with ids in it, or anything about a person. */
export interface LogLine {
  level: 'info' | 'warn' | 'error';
  event: string;
  [member: string]: string | number;
}

export type Log = (line: LogLine) => void;

/** A JSON object a line, on standard output. */
export const logToConsole: Log = (line) => {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), ...line })}\n`);
};

/** Logs each request by the pattern of its route, `/api/shares/:id`, so that no id is written down. */
export function logRequests(log: Log): MiddlewareHandler {
  return async (c, next) => {
    const start = performance.now();
    await next();
    const { status } = c.res;
    log({
      level: status >= 500 ? 'error' : 'info',
      event: 'request',
      method: c.req.method,
      route: routePath(c, -1),
      status,
      ms: Math.round(performance.now() - start),
    });
  };
}

/** What may be told of an unexpected error: its kind and where in our code; messages may repeat what people typed. */
export function describeError(error: unknown): { error: string; code: string; at: string } {
  if (!(error instanceof Error)) return { error: typeof error, code: '', at: '' };
  const { code } = error as NodeJS.ErrnoException;
  const lines = stackOf(error).filter((line) => /^\s+at /.test(line));
  const own = lines.filter((line) => !line.includes('node_modules') && !line.includes('node:'));
  const at = (own.length > 0 ? own : lines).slice(0, 3).map((line) => line.trim().slice(3));
  return { error: error.name, code: typeof code === 'string' ? code : '', at: at.join(' < ') };
}

/** The lines of the stack below the message, which may have lines that look like them: a statement repeats its values. */
function stackOf({ stack = '', message }: Error): string[] {
  const start = stack.indexOf(message);
  return start === -1 ? [] : stack.slice(start + message.length).split('\n');
}
