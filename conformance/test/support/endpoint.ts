import { eq } from 'drizzle-orm';

import { departments } from '../../../server/src/database/schema.js';
import { RADIOLOGY_CLINIQUE_MODELE } from '../../../server/src/directory/demo/departments.js';
import {
  ADMIN,
  COLLEAGUE,
  RECIPIENT,
  SENDER,
  STRICT_ADMIN,
  STRICT_SENDER,
} from '../../../server/test/support/share-request.js';
import type { TestClient } from '../../../server/test/support/test-client.js';
import { startTestServer } from '../../../server/test/support/test-server.js';
import type { Credential } from '../../src/endpoint.js';
import { runChecks, type Report } from '../../src/run.js';
import { PagedStudies } from './paged-studies.js';

/** What stands between whoever asks and the server; gives what the server would answer, or something else. */
export type Fault = (request: Request, ask: (request: Request) => Promise<Response>) => Promise<Response>;

/** A department that allows nearly everything, and one that allows nearly nothing: between them, every rule is met. */
export type DepartmentName = 'open' | 'strict';

const STRICT = {
  recipients: { kinds: ['user' as const, 'group' as const], maximum: 3 },
  validity: { default: 'P1M', maximum: 'P3M', unlimited: false },
  options: { twoFactor: false, sendMail: false, urgent: false, anonymize: false, furtherSharing: false },
  studies: { maximum: 10, sameSource: true },
};

/** The reference endpoint, right or with a fault, as the kit meets it. */
export interface TestEndpoint {
  run(options: { only?: readonly string[]; department?: DepartmentName; fault?: Fault | undefined }): Promise<Report>;
  stop(): Promise<void>;
}

const credentialOf = ({ cookies }: TestClient): Credential => ({
  cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
});

export async function startEndpoint(): Promise<TestEndpoint> {
  // The kit asks what day it is.
  const server = await startTestServer({ clock: () => new Date(), studies: new PagedStudies() });
  await server.db.update(departments).set({ policy: STRICT }).where(eq(departments.id, RADIOLOGY_CLINIQUE_MODELE));
  const as = async (person: string) => credentialOf(await server.signIn(person));
  const [recipient, other] = [await as(RECIPIENT), await as(COLLEAGUE)];
  const credentials = {
    open: { sender: await as(SENDER), admin: await as(ADMIN), recipient, other },
    strict: { sender: await as(STRICT_SENDER), admin: await as(STRICT_ADMIN), recipient, other },
  };
  return {
    run: ({ only = [], department = 'open', fault = (request, ask) => ask(request) }) =>
      runChecks({
        endpoint: 'http://pacs-share.test/api',
        credentials: credentials[department],
        recipient: 'Tom Janssens',
        only,
        fetch: (url, init) => fault(new Request(url, init), async (request) => server.app.request(request)),
        wait: () => Promise.resolve(),
      }),
    stop: () => server.stop(),
  };
}
