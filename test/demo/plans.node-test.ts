import {readFile} from 'node:fs/promises';
import {expect, test} from 'vitest';
import {products} from '../../demo/sandbox/products.ts';
import {parseCatalog} from '../../src/catalog-reader.ts';
import type {Period} from '../../src/model.ts';

const catalog = parseCatalog(JSON.parse(await readFile(new URL('../../demo/plans.json', import.meta.url), 'utf8')));

const lower = (period: {Unit: Period['unit']; Quantity: number} | undefined): Period | undefined =>
  period && {unit: period.Unit, quantity: period.Quantity};

test('the catalog of the demo page says what the sandbox charges', () => {
  expect(catalog).toMatchObject({currency: 'EUR', priceTax: 'net'});
  for (const variant of catalog.plans.flatMap((plan) => plan.variants)) {
    const sold = products.PlanVariants.find((candidate) => candidate.Id === variant.id);
    const plan = products.Plans.find((candidate) => candidate.Id === sold?.PlanId);
    expect({
      price: sold?.RecurringFee,
      setupFee: sold?.SetupFee,
      period: lower(sold?.FeePeriod),
      trial: lower(plan?.TrialPeriod),
      isQuantityBased: plan?.IsQuantityBased,
    }).toEqual({
      price: variant.price,
      setupFee: variant.setupFee ?? 0,
      period: variant.period,
      trial: variant.trial,
      isQuantityBased: variant.quantity !== undefined,
    });
    expect(sold).toMatchObject({AllowSelfService: true, Hidden: false});
  }
});

test('the components of the demo page are those that the sandbox sells', () => {
  for (const component of catalog.components ?? []) {
    const sold = products.Components.find((candidate) => candidate.Id === component.id);
    expect(sold?.Name._c).toBe(component.name);
    expect({
      type: sold?.ComponentType,
      price: sold?.PricePerUnit,
      unit: sold?.Unit,
      period: lower(sold?.FeePeriod),
    }).toEqual({
      type: component.type,
      price: component.price,
      unit: component.unit,
      period: component.period,
    });
  }
});

test('plans are named on the page as on the bill', () => {
  const names = catalog.plans.map(({id, name}) => [products.Plans.find((plan) => plan.Id === id)?.Name._c, name]);
  for (const [billed, shown] of names) expect(shown).toBe(billed);
});
