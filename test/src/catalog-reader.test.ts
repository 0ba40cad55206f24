import {expect} from '@open-wc/testing';
import {isCatalog, rangeOf} from '../../src/catalog.ts';
import {parseCatalog, parseCatalogText} from '../../src/catalog-reader.ts';
import {CheckoutError} from '../../src/errors.ts';
import {valid} from '../support/catalog.ts';

function refusal(read: () => unknown): CheckoutError {
  try {
    read();
  } catch (error) {
    expect(error).to.be.instanceOf(CheckoutError);
    return error as CheckoutError;
  }
  throw new Error('the catalog was taken');
}

/** A valid catalog with one field changed, or removed when the value is undefined. */
function broken(path: string, value?: unknown): unknown {
  const catalog = valid();
  const names = path.split(/[.[\]]+/).filter(Boolean);
  const last = names.pop()!;
  const holder = names.reduce<Record<string, unknown>>(
    (here, name) => here[name] as Record<string, unknown>,
    catalog as unknown as Record<string, unknown>,
  );
  holder[last] = value;
  return JSON.parse(JSON.stringify(catalog));
}

describe('a catalog', () => {
  it('is taken as it is when everything is right', () => {
    expect(parseCatalog(valid()).plans).to.deep.equal(valid().plans);
  });

  it('needs no reader when everything is right', () => {
    expect(isCatalog(valid())).to.equal(true);
    expect(parseCatalog(valid())).to.deep.equal(valid());
  });

  it('gets the limits that a plan leaves out from the reader', () => {
    const incomplete = broken('plans[1].variants[0].quantity', {max: 9});
    expect(isCatalog(incomplete)).to.equal(false);
    const [variant] = parseCatalog(incomplete).plans[1]!.variants;
    expect(variant!.quantity).to.deep.equal({min: 1, max: 9, step: 1, default: 1});
  });

  it('gets the limits that quantity-based components leave out', () => {
    const [sms] = parseCatalog(valid()).components!;
    expect(rangeOf(sms!)).to.deep.equal({min: 0, max: 50, step: 1, default: 2});
  });

  it('drops fields nobody knows', () => {
    const catalog = parseCatalog({...valid(), internalMargin: 40});
    expect(catalog).not.to.have.property('internalMargin');
  });

  const mistakes: [path: string, value: unknown][] = [
    ['currency', undefined],
    ['currency', 'Euro'],
    ['priceTax', 'brutto'],
    ['plans', undefined],
    ['plans', []],
    ['plans[0].name', ''],
    ['plans[0].features', 'one, two'],
    ['plans[0].features[0]', 7],
    ['plans[0].components[1]', 'unknown'],
    ['plans[0].variants', []],
    ['plans[0].variants[1].id', 'solo-monthly'],
    ['plans[0].variants[1].price', '120'],
    ['plans[0].variants[1].price', -1],

    ['plans[0].variants[0].period.unit', 'month'],
    ['plans[0].variants[0].period.quantity', 0],
    ['plans[0].variants[0].trial.quantity', 1.5],
    ['plans[1].variants[0].quantity.max', 1],
    ['plans[1].variants[0].quantity.step', 0],
    ['plans[1].variants[0].quantity.default', 1e9],
    ['components[0].type', 'Quantity'],
    ['components[0].step', 0],
    ['components[0].default', 51],
    ['components[2].name', undefined],
    ['components[2].price', Infinity.toString()],
  ];
  for (const [path, value] of mistakes) {
    it(`names ${path} when it is ${JSON.stringify(value) ?? 'missing'}`, () => {
      const error = refusal(() => parseCatalog(broken(path, value)));
      expect(error.code).to.equal('CatalogInvalid');
      expect(error.audience).to.equal('merchant');
      expect(error.field).to.equal(path);
      expect(error.message).to.contain(path);
    });

    it(`is never taken unread when ${path} is ${JSON.stringify(value) ?? 'missing'}`, () => {
      expect(isCatalog(broken(path, value))).to.equal(false);
    });
  }

  it('may have null for what is optional', () => {
    const [plan] = parseCatalog(broken('plans[0].variants[1].setupFee', null)).plans;
    expect(plan!.variants[1]).not.to.have.property('setupFee');
  });

  for (const value of [null, 'text', 7, []]) {
    it(`is refused when it is ${JSON.stringify(value)}`, () => {
      expect(refusal(() => parseCatalog(value)).code).to.equal('CatalogInvalid');
    });
  }

  it('is read from text', () => {
    expect(parseCatalogText(JSON.stringify(valid())).currency).to.equal('EUR');
  });

  it('says so when the quotes are typographic', () => {
    const error = refusal(() => parseCatalogText('{“currency”: “EUR”}'));
    expect(error.message).to.contain('typographic quotes');
  });

  it('says so when the text is a web page', () => {
    const error = refusal(() => parseCatalogText('<!doctype html>'));
    expect(error.message).to.contain('is not JSON');
  });
});
