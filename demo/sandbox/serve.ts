import {serve} from '@hono/node-server';
import type {Http2Bindings, HttpBindings} from '@hono/node-server';
import {RESPONSE_ALREADY_SENT} from '@hono/node-server/utils/response';
import {ConnectionDropped, createSandbox} from './sandbox.ts';
import type {Sandbox, SandboxOptions} from './sandbox.ts';

export interface RunningSandbox {
  /** Origin of the server, e.g. `http://localhost:5174`. */
  url: string;
  sandbox: Sandbox;
  close: () => Promise<void>;
}

/** Starts the sandbox on a port; 0 (the default) takes a free one. Rejects when the port is in use. */
export function startSandbox({
  port = 0,
  hostname = 'localhost',
  ...options
}: SandboxOptions & {
  port?: number;
  hostname?: string;
} = {}): Promise<RunningSandbox> {
  const sandbox = createSandbox(options);
  return new Promise((resolve, reject) => {
    const server = serve({fetch: answer, port, hostname}, (address) => {
      resolve({url: `http://${hostname}:${address.port}`, sandbox, close});
    });
    server.once('error', reject);

    async function answer(request: Request, bindings: HttpBindings | Http2Bindings): Promise<Response> {
      try {
        return await sandbox.fetch(request);
      } catch (dropped) {
        if (!(dropped instanceof ConnectionDropped)) throw dropped;
        bindings.outgoing.destroy();
        return RESPONSE_ALREADY_SENT;
      }
    }

    function close(): Promise<void> {
      return new Promise((done) => {
        server.close(() => done());
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
    }
  });
}
