/** The plain Node example beside a local billwerk, to try it without an account. The README shows this file. */
import {CLIENT_ID, CLIENT_SECRET, startSandbox} from 'sjs-checkout/sandbox';

export const sandbox = await startSandbox();
Object.assign(process.env, {
  BILLWERK_HOST: sandbox.url,
  BILLWERK_CLIENT_ID: CLIENT_ID,
  BILLWERK_CLIENT_SECRET: CLIENT_SECRET,
});
// Only now, because it reads the environment.
export const {server} = await import('./node.ts');
server.listen(Number(process.env['PORT'] ?? 3000));
