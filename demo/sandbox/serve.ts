import {serve} from '@hono/node-server';
import type {Http2Bindings, HttpBindings} from '@hono/node-server';
import {RESPONSE_ALREADY_SENT} from '@hono/node-server/utils/response';
import {belongsToPaymentForm} from './payment-form-page.ts';
import {ConnectionDropped, createSandbox} from './sandbox.ts';
import type {Sandbox, SandboxOptions} from './sandbox.ts';

export interface RunningSandbox {
  /** Origin of the server, e.g. `http://localhost:5174`. */
  url: string;
  /** Origin of the payment form's iframe, e.g. `http://localhost:5175`. */
  paymentFormUrl: string;
  sandbox: Sandbox;
  close: () => Promise<void>;
}

export interface ServeOptions extends Omit<SandboxOptions, 'paymentFormOrigin'> {
  /** 0 (the default) takes a free one. */
  port?: number;
  /** Default the port after `port`, or a free one. */
  paymentFormPort?: number;
  hostname?: string;
}

/** Starts the sandbox on two ports, which are two origins. Rejects when one of them is in use, and leaves nothing running. */
export async function startSandbox({
  port = 0,
  paymentFormPort = port === 0 ? 0 : port + 1,
  hostname = 'localhost',
  ...options
}: ServeOptions = {}): Promise<RunningSandbox> {
  // The script tells pages where the form is, so that port comes first.
  const form = await listen(answerForm, paymentFormPort, hostname);
  const sandbox = createSandbox({...options, paymentFormOrigin: form.url});
  const main = await listen(answer, port, hostname).catch(async (error: unknown) => {
    await form.close();
    throw error;
  });

  async function answer(request: Request, bindings: HttpBindings | Http2Bindings): Promise<Response> {
    try {
      return await sandbox.fetch(request);
    } catch (dropped) {
      if (!(dropped instanceof ConnectionDropped)) throw dropped;
      bindings.outgoing.destroy();
      return RESPONSE_ALREADY_SENT;
    }
  }

  async function answerForm(request: Request, bindings: HttpBindings | Http2Bindings): Promise<Response> {
    return belongsToPaymentForm(request) ? answer(request, bindings) : new Response('Not here', {status: 404});
  }

  async function close(): Promise<void> {
    await Promise.all([main.close(), form.close()]);
  }

  return {url: main.url, paymentFormUrl: form.url, sandbox, close};
}

type Fetch = (request: Request, bindings: HttpBindings | Http2Bindings) => Promise<Response>;

function listen(fetch: Fetch, port: number, hostname: string): Promise<{url: string; close: () => Promise<void>}> {
  return new Promise((resolve, reject) => {
    const server = serve({fetch, port, hostname}, (address) => {
      resolve({url: `http://${hostname}:${address.port}`, close});
    });
    server.once('error', reject);

    function close(): Promise<void> {
      return new Promise((done) => {
        server.close(() => done());
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
    }
  });
}
