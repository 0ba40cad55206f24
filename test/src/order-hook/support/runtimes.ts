/** Other programs that run the hook: `workerd`, and a Node newer than the one that runs the tests. */
import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {copyFileSync, existsSync} from 'node:fs';
import {dirname, join} from 'node:path';
import type {Readable} from 'node:stream';
import {fileURLToPath} from 'node:url';

export interface Running {
  readonly origin: string;
  close(): Promise<void>;
}

/** Both are undefined where nobody says where they are: they are not for every machine. `.ci/run` installs them apart. */
export const newerNode = programAt('SJS_NEWER_NODE', 'a newer Node');
export const workerd = programAt('SJS_WORKERD', 'workerd');

function programAt(variable: string, name: string): string | undefined {
  const program = process.env[variable];
  if (program && existsSync(program)) return program;
  console.warn(`SKIPPED: ${variable} does not say where ${name} is, so that is not tried.`);
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
