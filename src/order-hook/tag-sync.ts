/** A ready-made `onEvent`: the shop's own id, sent along as `Tag` with a signup, becomes the customer's `ExternalCustomerId`. */
import {BillwerkFailure} from './failure.ts';
import type {BillwerkCustomer} from './responses.ts';
import type {EventHandler} from './webhooks.ts';

/**
 * @param isOurs whether the tag is an id of the shop that belongs to this customer. Tags come from browsers: whoever signs up
 * can write somebody else's there.
 */
export function tagSync(isOurs: (tag: string, customer: BillwerkCustomer) => boolean | Promise<boolean>): EventHandler {
  return async ({customer}, {updateCustomer}) => {
    if (!customer?.Id || !customer.Tag || customer.ExternalCustomerId) return;
    if (!(await isOurs(customer.Tag, customer))) return;
    try {
      await updateCustomer(customer.Id, {ExternalCustomerId: customer.Tag});
    } catch (error) {
      // Another customer has that id, such as one of an earlier attempt to sign up: telling it again would change nothing.
      if (!(error instanceof BillwerkFailure) || error.status !== 409) throw error;
    }
  };
}
