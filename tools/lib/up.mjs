// What tools/up does; see there.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { tools } from './packages.mjs';
import { code, signIns } from './stack/sign-ins.mjs';
import { Stack } from './stack/stack.mjs';

const HOME = resolve(process.env.PLIMSOLL_UP_DIR ?? join(tools, '../plimsoll-data/up'));
const STORY = join(HOME, 'story');
/** A day of the story: quick, and slow enough for a browser to answer before a deadline passes. */
const STORY_DAY = 'PT12S';

const args = process.argv.slice(2);
const unknown = args.find((one) => !['stop', 'code', '--story', '--browser', '--keep'].includes(one));
if (unknown) {
  console.error(`Unknown: ${unknown}. See the head of tools/up.`);
  process.exit(2);
}

const pidFile = (home) => join(home, 'up.pid');

/** The process that keeps that folder's pieces, or 0. A number may long be another program's, so its words are looked at. */
function keeper(home) {
  if (!existsSync(pidFile(home))) return 0;
  const pid = Number(readFileSync(pidFile(home), 'utf8'));
  const { stdout } = spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.includes('up.mjs') ? pid : 0;
}

async function stopElsewhere() {
  for (const home of [HOME, STORY]) {
    const pid = keeper(home);
    if (pid) process.kill(pid, 'SIGTERM');
    while (keeper(home)) await new Promise((next) => setTimeout(next, 200));
  }
}

async function play({ address, environment }, over) {
  const flags = args.filter((one) => one === '--browser');
  const story = spawn(process.execPath, [join(tools, 'lib/story.mjs'), ...flags, address], {
    stdio: 'inherit', env: { ...process.env, ...environment }, signal: over,
  });
  const [code] = await once(story, 'exit');
  return code ?? 1;
}

async function up({ home, story, keep }) {
  if (keeper(home)) throw new Error('It runs already: tools/up stop');
  if (story) {
    rmSync(home, { recursive: true, force: true });
    process.env.PLIMSOLL_DEMO_DAY ??= STORY_DAY;
  }
  mkdirSync(home, { recursive: true, mode: 0o700 });
  writeFileSync(pidFile(home), String(process.pid));
  const stack = new Stack(home);
  const over = new AbortController();
  const told = new Promise((resolve) => ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach((signal) => process.once(signal, () => resolve(130))));
  try {
    return await Promise.race([told, attend(stack, { story, keep, over: over.signal })]);
  } finally {
    over.abort();
    await stack.stop();
    rmSync(pidFile(home), { force: true });
  }
}

async function attend(stack, { story, keep, over }) {
  await stack.start({ throwaway: story });
  console.log(signIns(stack));
  const played = story ? await play(stack, over) : 0;
  if (story && !keep) return played;
  await stack.server.ended;
  throw new Error(stack.server.fault());
}

if (args.includes('stop')) {
  await stopElsewhere();
} else if (args.includes('code')) {
  console.log(code());
} else {
  const story = args.includes('--story');
  try {
    process.exitCode = await up({ home: story ? STORY : HOME, story, keep: args.includes('--keep') });
  } catch (fault) {
    console.error(fault.message);
    process.exitCode = 1;
  }
  process.exit();
}
