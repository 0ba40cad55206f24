/** `sjs-checkout/sandbox`: a local billwerk for development and for merchants' own tests. */
export {createSandbox} from './sandbox.ts';
export type {Sandbox, SandboxOptions} from './sandbox.ts';
export type {SandboxState} from './control.ts';
export {startSandbox} from './serve.ts';
export type {RunningSandbox, ServeOptions} from './serve.ts';
export type {FaultPlan} from './faults.ts';
export {products} from './products.ts';
export type {ProductInfo} from './catalog.ts';
export * from './test-data.ts';
