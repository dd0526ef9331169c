// Programs that are started here and end with us.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const GRACE = 30_000;
const DRAINED = 500;

/** Starts a program in the background, in a process group of its own: Ctrl-C is for us, we end it in our order. */
export function background(name, command, args, { log, env }) {
  const out = openSync(log, 'a');
  const child = spawn(command, args, { stdio: ['ignore', out, out], env, detached: true });
  const ended = once(child, 'exit').then(([code, signal]) => code ?? signal);
  child.on('error', () => undefined);
  return {
    name,
    ended,
    /** Why it ended, where it should not have. */
    fault: () => `${name} ended by itself (${child.exitCode ?? child.signalCode}), see ${log}\n${tail(log)}`,
    isAlive: () => child.pid !== undefined && child.exitCode === null && child.signalCode === null,
    async stop() {
      if (!this.isAlive()) return;
      child.kill('SIGTERM');
      const impatience = setTimeout(() => child.kill('SIGKILL'), GRACE);
      await ended;
      clearTimeout(impatience);
    },
  };
}

/** Runs a program to its end and hands back what it printed; what it complains of is shown. */
export async function run(command, args, { env = process.env, cwd } = {}) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'], env, cwd });
  let said = '';
  child.stdout.on('data', (chunk) => { said += chunk; });
  const read = once(child, 'close');
  const [code] = await once(child, 'exit');
  // what it left running may hold on to its output
  await Promise.race([read, pause(DRAINED)]);
  child.stdout.destroy();
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed (${code})`);
  return said;
}

/** NAME=VALUE lines as an object. */
export function settings(text) {
  return Object.fromEntries(text.split('\n').filter((line) => line.includes('=')).map((line) => {
    const at = line.indexOf('=');
    return [line.slice(0, at), line.slice(at + 1)];
  }));
}

/** A port that nobody listens to now. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

function tail(log) {
  return readFileSync(log, 'utf8').split('\n').slice(-20).join('\n');
}
