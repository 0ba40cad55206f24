/** `GET /health`: whether this process takes orders. For load balancers; billwerk is not asked, and nothing is told that is secret. */
import {allowOnly, json} from '../context.ts';
import type {HookApp, HookContext} from '../context.ts';
import type {Work} from '../work.ts';

/** Answer of `GET /health`; 503 unless all is well. */
export interface HealthAnswer {
  readonly status: 'ok' | 'stopping' | 'store-away';
}

export function healthRoutes(app: HookApp, {store}: HookContext, work: Work): void {
  app.get('/health', async () => {
    const status = work.isStopping ? 'stopping' : await storeStatus();
    return json({status} satisfies HealthAnswer, status === 'ok' ? 200 : 503);
  });
  allowOnly(app, {'/health': 'GET'});

  async function storeStatus(): Promise<'ok' | 'store-away'> {
    try {
      await store.get('health');
      return 'ok';
    } catch {
      return 'store-away';
    }
  }
}
