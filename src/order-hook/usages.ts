/** Usages of metered components: named by the merchant's server, billed along with an order. */

/** What was used of a metered component and is to be billed. */
export interface MeteredUsage {
  readonly componentId: string;
  readonly quantity: number;
  readonly memo?: string;
  /** Your own unique key of it. */
  readonly key?: string;
  /** ISO 8601. */
  readonly dueDate?: string;
}

/** Metered usages of a contract, asked for at every price and order that changes it. `contract` as billwerk sent it. */
export type UsageSource = (
  contract: Readonly<Record<string, unknown>>,
) => readonly MeteredUsage[] | Promise<readonly MeteredUsage[]>;

/** As on billwerk's page "Up/-downgrading to a plan variant" [D]. */
export interface BillwerkUsage {
  readonly ComponentId: string;
  readonly Quantity: number;
  readonly Memo?: string;
  readonly Key?: string;
  readonly DueDate?: string;
}

export function billwerkUsage({componentId, quantity, memo, key, dueDate}: MeteredUsage): BillwerkUsage {
  return {
    ComponentId: componentId,
    Quantity: quantity,
    ...(memo !== undefined && {Memo: memo}),
    ...(key !== undefined && {Key: key}),
    ...(dueDate !== undefined && {DueDate: dueDate}),
  };
}
