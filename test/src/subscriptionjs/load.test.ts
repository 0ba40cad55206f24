import {expect} from '@open-wc/testing';
import {loadScript, scriptUrls} from '../../../src/subscriptionjs/load.ts';
import {fakePage, fakeVendor, manualClock, refusal} from './fakes.ts';
import type {FakePage} from './fakes.ts';

const url = scriptUrls.sandbox;
const {library} = fakeVendor();

describe('loading SubscriptionJS', () => {
  let page: FakePage;
  let clock: ReturnType<typeof manualClock>;
  const load = (address: string = url) => loadScript({url: address, window: page.window, clock});

  beforeEach(() => {
    page = fakePage();
    clock = manualClock();
  });

  it('comes from the documented hosts', () => {
    expect(scriptUrls).to.deep.equal({
      production: 'https://selfservice.billwerk.com/subscription.js',
      sandbox: 'https://selfservice.sandbox.billwerk.com/subscription.js',
    });
  });

  it('requests the script once, however many ask for it', async () => {
    const asked = [load(), load()];
    page.deliver(library);
    asked.push(load());
    for (const loaded of await Promise.all(asked)) expect(loaded).to.equal(library);
    expect(page.addresses()).to.deep.equal([url]);
    expect(clock.waiting()).to.equal(0);
  });

  it('requests one script per address', async () => {
    const sandbox = load();
    page.deliver(library);
    const other = fakeVendor().library;
    const production = load(scriptUrls.production);
    page.deliver(other);
    expect(await sandbox).to.equal(library);
    expect(await production).to.equal(other);
    expect(await load()).to.equal(library);
    expect(page.addresses()).to.have.length(2);
  });

  it('waits for a tag that the page has written itself', async () => {
    const script = page.window.document.createElement('script');
    script.src = url;
    page.window.document.body.append(script);
    const loaded = load();
    page.deliver(library);
    expect(await loaded).to.equal(library);
    expect(page.addresses()).to.deep.equal([url]);
    expect(page.scripts()[0] === script).to.be.true;
  });

  it('uses a tag of the page that has finished loading before', async () => {
    const script = page.window.document.createElement('script');
    script.src = url;
    page.window.document.body.append(script);
    page.window.SubscriptionJS = library;
    expect(await load()).to.equal(library);
    expect(page.addresses()).to.deep.equal([url]);
    expect(page.scripts()[0] === script).to.be.true;
  });

  for (const name of ['SubscriptionJS', 'BillwerkJS', 'IteroJS'] as const) {
    it(`finds the library under the name ${name}`, async () => {
      const loaded = load();
      page.window[name] = library;
      page.scripts()[0]!.dispatchEvent(new Event('load'));
      expect(await loaded).to.equal(library);
    });
  }

  it('does not take an element with the id SubscriptionJS for the library', async () => {
    page.window.SubscriptionJS = document.createElement('form');
    const loaded = load();
    page.window.BillwerkJS = library;
    page.scripts()[0]!.dispatchEvent(new Event('load'));
    expect(await loaded).to.equal(library);
  });

  it('tells when the script is blocked, and tries again when asked again', async () => {
    const first = load();
    page.scripts()[0]!.dispatchEvent(new Event('error'));
    const error = await refusal(first);
    expect(error).to.include({code: 'ScriptBlocked', audience: 'network', outcome: 'declined'});
    expect(page.addresses(), 'the failed tag is gone').to.deep.equal([]);

    const second = load();
    page.deliver(library);
    expect(await second).to.equal(library);
  });

  it('stops waiting after 15 seconds, and tries again when asked again', async () => {
    const first = load();
    clock.advance(14_999);
    expect(page.addresses()).to.have.length(1);
    clock.advance(1);
    expect(await refusal(first)).to.include({code: 'ScriptTimeout', audience: 'network', outcome: 'declined'});
    expect(page.addresses()).to.deep.equal([]);

    const second = load();
    page.deliver(library);
    expect(await second).to.equal(library);
  });

  it('waits as long as it was told to', async () => {
    const loaded = loadScript({url, window: page.window, clock, timeoutMs: 50});
    clock.advance(50);
    expect((await refusal(loaded)).code).to.equal('ScriptTimeout');
  });

  it('uses a script that arrives after the time limit', async () => {
    const first = load();
    const [script] = page.scripts();
    clock.advance(15_000);
    await refusal(first);
    page.window.SubscriptionJS = library;
    script!.dispatchEvent(new Event('load'));
    expect(await load()).to.equal(library);
    expect(page.addresses(), 'nothing was requested again').to.deep.equal([]);
  });

  it('tells the merchant when the address holds another script', async () => {
    const loaded = load();
    page.deliver(undefined);
    const error = await refusal(loaded);
    expect(error).to.include({code: 'ConfigurationMissing', audience: 'merchant', field: 'script-src'});
    expect(error.message).to.contain(url);
    expect(page.addresses()).to.deep.equal([]);
  });

  for (const address of [
    'http://selfservice.billwerk.com/subscription.js',
    'javascript:alert(1)',
    'data:,1',
    'https://',
  ]) {
    it(`refuses to load ${address}`, async () => {
      expect(await refusal(load(address))).to.include({code: 'ConfigurationMissing', field: 'script-src'});
      expect(page.addresses()).to.deep.equal([]);
    });
  }

  it('loads a script of this machine without https, for development', () => {
    void load('http://localhost:5174/subscription.js');
    expect(page.scripts()[0]!.src).to.equal('http://localhost:5174/subscription.js');
  });

  it('takes the address from the page it stands in', () => {
    void load('/billing/subscription.js');
    expect(page.scripts()[0]!.src).to.equal('https://shop.example/billing/subscription.js');
  });
});

describe('loading SubscriptionJS under Trusted Types', () => {
  it('asks the policy sjs-checkout, made once, which lets nothing else through', async () => {
    const page = fakePage();
    const policies: {name: string; createScriptURL(url: string): string}[] = [];
    const trustedTypes = {
      createPolicy(name: string, rules: {createScriptURL(url: string): string}) {
        policies.push({name, ...rules});
        return rules;
      },
    };
    const window = Object.assign(page.window, {trustedTypes});
    const first = loadScript({url, window});
    page.deliver(library);
    await first;
    const second = loadScript({url: scriptUrls.production, window});
    page.deliver(library);
    await second;

    expect(policies.map(({name}) => name)).to.deep.equal(['sjs-checkout']);
    expect(policies[0]!.createScriptURL(url)).to.equal(url);
    expect(() => policies[0]!.createScriptURL('https://evil.example/')).to.throw(TypeError);
    expect(page.addresses()).to.have.length(2);
  });

  it('tells the merchant when the page does not allow the policy', async () => {
    const page = fakePage();
    const trustedTypes = {
      createPolicy() {
        throw new TypeError('Policy with name "sjs-checkout" disallowed.');
      },
    };
    const error = await refusal(loadScript({url, window: Object.assign(page.window, {trustedTypes})}));
    expect(error).to.include({code: 'ScriptBlocked', audience: 'merchant'});
    expect(error.cause).to.be.instanceOf(TypeError);
    expect(page.addresses()).to.deep.equal([]);
  });

  it('loads a real script into a real page that demands trusted types', async () => {
    const frame = document.createElement('iframe');
    frame.srcdoc = `<!doctype html>
      <meta http-equiv="Content-Security-Policy" content="require-trusted-types-for 'script'; trusted-types sjs-checkout">`;
    const shown = new Promise((resolve) => frame.addEventListener('load', resolve, {once: true}));
    document.body.append(frame);
    await shown;
    try {
      const address = new URL('./library.js', import.meta.url).href;
      const loaded = await loadScript({url: address, window: frame.contentWindow!});
      expect(new loaded.Signup()).to.be.an('object');
      const missing = new URL('./missing.js', import.meta.url).href;
      expect((await refusal(loadScript({url: missing, window: frame.contentWindow!}))).code).to.equal('ScriptBlocked');
    } finally {
      frame.remove();
    }
  });
});
