/** What we use of the package, which brings no types. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events';

  export interface Pdu {
    command: string;
    command_status: number;
    [field: string]: unknown;
    response(fields?: Record<string, unknown>): Pdu;
  }
  export interface Session extends EventEmitter {
    bind_transceiver(fields: Record<string, unknown>, answered: (pdu: Pdu) => void): boolean;
    submit_sm(fields: Record<string, unknown>, answered: (pdu: Pdu) => void): boolean;
    unbind(answered?: (pdu: Pdu) => void): boolean;
    send(pdu: Pdu): boolean;
    close(): void;
    destroy(): void;
  }
  export interface SmppServer extends EventEmitter {
    listen(port: number, host: string, listening: () => void): void;
    address(): { port: number };
    close(closed?: () => void): void;
  }
  const smpp: {
    connect(options: { host: string; port: number; tls?: boolean; servername?: string }): Session;
    createServer(connected: (session: Session) => void): SmppServer;
    createServer(tls: { key: string; cert: string }, connected: (session: Session) => void): SmppServer;
    errors: Record<string, number>;
  };
  export default smpp;
}
