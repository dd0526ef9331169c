// The pieces of a real installation, each started here unless the environment names one. Each is { settings, stop },
// the settings being what Plimsoll is told of it.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { install, tools } from '../packages.mjs';
import { until } from '../until.mjs';
import { background, run, settings } from './running.mjs';

const given = (...names) => ({
  settings: Object.fromEntries(names.filter((name) => process.env[name]).map((name) => [name, process.env[name]])),
  async stop() {},
});

export async function database(home, { fast }) {
  if (process.env.SPRING_DATASOURCE_URL) {
    return given(
      'SPRING_DATASOURCE_URL', 'SPRING_DATASOURCE_USERNAME', 'SPRING_DATASOURCE_PASSWORD',
      'SPRING_FLYWAY_USER', 'SPRING_FLYWAY_PASSWORD',
    );
  }
  const tool = join(tools, 'mysql');
  const data = join(home, 'mysql');
  const said = await run(tool, ['start', '--data', data, '--until', String(process.pid), ...(fast ? ['--fast'] : [])]);
  return { settings: settings(said), stop: () => run(tool, ['stop', data]) };
}

export async function issuer(home, { port, address }) {
  if (process.env.PLIMSOLL_OIDC_ISSUER) {
    return given('PLIMSOLL_OIDC_ISSUER', 'PLIMSOLL_OIDC_CLIENT_ID', 'PLIMSOLL_OIDC_CLIENT_SECRET');
  }
  const tool = join(tools, 'keycloak');
  const data = join(home, 'keycloak');
  await run(tool, ['start', data, '--port', String(port), '--while', String(process.pid)], {
    env: { ...process.env, PLIMSOLL_PUBLIC_URL: address },
  });
  return {
    settings: settings(readFileSync(join(data, 'keycloak.env'), 'utf8')),
    stop: () => run(tool, ['stop', data]),
  };
}

export async function mailServer(home, { smtp, web }) {
  if (process.env.SPRING_MAIL_HOST) return given('SPRING_MAIL_HOST', 'SPRING_MAIL_PORT', 'PLIMSOLL_MAILDEV');
  install();
  mkdirSync(join(home, 'mail'), { recursive: true });
  const log = join(home, 'maildev.log');
  const server = background('MailDev', process.execPath, [
    join(tools, 'node_modules/maildev/bin/maildev'), '--ip', '127.0.0.1', '--smtp', String(smtp), '--web', String(web),
    '--mail-directory', join(home, 'mail'),
  ], { log, env: process.env });
  const inbox = `http://127.0.0.1:${web}`;
  await answers(server, `${inbox}/config`, 60);
  return {
    settings: { SPRING_MAIL_HOST: '127.0.0.1', SPRING_MAIL_PORT: String(smtp), PLIMSOLL_MAILDEV: inbox },
    stop: () => server.stop(),
    server,
  };
}

export async function application(home, { jar, port, address, environment }) {
  const server = background('Plimsoll', 'java', ['-XX:TieredStopAtLevel=1', '-XX:ReservedCodeCacheSize=240m', '-jar', jar], {
    log: join(home, 'plimsoll.log'),
    env: {
      ...process.env, ...environment,
      SPRING_PROFILES_ACTIVE: 'mysql,keycloak,demo',
      SERVER_ADDRESS: '127.0.0.1', SERVER_PORT: String(port), MANAGEMENT_SERVER_PORT: '0',
      PLIMSOLL_PUBLIC_URL: address, PLIMSOLL_DATA_DIR: join(home, 'app'),
    },
  });
  await answers(server, `${address}/favicon.svg`, 300);
  return { stop: () => server.stop(), server };
}

/** Waits for a server, and leaves none behind that does not answer. */
async function answers(server, address, seconds) {
  try {
    await until(`${server.name} answers`, async () => {
      if (!server.isAlive()) throw new Error(server.fault());
      return (await fetch(address)).ok;
    }, seconds * 1000);
  } catch (fault) {
    await server.stop();
    throw fault;
  }
}
