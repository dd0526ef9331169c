// node build.mjs [FILE]   what the project's build calls: lints the models, and looks at them drawn with the browser
// whose path FILE holds. Packages are installed only when the lock file has changed.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const [browserFile] = process.argv.slice(2);
const windows = process.platform === 'win32';

const run = (command, args, env = {}) =>
  execFileSync(command, args, { cwd: here, stdio: 'inherit', env: { ...process.env, ...env }, shell: windows });

function install() {
  const stamp = path.join(here, 'node_modules', '.plimsoll-stamp');
  const wanted = readFileSync(path.join(here, 'package-lock.json'), 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  run('npm', ['ci', '--loglevel=error']);
  writeFileSync(stamp, wanted);
}

try {
  install();
  run('node', ['lint.mjs']);
  const browser = browserFile && existsSync(browserFile) ? readFileSync(browserFile, 'utf8').trim() : '';
  if (browser) run('node', ['render.mjs', '--check'], { CHROMIUM: browser });
  else console.log('models and forms: not looked at, since there is no browser');
} catch (failure) {
  process.exitCode = failure.status || 1;
}
