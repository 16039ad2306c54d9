// Runs a TypeScript entry on the project's own Node, and sets up packages first where they are missing.
// Plain JavaScript with built-ins only: it must run on a fresh clone with Node 20. Speaks on stderr.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const mark = join(modules, '.redress-lock');
const node = join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
const installed = existsSync(mark) && existsSync(node) && readFileSync(mark, 'utf8') === lock;
if (!installed) {
  console.error('redress: installing packages (once, about a minute) ...');
  // Not `npm ci`: it refuses a lock that was made where the registry has no binaries of other platforms.
  const { status, stdout, stderr } = spawnSync(
    'npm',
    ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: root, encoding: 'utf8' },
  );
  if (status !== 0) {
    console.error(stdout, stderr);
    console.error('redress: `npm install` failed; see above. Is the npm registry reachable?');
    process.exit(1);
  }
  writeFileSync(mark, lock);
}

const path = [join(modules, '.bin'), process.env.PATH].join(delimiter);
const child = spawn(node, process.argv.slice(2), {
  stdio: 'inherit',
  cwd: root,
  env: { ...process.env, PATH: path, NODE_NO_WARNINGS: '1' },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
// npm passes a signal to its shell, which dies without passing it on: then nobody is left above us.
const above = process.ppid;
setInterval(() => process.ppid !== above && child.kill('SIGTERM'), 500).unref();
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
