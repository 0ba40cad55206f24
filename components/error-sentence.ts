/** What a shopper reads when something went wrong. The only place where error codes become sentences. */
import {isDefinite} from '../src/errors.ts';
import type {CheckoutError} from '../src/errors.ts';
import type {Sentences} from './localize.ts';

/**
 * The sentence for an error: what happened, whether anything was charged, what to do next.
 *
 * Sentences that speak of money hold `{nothingCharged}`, which is said only where the error's outcome makes it certain.
 * Where it is not certain, the careful sentence for unknown outcomes stands instead, since "try again" could then pay
 * twice. A code nobody has a sentence for is described by its outcome.
 */
export function errorSentence(messages: Sentences, error: CheckoutError): string {
  const {code, outcome} = error;
  const sentence = messages[`error_${code}` as keyof Sentences];
  const byOutcome = isDefinite(error) ? messages.outcome_definite : messages[`outcome_${outcome as 'unknown'}`];
  if (!sentence) return byOutcome;
  if (!sentence.includes('{nothingCharged}')) return sentence;
  return isDefinite(error) ? sentence.replace('{nothingCharged}', messages.nothingCharged) : byOutcome;
}
