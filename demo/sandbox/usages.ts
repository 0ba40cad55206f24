import type {Account, Contract, MeteredUsage} from './account.ts';
import type {CartLine} from './input.ts';

/** What is to be billed: stored usages that were not yet, and the new ones. A `Key` counts once per contract. */
export function withoutRepeated(stored: MeteredUsage[], lines: CartLine[]): CartLine[] {
  return [...stored.filter(({IsBilled}) => !IsBilled), ...newUsages(stored, lines)];
}

function newUsages(stored: MeteredUsage[], lines: CartLine[]): CartLine[] {
  const keys = new Set(stored.map(({Key}) => Key));
  return lines.filter(({Key}) => {
    if (Key === undefined) return true;
    const isNew = !keys.has(Key);
    keys.add(Key);
    return isNew;
  });
}

export function storeUsages(account: Account, contract: Contract, lines: CartLine[]): void {
  const stored = account.usages.filter(({ContractId}) => ContractId === contract.Id);
  for (const line of newUsages(stored, lines)) {
    const ids = {Id: account.newId(), ContractId: contract.Id, CustomerId: contract.CustomerId};
    account.usages.push({...ids, ...line, IsBilled: false});
  }
}
