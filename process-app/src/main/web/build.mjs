// Bundles the browser side into the folder given, one file per kind of page. Does nothing when nothing changed.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.resolve(process.argv[2] ?? path.join(here, '../../../target/classes/static/assets'));

const digest = (files) =>
  files.reduce((hash, file) => hash.update(file).update(readFileSync(path.join(here, file))), createHash('sha256')).digest('hex');
const isStamped = (stamp, value) => existsSync(stamp) && readFileSync(stamp, 'utf8') === value;

function install() {
  const stamp = path.join(here, 'node_modules', '.plimsoll-stamp');
  const wanted = digest(['package.json', 'package-lock.json']);
  if (isStamped(stamp, wanted)) return;
  const windows = process.platform === 'win32';
  // Install scripts stay off: one dependency's leaves a telemetry process behind.
  execFileSync(windows ? 'npm.cmd' : 'npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: here, stdio: 'inherit', shell: windows,
  });
  writeFileSync(stamp, wanted);
}

async function bundle() {
  const sources = readdirSync(path.join(here, 'app'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(here, path.join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
  const stamp = path.join(out, '..', '..', '..', 'web-bundle.stamp');
  const wanted = digest(['build.mjs', 'package-lock.json', ...sources]);
  if (isStamped(stamp, wanted) && existsSync(path.join(out, 'app.js'))) return;

  const { build } = await import('esbuild');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  await build({
    absWorkingDir: here,
    entryPoints: ['theme', 'app', 'task', 'diagram'].map((name) => `app/${name}.js`),
    outdir: out,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    legalComments: 'linked',
    loader: { '.svg': 'file', '.woff': 'file', '.woff2': 'file', '.ttf': 'file', '.eot': 'file' },
    logLevel: 'warning',
  });
  writeFileSync(stamp, wanted);
}

install();
await bundle();
