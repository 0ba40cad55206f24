import {expect} from '@open-wc/testing';
import {parseCatalog} from '../../../src/catalog-reader.ts';
import {draftOf} from '../../../src/plan-change/draft.ts';
import {lossesOf} from '../../../src/plan-change/losses.ts';
import {valid} from '../../support/catalog.ts';
import {contractOf} from '../../support/contract.ts';

const catalog = parseCatalog(valid());
const contract = contractOf({
  componentSubscriptions: [
    {id: 's1', componentId: 'sms', quantity: 3},
    {id: 's2', componentId: 'priority', quantity: 1},
    {id: 's3', componentId: 'gone-from-the-catalog', quantity: 1},
  ],
});

describe('what a change gives up', () => {
  it('is nothing as long as nothing is changed, or something is added', () => {
    const draft = draftOf(contract);
    expect(lossesOf(contract, draft, catalog)).to.deep.equal([]);
    const more = draft.components.map((each) => ({...each, quantity: each.quantity + 1}));
    expect(lossesOf(contract, {...draft, components: more}, catalog)).to.deep.equal([]);
  });

  it('are the features of a larger plan that the smaller one does not name', () => {
    const fleet = {...catalog.plans[1]!, features: ['Everything in Solo', '1 vehicle', 'Depots']};
    const larger = {...catalog, plans: [catalog.plans[0]!, fleet]};
    const before = contractOf({planId: 'fleet', planVariantId: 'fleet-monthly', quantity: 10});
    const draft = {...draftOf(before), planVariantId: 'solo-monthly'};
    expect(lossesOf(before, draft, larger)).to.deep.equal([{kind: 'feature', name: 'Depots'}]);
    const back = {...draftOf(contract), planVariantId: 'fleet-monthly'};
    expect(lossesOf(contract, back, larger)).to.deep.equal([]);
  });

  it('are features, too, whose words only happen to hold the name of the smaller plan', () => {
    const plans = [
      {...catalog.plans[0]!, name: 'S'},
      {...catalog.plans[1]!, features: ['Everything in S', 'Support by phone', 'SMS']},
    ];
    const losses = lossesOf(
      contractOf({planId: 'fleet', planVariantId: 'fleet-monthly'}),
      {...draftOf(contractOf({})), planVariantId: 'solo-monthly'},
      {...catalog, plans},
    );
    expect(losses.filter(({kind}) => kind === 'feature').map(({name}) => name)).to.deep.equal([
      'Support by phone',
      'SMS',
    ]);
  });

  it('are components that end', () => {
    const draft = {...draftOf(contract), planVariantId: 'fleet-monthly', components: []};
    expect(lossesOf(contract, draft, catalog)).to.deep.equal([
      {kind: 'component', name: 'SMS'},
      {kind: 'component', name: 'Priority support'},
      {kind: 'component', name: 'gone-from-the-catalog'},
    ]);
  });

  it('are components that get fewer, with what is left', () => {
    const [sms, ...others] = draftOf(contract).components;
    const draft = {...draftOf(contract), components: [{...sms!, quantity: 1}, ...others]};
    expect(lossesOf(contract, draft, catalog)).to.deep.equal([{kind: 'quantity', name: 'SMS', left: 1}]);
  });

  it('are users of the same plan', () => {
    const fleet = contractOf({planId: 'fleet', planVariantId: 'fleet-monthly', quantity: 10});
    expect(lossesOf(fleet, {...draftOf(fleet), quantity: 6}, catalog)).to.deep.equal([
      {kind: 'quantity', name: 'Fleet', left: 6},
    ]);
  });
});
