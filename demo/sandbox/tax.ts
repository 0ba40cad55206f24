import type {TaxPolicy} from './catalog.ts';

/** The merchant's own country: its rates apply where nothing better is known. */
const HOME = 'DE';

/** Country, standard rate, reduced rate. Places outside the EU VAT area are exports. */
const RATES: readonly [country: string, standard: number, reduced: number][] = [
  ['DE', 19, 7],
  ['AT', 20, 10],
  ['BE', 21, 6],
  ['ES', 21, 10],
  ['FR', 20, 5.5],
  ['IT', 22, 10],
  ['NL', 21, 9],
  ['PL', 23, 8],
  ['CH', 0, 0],
  ['GB', 0, 0],
  ['LI', 0, 0],
  ['NO', 0, 0],
  ['US', 0, 0],
];

export const TAX_POLICIES = {
  standard: '65a10c0de5b1e7e000000700',
  reduced: '65a10c0de5b1e7e000000701',
  exempt: '65a10c0de5b1e7e000000702',
} as const;

export const taxPolicies: TaxPolicy[] = [
  {Id: TAX_POLICIES.standard, Name: 'Standard rate', Entries: RATES.map(([Country, Rate]) => ({Country, Rate}))},
  {Id: TAX_POLICIES.reduced, Name: 'Reduced rate', Entries: RATES.map(([Country, , Rate]) => ({Country, Rate}))},
  {Id: TAX_POLICIES.exempt, Name: 'Without VAT', Entries: RATES.map(([Country]) => ({Country, Rate: 0}))},
];

/** How VAT ids look, country by country; a number is checked by its shape only, never against a register. */
const VAT_IDS: Record<string, RegExp> = {
  AT: /^ATU\d{8}$/,
  BE: /^BE[01]\d{9}$/,
  BG: /^BG\d{9,10}$/,
  CY: /^CY\d{8}[A-Z]$/,
  CZ: /^CZ\d{8,10}$/,
  DE: /^DE\d{9}$/,
  DK: /^DK\d{8}$/,
  EE: /^EE\d{9}$/,
  ES: /^ES[A-Z\d]\d{7}[A-Z\d]$/,
  FI: /^FI\d{8}$/,
  FR: /^FR[A-Z\d]{2}\d{9}$/,
  GR: /^EL\d{9}$/,
  HR: /^HR\d{11}$/,
  HU: /^HU\d{8}$/,
  IE: /^IE\d[A-Z\d]\d{5}[A-Z]{1,2}$/,
  IT: /^IT\d{11}$/,
  LT: /^LT(\d{9}|\d{12})$/,
  LU: /^LU\d{8}$/,
  LV: /^LV\d{11}$/,
  MT: /^MT\d{8}$/,
  NL: /^NL\d{9}B\d{2}$/,
  PL: /^PL\d{10}$/,
  PT: /^PT\d{9}$/,
  RO: /^RO\d{2,10}$/,
  SE: /^SE\d{12}$/,
  SI: /^SI\d{8}$/,
  SK: /^SK\d{10}$/,
};

/** Spaces, dots and dashes are how people write VAT ids; they mean nothing. */
function normalized(vatId: string): string {
  return vatId.replace(/[\s.-]/g, '').toUpperCase();
}

/** Whether a VAT id has the shape of its country's; ids from outside the EU are not judged. */
export function isVatId(vatId: string): boolean {
  const id = normalized(vatId);
  const country = id.startsWith('EL') ? 'GR' : id.slice(0, 2);
  return VAT_IDS[country]?.test(id) ?? /^[A-Z]{2,3}[A-Z\d.-]{4,15}$/.test(id);
}

/** Percent to charge a customer: none for a business elsewhere in the EU (reverse charge), else the country's rate. */
export function vatRate(policy: TaxPolicy, country = HOME, vatId?: string): number {
  if (country !== HOME && vatId && VAT_IDS[country]?.test(normalized(vatId))) return 0;
  const rateOf = (code: string) => policy.Entries.find((entry) => entry.Country === code)?.Rate;
  return rateOf(country) ?? rateOf(HOME) ?? 0;
}
