// npm start: the demo with everything it needs, from a fresh clone too.
import {spawn} from 'node:child_process';
import {ensurePackages, root, run} from './run.mjs';

await ensurePackages();
console.log('Building');
if (!(await run(process.execPath, ['scripts/build.mjs'], {quiet: true}))) process.exit(1);

const server = spawn(process.execPath, [`${root}dist/demo/server.js`], {stdio: 'inherit'});
server.on('exit', (code) => process.exit(code ?? 0));

// A terminal sends Ctrl+C to the server as well; whoever stops only this process means both.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => server.kill(signal));
}
