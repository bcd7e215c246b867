// Sends a text message as a server does that was started with the surroundings given: which authorities are trusted is
// settled when a process starts. node … send-by-smpp.ts smpps://…
import { smppGateway } from '../../src/texts/smpp-gateway.js';
import { TextError } from '../../src/texts/text-gateway.js';

const [, , url = ''] = process.argv;
try {
  await smppGateway({ url, from: undefined }).send({ id: 'text-1', to: '+32470000001', text: '048213 is your code' });
  console.log('sent');
} catch (error) {
  console.log(error instanceof TextError ? error.code : 'another failure');
}
