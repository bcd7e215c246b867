import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, it } from 'node:test';

import smpp, { type Pdu, type SmppServer } from 'smpp';

import { smppGateway } from '../../src/texts/smpp-gateway.js';
import { TextError, type TextGateway } from '../../src/texts/text-gateway.js';
import { webhookGateway } from '../../src/texts/webhook-gateway.js';

const TEXT = { id: 'text-1', to: '+32470000001', text: '048213 est votre code, à usage unique' };

const failsWith = (gateway: TextGateway, code: string, permanent: boolean) =>
  assert.rejects(gateway.send(TEXT), (error: unknown) => {
    assert.ok(error instanceof TextError);
    assert.deepEqual([error.code, error.permanent], [code, permanent]);
    assert.doesNotMatch(error.message, /048213|32470/);
    return true;
  });

describe('the webhook for text messages', () => {
  let server: Server;
  let url: string;
  let status: number;
  const received: { headers: IncomingHttpHeaders; body: string }[] = [];
  before(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        received.push({ headers: request.headers, body });
        response.writeHead(status, status === 302 ? { Location: 'http://127.0.0.1:1/' } : {}).end('words');
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/texts`;
  });
  after(() => server.close());
  beforeEach(() => {
    status = 202;
    received.length = 0;
  });
  const gateway = (now = new Date('2026-03-10T11:00:00Z')) => webhookGateway({ url, secret: 'shared' }, () => now);

  it('signs the time and the body, so that nothing else is taken for ours', async () => {
    await gateway().send(TEXT);
    const [{ headers, body } = { headers: {}, body: '' }] = received;
    assert.deepEqual(JSON.parse(body), TEXT);
    assert.equal(headers['content-type'], 'application/json');
    assert.equal(headers['idempotency-key'], 'text-1');
    assert.equal(headers['signature-timestamp'], '1773140400');
    const expected = createHmac('sha256', 'shared').update(`1773140400.${body}`).digest('hex');
    assert.equal(headers['signature'], `sha256=${expected}`);
  });

  it('tells what is worth another try', async () => {
    for (const [answer, code, permanent] of [
      [400, 'message-rejected', true],
      [404, 'message-rejected', true],
      [401, 'gateway-refused-sign-in', false],
      [429, 'gateway-busy', false],
      [500, 'gateway-busy', false],
      [302, 'gateway-unreachable', false],
    ] as const) {
      status = answer;
      await failsWith(gateway(), code, permanent);
    }
    await failsWith(webhookGateway({ url: 'http://127.0.0.1:1/', secret: 'x' }), 'gateway-unreachable', false);
  });
});

describe('the SMPP gateway', () => {
  let server: SmppServer;
  let address: string;
  let status: number | 'hangs-up';
  const received: Pdu[] = [];
  before(async () => {
    server = smpp.createServer((session) => {
      session.on('error', () => undefined);
      session.on('bind_transceiver', (pdu: Pdu) => {
        const isKnown = pdu['system_id'] === 'hospital' && pdu['password'] === 'p@ss';
        session.send(pdu.response(isKnown ? {} : { command_status: smpp.errors['ESME_RBINDFAIL'] }));
      });
      session.on('submit_sm', (pdu: Pdu) => {
        if (status === 'hangs-up') {
          session.destroy();
          return;
        }
        received.push(pdu);
        session.send(pdu.response({ command_status: status, message_id: 'm-1' }));
      });
      session.on('unbind', (pdu: Pdu) => {
        session.send(pdu.response());
        session.close();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `127.0.0.1:${server.address().port}`;
  });
  after(() => server.close());
  beforeEach(() => {
    status = 0;
    received.length = 0;
  });
  const gateway = (user = 'hospital:p%40ss', from?: string) => smppGateway({ url: `smpp://${user}@${address}`, from });

  it('gives a message to the service center', async () => {
    await gateway().send(TEXT);
    const [pdu] = received;
    assert.deepEqual(
      [pdu?.['destination_addr'], pdu?.['dest_addr_ton'], pdu?.['dest_addr_npi']],
      ['32470000001', 1, 1],
    );
    assert.equal((pdu?.['short_message'] as { message: string }).message, TEXT.text);
  });

  it('says whom it is from: letters, or a number', async () => {
    await gateway(undefined, 'Radiology').send(TEXT);
    await gateway(undefined, '+3225550100').send(TEXT);
    assert.deepEqual(
      received.map((pdu) => [pdu['source_addr'], pdu['source_addr_ton']]),
      [
        ['Radiology', 5],
        ['3225550100', 1],
      ],
    );
  });

  it('tells what is worth another try', async () => {
    for (const [answer, code, permanent] of [
      ['ESME_RINVDSTADR', 'number-rejected', true],
      ['ESME_RTHROTTLED', 'gateway-busy', false],
      ['ESME_RINVMSGLEN', 'message-rejected', true],
      ['ESME_RUNKNOWNERR', 'sending-failed', false],
    ] as const) {
      status = smpp.errors[answer] ?? 0;
      assert.notEqual(status, 0, answer);
      await failsWith(gateway(), code, permanent);
    }
    status = 'hangs-up';
    await failsWith(gateway(), 'gateway-unreachable', false);
    await failsWith(gateway('hospital:wrong'), 'gateway-refused-sign-in', false);
    await failsWith(smppGateway({ url: 'smpp://a:b@127.0.0.1:1', from: undefined }), 'gateway-unreachable', false);
  });
});
