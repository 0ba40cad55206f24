/** `npx sjs-checkout catalog > plans.json`: the public catalog for sites without a backend. Node runs it from bin.ts. */
import {systemClock} from '../platform.ts';
import {createBillwerkClient} from './billwerk.ts';
import {publicCatalog, type CatalogOptions} from './catalog.ts';
import {describeError} from './logger.ts';

export interface CommandWorld {
  /** Only here credentials are read from: what is written on a command line is seen by others and remembered by shells. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly fetch: typeof fetch;
  /** The text of a file. */
  read(path: string): Promise<string>;
  /** For the result. */
  write(text: string): void;
  /** For people. */
  complain(text: string): void;
}

const usage = `npx sjs-checkout catalog > plans.json

Writes the public catalog of a billwerk account: nothing hidden, no coupons, no internal names.

  --locale de               language of the texts; default: billwerk's default
  --plans <id>,<id>         plans on offer, in this order; default: all that are open for self-service
  --plan-groups <id>,<id>   plan groups on offer; default: all
  --price-tax net|gross     whether billwerk's prices include VAT; default: what billwerk says
  --options <file>          JSON with more, as in createOrderHook({catalog}): texts, quantities

Environment: BILLWERK_HOST (such as https://app.billwerk.com), BILLWERK_CLIENT_ID, BILLWERK_CLIENT_SECRET,
and BILLWERK_LEGAL_ENTITY_ID for accounts with several entities.
`;

const names = ['--locale', '--plans', '--plan-groups', '--price-tax', '--options'] as const;
type Settings = Partial<Record<(typeof names)[number], string>>;

/** @returns the exit code: 0 done, 1 failed, 2 called wrongly */
export async function runCommand(words: readonly string[], world: CommandWorld): Promise<0 | 1 | 2> {
  const [command, ...rest] = words;
  const settings = readSettings(rest);
  if (command !== 'catalog' || !settings) {
    const isQuestion = words.includes('--help') || words.length === 0;
    if (isQuestion) world.write(usage);
    else world.complain(usage);
    return isQuestion ? 0 : 2;
  }
  try {
    const options = await catalogOptions(settings, world);
    const billwerk = createBillwerkClient(credentials(world.environment), {fetch: world.fetch, clock: systemClock});
    const catalog = publicCatalog(await billwerk.productInfo(), options, settings['--locale']);
    world.write(`${JSON.stringify(catalog, undefined, 2)}\n`);
    return 0;
  } catch (error) {
    world.complain(`No catalog: ${describeError(error) ?? ''}\n`);
    return 1;
  }
}

/** `--name value` and `--name=value`; undefined where something else is said. */
function readSettings(words: readonly string[]): Settings | undefined {
  const settings: Settings = {};
  const rest = words.flatMap((word) => (/^--[\w-]+=/.test(word) ? splitOnce(word) : [word]));
  for (let index = 0; index < rest.length; index += 2) {
    const name = names.find((known) => known === rest[index]);
    const value = rest[index + 1];
    if (!name || !value) return undefined;
    settings[name] = value;
  }
  const tax = settings['--price-tax'];
  return tax === undefined || tax === 'net' || tax === 'gross' ? settings : undefined;
}

function splitOnce(word: string): string[] {
  const at = word.indexOf('=');
  return [word.slice(0, at), word.slice(at + 1)];
}

async function catalogOptions(settings: Settings, {read}: CommandWorld): Promise<CatalogOptions> {
  const path = settings['--options'];
  const more = path === undefined ? {} : (JSON.parse(await read(path)) as CatalogOptions);
  const [plans, planGroups] = [settings['--plans']?.split(','), settings['--plan-groups']?.split(',')];
  const tax = settings['--price-tax'] as 'net' | 'gross' | undefined;
  return {...more, ...(plans && {plans}), ...(planGroups && {planGroups}), ...(tax && {priceTax: tax})};
}

function credentials(environment: CommandWorld['environment']) {
  const [host, clientId, clientSecret] = ['BILLWERK_HOST', 'BILLWERK_CLIENT_ID', 'BILLWERK_CLIENT_SECRET'].map(
    (name) => {
      const value = environment[name];
      if (!value) throw new TypeError(`${name} is not set in the environment`);
      return value;
    },
  ) as [string, string, string];
  const legalEntityId = environment['BILLWERK_LEGAL_ENTITY_ID'];
  return {host, clientId, clientSecret, ...(legalEntityId && {legalEntityId})};
}
