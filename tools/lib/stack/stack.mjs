// All the pieces together: started in the order in which they need each other, stopped the other way round.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { tools } from '../packages.mjs';
import { application, database, issuer, mailServer } from './pieces.mjs';
import { freePort, run } from './running.mjs';

const ROOT = join(tools, '..');
const JAR = join(ROOT, 'process-app/target/plimsoll.jar');
const USUAL = { app: Number(process.env.SERVER_PORT ?? 8080), keycloak: 8180, smtp: 1025, inbox: 1080 };

export class Stack {
  #started = [];

  constructor(home) {
    this.home = home;
  }

  /** @param throwaway whether it is for once: on whatever ports are free, and with data that may be lost */
  async start({ throwaway }) {
    const ports = throwaway ? await freePorts() : USUAL;
    this.address = `http://127.0.0.1:${ports.app}`;
    const pieces = await Promise.all([
      this.#piece(built()),
      this.#piece(database(this.home, { fast: throwaway })),
      this.#piece(issuer(this.home, { port: ports.keycloak, address: this.address })),
      this.#piece(mailServer(this.home, { smtp: ports.smtp, web: ports.inbox })),
    ]);
    this.environment = Object.assign({}, ...pieces.map((piece) => piece.settings));
    const { server } = await this.#piece(application(this.home, {
      jar: JAR, port: ports.app, address: this.address, environment: this.environment,
    }));
    this.server = server;
  }

  #piece(starting) {
    this.#started.push(starting);
    return starting;
  }

  /** Also what is only being started. */
  async stop() {
    while (this.#started.length > 0) {
      const piece = await this.#started.pop().catch(() => undefined);
      await piece?.stop();
    }
  }
}

/** The application, built if that has not been done yet. */
async function built() {
  if (!existsSync(JAR)) {
    console.log('Building Plimsoll, once');
    await run('mvn', ['-q', 'package', '-DskipTests'], { cwd: ROOT });
  }
  return { settings: {}, async stop() {} };
}

async function freePorts() {
  const names = Object.keys(USUAL);
  const ports = await Promise.all(names.map(freePort));
  return Object.fromEntries(names.map((name, at) => [name, ports[at]]));
}
