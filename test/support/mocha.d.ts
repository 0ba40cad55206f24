// The browser test runner loads Mocha by itself; these are the globals our tests use of it.

interface MochaContext {
  timeout(milliseconds: number): void;
}

type MochaBody = (this: MochaContext) => void | Promise<void>;

declare function describe(title: string, body: () => void): void;
declare function it(title: string, body: MochaBody): void;
declare function before(body: MochaBody): void;
declare function after(body: MochaBody): void;
declare function beforeEach(body: MochaBody): void;
declare function afterEach(body: MochaBody): void;
