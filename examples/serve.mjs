// node examples/serve.mjs NAME: one host of the elements, before the reference endpoint in demo mode.
// ENDPOINT_URL=http://… takes an endpoint that runs already; PORT is 8090 if it is not set.
import { startEndpoint } from './lib/endpoint.mjs';
import { examples } from './lib/examples.mjs';
import { serveExample } from './lib/serve-example.mjs';

const [name] = process.argv.slice(2);
if (!Object.hasOwn(examples, name ?? '')) {
  console.error(`node examples/serve.mjs NAME, where NAME is one of ${Object.keys(examples).join(', ')}`);
  process.exit(2);
}

const port = Number(process.env.PORT ?? 8090);
const publicUrl = `http://localhost:${port}`;
const endpoint = process.env.ENDPOINT_URL ?? (await startEndpoint({ publicUrl }));
await examples[name].build?.();
const { url } = await serveExample(name, { endpoint, port });
console.log(`\n${name} is at ${url}`);
