/** A fresh catalog as JSON gives it, to be broken by the tests. */
export function valid() {
  return {
    currency: 'EUR',
    priceTax: 'net',
    plans: [
      {
        id: 'solo',
        name: 'Solo',
        features: ['1 vehicle'],
        components: ['sms', 'priority', 'calls'],
        variants: [
          {id: 'solo-monthly', price: 12, period: {unit: 'Month', quantity: 1}, trial: {unit: 'Day', quantity: 14}},
          {id: 'solo-yearly', price: 120, setupFee: 49, period: {unit: 'Year', quantity: 1}},
        ],
      },
      {
        id: 'fleet',
        name: 'Fleet',
        variants: [
          {
            id: 'fleet-monthly',
            price: 9,
            period: {unit: 'Month', quantity: 1},
            quantity: {min: 5, max: 500, step: 1, default: 10},
          },
        ],
      },
    ],
    components: [
      {id: 'sms', name: 'SMS', type: 'QuantityBased', price: 5, unit: '100 SMS', max: 50, default: 2},
      {id: 'priority', name: 'Priority support', type: 'OnOff', price: 19},
      {id: 'calls', name: 'API calls', type: 'Metered', price: 0.085, unit: 'call'},
    ],
  };
}
