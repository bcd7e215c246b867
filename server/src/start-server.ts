import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createAdaptorServer } from '@hono/node-server';

import { BUNDLE_FOLDER, createApp } from './app.js';
import { keepRecordingLookUps } from './audit/record-look-ups.js';
import { createBearer } from './auth/bearer.js';
import { createSignIn } from './auth/sign-in.js';
import { databaseStore } from './catcher/database-store.js';
import { startCatcher } from './catcher/start-catcher.js';
import { openDatabase } from './database/open-database.js';
import { departments } from './database/schema.js';
import { setDemoPolicies } from './demo/department-policies.js';
import { DatabaseDirectory } from './directory/database-directory.js';
import { seedDemoDirectory } from './directory/demo/seed-demo-directory.js';
import { McsdDirectory } from './directory/mcsd/mcsd-directory.js';
import { logToConsole, type Log } from './http/request-log.js';
import { NO_TEMPLATES, readMailTemplates, requireDepartments } from './mail/templates/mail-templates.js';
import { smtpTransport } from './mail/transport.js';
import { sentMails } from './outbox/mail-states.js';
import { Metrics } from './operations/metrics.js';
import { readiness } from './operations/readiness.js';
import { startOutbox } from './outbox/start-outbox.js';
import { startTextOutbox } from './outbox/start-text-outbox.js';
import type { Settings } from './settings/read-settings.js';
import { checkSecret, readSecret } from './settings/secret.js';
import { passwordTexts } from './shares/opening/gateway-password.js';
import { openStudySource } from './studies/open-study-source.js';
import { camaraGateway } from './texts/camara-gateway.js';
import type { PasswordGateway } from './texts/password-gateway.js';
import { smppGateway } from './texts/smpp-gateway.js';
import { demoTextGateway, noTextGateway, type TextGateway } from './texts/text-gateway.js';
import { webhookGateway } from './texts/webhook-gateway.js';

/** A server that answers. */
export interface RunningServer {
  /** Where it is reached, without a slash at the end. */
  publicUrl: string;
  /** Finishes the requests that are being answered, then closes everything. */
  stop(): Promise<void>;
}

/** How long requests may take to finish when the server stops. */
const PATIENCE_MS = 5000;

/** Opens whatever the settings name, and listens. What was opened is closed again when something fails. */
export async function startServer(settings: Settings, log: Log = logToConsole): Promise<RunningServer> {
  const opened: (() => Promise<void> | void)[] = [];
  const closeAll = async () => {
    for (const close of opened.reverse()) await close();
  };
  try {
    const { dataDirectory, databaseUrl, databaseOwnerUrl, demo, mail, trustedOrigins } = settings;
    const mailTemplates = mail.templates === undefined ? NO_TEMPLATES : readMailTemplates(mail.templates);
    const [secret, { db, close }] = await Promise.all([
      readSecret(dataDirectory, settings.secret),
      openDatabase({ url: databaseUrl, ownerUrl: databaseOwnerUrl, dataDirectory }),
    ]);
    opened.push(close);
    await checkSecret(db, secret);
    if (demo) {
      await seedDemoDirectory(db);
      await setDemoPolicies(db);
    }
    const known = await db.select({ id: departments.id, name: departments.name }).from(departments);
    requireDepartments(mailTemplates, known);
    const studies = await openStudySource(settings, { log, departments: known });

    const catcher = mail.smtpUrl === undefined ? await startCatcher(databaseStore(db)) : undefined;
    if (catcher) opened.push(() => catcher.stop());
    const transport = smtpTransport({
      url: mail.smtpUrl ?? catcher?.url ?? '',
      from: mail.from,
      requireTls: mail.smtpUrl !== undefined && mail.requireTls,
    });
    opened.push(() => transport.close());
    const outbox = startOutbox(db, transport, {
      keepBodies: demo,
      onFailure: failureLog(log, 'mail-failed'),
    });
    opened.push(() => outbox.stop());
    const passwordGateway = passwordGatewayOf(settings);
    const sender = passwordGateway ? passwordTexts(db, passwordGateway) : textGateway(settings);
    const texts = startTextOutbox(db, sender, {
      keepBodies: demo,
      onFailure: failureLog(log, 'text-failed'),
    });
    opened.push(() => texts.stop());
    const lookUpRecords = keepRecordingLookUps(db, log);
    opened.push(() => lookUpRecords.stop());

    // No request is read before this function has gone on to where the app is made.
    const server = createAdaptorServer({ fetch: (request, env) => app.fetch(request, env) }) as Server;
    const address = await listen(server, settings);
    opened.push(() => finish(server));
    // With PORT=0 the port is known only now.
    const publicUrl = settings.port === 0 ? settings.publicUrl.replace(/:0$/, `:${address.port}`) : settings.publicUrl;
    const app = createApp({
      db,
      directory: settings.directory
        ? new McsdDirectory(db, { ...settings.directory, country: settings.phoneCountry, log })
        : new DatabaseDirectory(db),
      studies,
      clock: () => new Date(),
      secret,
      publicUrl,
      lookUps: settings.lookUps,
      phoneCountry: settings.phoneCountry,
      sendsTexts: demo || settings.texts !== undefined,
      mailTemplates,
      passwordGateway,
      wakeOutbox: () => {
        outbox.wake();
        texts.wake();
      },
      operations: {
        readiness: () => readiness(db, { mails: outbox, texts }),
        metrics:
          settings.metricsToken === undefined ? undefined : { token: settings.metricsToken, metrics: new Metrics() },
      },
      ...signingIn(settings, publicUrl),
      trustedOrigins,
      demo: demo ? { mails: () => catcher?.mails() ?? sentMails(db) } : undefined,
      bundleFolder: BUNDLE_FOLDER,
      log,
    });
    return { publicUrl, stop: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

function failureLog(log: Log, event: string) {
  return ({ code, givenUp }: { code: string; givenUp: boolean }) =>
    log({ level: 'warn', event, code, givenUp: givenUp ? 1 : 0 });
}

function textGateway({ texts, demo }: Settings): TextGateway {
  if (texts === undefined) return demo ? demoTextGateway : noTextGateway;
  if ('smpp' in texts) return smppGateway(texts.smpp);
  return 'webhook' in texts ? webhookGateway(texts.webhook) : noTextGateway;
}

function passwordGatewayOf({ texts, allowHttp }: Settings): PasswordGateway | undefined {
  return texts && 'camara' in texts ? camaraGateway({ ...texts.camara, allowHttp }) : undefined;
}

/** How people get in, outside the demo. */
function signingIn({ authentication, demo, allowHttp, trustedProxies }: Settings, publicUrl: string) {
  const { issuer, audience, client, claims } = authentication ?? {};
  const isBearer = issuer !== undefined && audience !== undefined && claims !== undefined;
  const isPage = !demo && issuer !== undefined && client !== undefined && claims !== undefined;
  return {
    bearer: isBearer ? createBearer({ issuer, audience, claims }) : undefined,
    signIn: isPage
      ? createSignIn({
          issuer,
          claims,
          allowHttp,
          publicUrl,
          clientId: client.id,
          clientSecret: client.secret,
          scope: client.scope,
        })
      : undefined,
    trustedProxies,
  };
}

async function listen(server: Server, { port, host }: Settings): Promise<AddressInfo> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return server.address() as AddressInfo;
}

async function finish(server: Server): Promise<void> {
  const cut = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(cut);
}
