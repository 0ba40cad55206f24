import {expect, waitUntil} from '@open-wc/testing';
import {cookieStorage} from '../../src/cookie-storage.ts';
import {browserPlatform, forgiving, memoryStorage} from '../../src/platform.ts';

describe("the browser's platform", () => {
  it('gives ids that do not repeat', () => {
    const {randomId} = browserPlatform();
    const ids = new Set(Array.from({length: 100}, randomId));
    expect(ids.size).to.equal(100);
    expect([...ids][0]).to.match(/^[0-9a-f]{32}$/);
  });

  it('keeps what is stored for other tabs', () => {
    browserPlatform().localStorage.setItem('sjs-test', 'kept');
    expect(browserPlatform().localStorage.getItem('sjs-test')).to.equal('kept');
    browserPlatform().localStorage.removeItem('sjs-test');
    expect(localStorage.getItem('sjs-test')).to.equal(null);
  });

  it('runs work under the same name one after the other', async () => {
    const {locks} = browserPlatform();
    const order: string[] = [];
    const work = (name: string) =>
      locks.request('sjs-test', async () => {
        order.push(`${name} begins`);
        await new Promise((resolve) => setTimeout(resolve, 5));
        order.push(`${name} ends`);
        return name;
      });
    expect(await Promise.all([work('one'), work('two')])).to.deep.equal(['one', 'two']);
    expect(order).to.deep.equal(['one begins', 'one ends', 'two begins', 'two ends']);
  });

  it('keeps a lock for a moment longer than its work, without its caller waiting for that', async () => {
    const {locks} = browserPlatform();
    const held = async () => (await navigator.locks.query()).held?.some(({name}) => name === 'sjs-test') ?? false;
    const failing = locks.request('sjs-test', () => Promise.reject(new Error('no')));
    expect(await failing.catch((error: unknown) => String(error))).to.equal('Error: no');
    expect(await held()).to.equal(true);
    await locks.request('sjs-test', () => Promise.resolve());
    expect(await held()).to.equal(true);
    await waitUntil(async () => !(await held()), 'the lock is never given back');
  });

  it('tells when another tab changed the storage, until it is told to stop', () => {
    const told: (string | null)[] = [];
    const stop = browserPlatform().onStorageChange((key) => told.push(key));
    window.dispatchEvent(new StorageEvent('storage', {key: 'a'}));
    stop();
    window.dispatchEvent(new StorageEvent('storage', {key: 'b'}));
    expect(told).to.deep.equal(['a']);
  });
});

describe('two checkouts on one page', () => {
  it('hear of what the other one stores and removes, and nobody of their own', () => {
    const [one, other] = [browserPlatform(), browserPlatform()];
    const told: string[] = [];
    const stops = [
      one.onStorageChange((key) => told.push(`one: ${key} ${one.localStorage.getItem('sjs-test')}`)),
      other.onStorageChange((key) => told.push(`other: ${key} ${other.localStorage.getItem('sjs-test')}`)),
    ];
    one.localStorage.setItem('sjs-test', 'a');
    other.localStorage.setItem('sjs-test', 'b');
    one.localStorage.removeItem('sjs-test');
    expect(told).to.deep.equal(['other: sjs-test a', 'one: sjs-test b', 'other: sjs-test null']);
    for (const stop of stops) stop();
    one.localStorage.setItem('sjs-test', 'c');
    one.localStorage.removeItem('sjs-test');
    expect(told).to.have.length(3);
  });

  it('may answer at once without going round in circles', () => {
    const [one, other] = [browserPlatform(), browserPlatform()];
    const told: string[] = [];
    const stops = [
      one.onStorageChange((key) => told.push(`one: ${key}`)),
      other.onStorageChange((key) => {
        told.push(`other: ${key}`);
        other.localStorage.setItem('sjs-answer', 'b');
      }),
    ];
    one.localStorage.setItem('sjs-test', 'a');
    expect(told).to.deep.equal(['other: sjs-test', 'one: sjs-answer']);
    for (const stop of stops) stop();
    for (const key of ['sjs-test', 'sjs-answer']) one.localStorage.removeItem(key);
  });

  it('tell nobody of what only this tab keeps', () => {
    const told: (string | null)[] = [];
    const stop = browserPlatform().onStorageChange((key) => told.push(key));
    const {sessionStorage} = browserPlatform();
    sessionStorage.setItem('sjs-test', 'a');
    sessionStorage.removeItem('sjs-test');
    stop();
    expect(told).to.deep.equal([]);
  });
});

describe('two checkouts on one page whose storage', () => {
  afterEach(() => {
    Reflect.deleteProperty(window, 'localStorage');
    Object.defineProperty(window, 'localStorage', ownStorage);
    Storage.prototype.setItem = setItem;
    for (const name of document.cookie.split('; ')) document.cookie = `${name.split('=')[0]}=;path=/;max-age=0`;
  });
  const ownStorage = Object.getOwnPropertyDescriptor(window, 'localStorage')!;
  const {setItem} = Storage.prototype;
  const refuse = (name: string) => () => {
    throw new DOMException('no', name);
  };

  const troubles: readonly (readonly [name: string, begin: () => void])[] = [
    [
      'is blocked',
      () => Object.defineProperty(window, 'localStorage', {get: refuse('SecurityError'), configurable: true}),
    ],
    ['is full', () => (Storage.prototype.setItem = refuse('QuotaExceededError'))],
  ];
  for (const [name, begin] of troubles) {
    it(`${name} know of each other all the same`, () => {
      begin();
      const [one, other] = [browserPlatform(), browserPlatform()];
      const told: string[] = [];
      const stop = other.onStorageChange((key) => told.push(`${key}: ${other.localStorage.getItem('sjs-test')}`));
      one.localStorage.setItem('sjs-test', 'paying');
      expect(told).to.deep.equal(['sjs-test: paying']);
      other.localStorage.removeItem('sjs-test');
      expect(one.localStorage.getItem('sjs-test')).to.equal(null);
      stop();
    });
  }
});

describe('a browser whose storage is full', () => {
  const {setItem} = Storage.prototype;
  const fill = () => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  };
  afterEach(() => {
    Storage.prototype.setItem = setItem;
    localStorage.removeItem('sjs-test: a|b');
    document.cookie = 'sjs-test%3A%20a%7Cb=;path=/;max-age=0';
  });

  it('remembers for other tabs and a reload, in a cookie of a day', () => {
    const {localStorage: storage} = browserPlatform();
    storage.setItem('sjs-test: a|b', 'old');
    fill();
    const value = JSON.stringify({phase: 'paying', total: 14.28, currency: '€; =%'});
    storage.setItem('sjs-test: a|b', value);
    expect(localStorage.getItem('sjs-test: a|b')).to.equal('old');
    expect(cookieStorage.getItem('sjs-test: a|b')).to.equal(value);
    expect(storage.getItem('sjs-test: a|b')).to.equal(value);
    storage.removeItem('sjs-test: a|b');
    expect(cookieStorage.getItem('sjs-test: a|b')).to.equal(null);
    expect(storage.getItem('sjs-test: a|b')).to.equal(null);
  });

  it('hears of what another tab writes into that cookie as soon as it is looked at, and not of its own writing', async () => {
    fill();
    const platform = browserPlatform();
    platform.localStorage.setItem('sjs-test: a|b', '1');
    await import('../../src/cookie-watch.ts');
    const heard: (string | null)[] = [];
    const stop = platform.onStorageChange((key) => heard.push(key));
    for (const value of ['2', '3']) {
      document.cookie = `sjs-test%3A%20a%7Cb=${value};path=/`;
      window.dispatchEvent(new Event('focus'));
      window.dispatchEvent(new Event('focus'));
      expect(platform.localStorage.getItem('sjs-test: a|b')).to.equal(value);
    }
    expect(heard).to.deep.equal([null, null]);
    platform.localStorage.setItem('sjs-test: a|b', '4');
    document.cookie = 'somebody=else;path=/';
    window.dispatchEvent(new Event('focus'));
    expect(heard).to.deep.equal([null, null]);
    stop();
  });

  it('sets no cookie as long as there is room, and none that is old stays when there is room again', () => {
    const {localStorage: storage} = browserPlatform();
    storage.setItem('sjs-test: a|b', '1');
    expect(document.cookie).not.to.contain('sjs-test');
    fill();
    storage.setItem('sjs-test: a|b', '2');
    Storage.prototype.setItem = setItem;
    storage.setItem('sjs-test: a|b', '3');
    expect(document.cookie).not.to.contain('sjs-test');
    expect(storage.getItem('sjs-test: a|b')).to.equal('3');
  });

  it('remembers what is too long for a cookie for this tab', () => {
    fill();
    const {localStorage: storage} = browserPlatform();
    storage.setItem('sjs-test: a|b', 'x'.repeat(5000));
    expect(storage.getItem('sjs-test: a|b')).to.have.length(5000);
    storage.removeItem('sjs-test: a|b');
    expect(storage.getItem('sjs-test: a|b')).to.equal(null);
  });
});

describe('a page out of the back/forward cache', () => {
  it('looks again at what happened meanwhile', () => {
    const told: (string | null)[] = [];
    const stop = browserPlatform().onStorageChange((key) => told.push(key));
    window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: false}));
    expect(told).to.deep.equal([]);
    window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
    expect(told).to.deep.equal([null]);
    stop();
    window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
    expect(told).to.have.length(1);
  });
});

describe('a storage that is full', () => {
  it('still remembers for this tab, and for all as soon as there is room', () => {
    const shared = memoryStorage();
    let full = false;
    const storage = forgiving({
      ...shared,
      setItem(key, value) {
        if (full) throw new DOMException('full', 'QuotaExceededError');
        shared.setItem(key, value);
      },
    });
    storage.setItem('a', '1');
    full = true;
    storage.setItem('a', '2');
    expect([storage.getItem('a'), shared.getItem('a')]).to.deep.equal(['2', '1']);
    full = false;
    storage.setItem('a', '3');
    expect([storage.getItem('a'), shared.getItem('a')]).to.deep.equal(['3', '3']);
    storage.removeItem('a');
    expect(storage.getItem('a')).to.equal(null);
  });
});

describe('a storage in memory', () => {
  it('keeps, replaces and forgets', () => {
    const storage = memoryStorage();
    expect(storage.getItem('a')).to.equal(null);
    storage.setItem('a', '1');
    storage.setItem('a', '2');
    expect(storage.getItem('a')).to.equal('2');
    storage.removeItem('a');
    expect(storage.getItem('a')).to.equal(null);
  });
});
