/** A real Redis on a free port, which writes every change to disk before it answers; in a directory of its own. */
import {spawn, spawnSync, type ChildProcess} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {createServer, type AddressInfo} from 'node:net';
import {once} from 'node:events';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createClient} from 'redis';

export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
if (!hasRedis) {
  console.warn('SKIPPED: redis-server is missing (apt-get install redis-server), so nothing is tested against Redis.');
}

export interface RunningRedis {
  readonly url: string;
  /** SIGKILL, as when the machine loses power. */
  kill(): Promise<void>;
  /** On the same port, with what was written. */
  restart(): Promise<void>;
  /** Ends it and removes its directory. */
  close(): Promise<void>;
}

export async function startRedis(): Promise<RunningRedis> {
  const port = await freePort();
  const directory = mkdtempSync(join(tmpdir(), 'sjs-redis-'));
  const url = `redis://127.0.0.1:${port}`;
  let server = await start();

  async function start(): Promise<ChildProcess> {
    const parameters = ['--port', String(port), '--bind', '127.0.0.1', '--dir', directory, '--save', ''];
    const child = spawn('redis-server', [...parameters, '--appendonly', 'yes', '--appendfsync', 'always'], {
      stdio: 'ignore',
    });
    await answers(url);
    return child;
  }

  async function kill(): Promise<void> {
    if (server.exitCode !== null || server.signalCode !== null) return;
    server.kill('SIGKILL');
    await once(server, 'exit');
  }

  return {
    url,
    kill,
    restart: async () => {
      server = await start();
    },
    close: async () => {
      await kill();
      rmSync(directory, {recursive: true, force: true});
    },
  };
}

export async function connect(url: string) {
  const client = createClient({url, socket: {reconnectStrategy: 50}});
  // Without a listener a lost connection would end the process.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function answers(url: string): Promise<void> {
  const client = await connect(url);
  await client.ping();
  client.destroy();
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
