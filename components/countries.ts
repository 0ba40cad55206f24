/** Countries and what an address in them looks like, as far as the form has to know. */

/** ISO 3166-1 alpha-2, all that are assigned and inhabited: a first letter, then all the second ones. */
const list = (
  'ADEFGILMORSTUWXZ BABDEFGHIJLMNOQRSTWYZ CACDFGHIKLMNORUVWXYZ DEJKMOZ ECEGHRST FIJKMOR GABDEFGHILMNPQRTUWY ' +
  'HKNRTU IDELMNOQRST JEMOP KEGHIMNPRWYZ LABCIKRSTUVY MACDEFGHKLMNOPQRSTUVWXYZ NACEFGILOPRUZ OM ' +
  'PAEFGHKLMNRSTWY QA REOSUW SABCDEGHIJKLMNORSTVXYZ TCDGHJKLMNORTVWZ UAGSYZ VACEGINU WFS YET ZAMW'
)
  .split(' ')
  .flatMap(([first, ...seconds]) => seconds.map((second) => `${first}${second}`));

export const isCountry = (code: string | undefined): boolean => code?.length === 2 && list.includes(code);

const among = (codes: string) => {
  const countries = new Set(codes.split(' '));
  return (country: string) => countries.has(country);
};

/** Whether a state or province is part of the address. */
export const needsState = among('AU BR CA IN MX US');

/** Whether every address has a postal code. Elsewhere the form does not insist: some fifty countries have none. */
export const needsPostalCode = among(
  'AT AU BE BG CA CH CY CZ DE DK EE ES FI FR GB GR HR HU IT JP LT LU LV MT NL NO PL PT RO SE SI SK US',
);

/** Whether the postal code is made of digits alone, so that phones can offer their number pad. */
export const hasNumericPostalCode = among('AT AU BE CH DE DK ES FI FR HR HU IT LU NO RO SI US');

/** Whether people write "12 Main Street" there. */
export const writesNumberFirst = among('AU CA FR GB IE LU NZ US');

export interface Country {
  readonly code: string;
  readonly name: string;
}

const listed = new Map<string, readonly Country[]>();

/** All countries by their names in a language, in that language's order. */
export function countriesIn(locale: string): readonly Country[] {
  let countries = listed.get(locale);
  if (!countries) {
    const names = new Intl.DisplayNames(locale, {type: 'region'});
    const {compare} = new Intl.Collator(locale);
    countries = list
      .map((code) => ({code, name: names.of(code) ?? code}))
      .sort((one, other) => compare(one.name, other.name));
    listed.set(locale, countries);
  }
  return countries;
}
