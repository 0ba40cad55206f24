import {randomHex} from './account.ts';
import type {Account, Contract, SelfServiceToken} from './account.ts';
import {requireContract} from './orders.ts';
import {Refusal} from './refusal.ts';

const MINUTE = 60 * 1000;
/** What billwerk's own default is, nobody says; the limit is documented. */
const DEFAULT_MINUTES = 60;
const MOST_MINUTES = 7 * 24 * 60;

/** @param validity in minutes, as text from the query; nothing or 0 means the default */
export function issueToken(account: Account, contract: Contract, validity = '0'): SelfServiceToken {
  const minutes = Number(validity);
  if (!Number.isInteger(minutes) || minutes < 0 || minutes > MOST_MINUTES) {
    throw new Refusal('InvalidData', `tokenValidity: whole minutes up to ${MOST_MINUTES} were expected`);
  }
  const issued = {
    token: randomHex(24),
    contractId: contract.Id,
    expiresAt: new Date(account.now().getTime() + (minutes || DEFAULT_MINUTES) * MINUTE),
  };
  account.selfServiceTokens.push(issued);
  return issued;
}

/** The one contract that a token opens. Documented is the status; the code is a guess. */
export function contractOfToken(account: Account, authorization = ''): Contract {
  const token = /^Bearer (.+)$/i.exec(authorization)?.[1];
  const issued = account.selfServiceTokens.find((known) => known.token === token);
  if (!issued || issued.expiresAt <= account.now()) {
    throw new Refusal('PermissionDenied', 'The self-service token is invalid or expired', 401);
  }
  return requireContract(account, issued.contractId);
}
