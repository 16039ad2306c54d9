// Format, lint, types, unused code: all of them run, the first failure decides the exit code.
import { spawn } from 'node:child_process';

if (process.argv.includes('--help')) {
  console.log(`npm run check: format, lint, types and unused code, all at once.

  --fix     writes what can be formatted or mended
  --help`);
  process.exit(0);
}
const fix = process.argv.includes('--fix');
const checks = [
  ['format and lint', 'biome', ['check', '--error-on-warnings', ...(fix ? ['--write'] : []), '.']],
  ['types', 'tsc', ['--noEmit']],
  ['unused code', 'knip', []],
];

const results = await Promise.all(checks.map(([name, command, args]) => run(name, command, args)));
for (const { name, code, output, ms } of results) {
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${(ms / 1000).toFixed(1)} s)`);
  if (code !== 0) console.log(output);
}
process.exit(results.some(({ code }) => code !== 0) ? 1 : 0);

function run(name, command, args) {
  const began = Date.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk;
      });
    }
    child.on('error', (error) => resolve({ name, code: 1, output: String(error), ms: 0 }));
    child.on('close', (code) => resolve({ name, code, output, ms: Date.now() - began }));
  });
}
