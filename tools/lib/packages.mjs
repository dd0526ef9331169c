// Installs what package-lock.json of the tools names, when it has changed. No package may run a script meanwhile.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const tools = join(dirname(fileURLToPath(import.meta.url)), '..');

export function install() {
  const stamp = join(tools, 'node_modules', '.plimsoll-stamp');
  const wanted = readFileSync(join(tools, 'package-lock.json'), 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const windows = process.platform === 'win32';
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync(windows ? 'npm.cmd' : 'npm', args, { cwd: tools, stdio: ['ignore', 2, 2], shell: windows });
  writeFileSync(stamp, wanted);
}
