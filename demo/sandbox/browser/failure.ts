export type Fields = Record<string, unknown>;

/** Anything that ends in the error callback, and exactly what that gets. */
export class Failure extends Error {
  constructor(readonly errorData: unknown) {
    super('See errorData');
  }
}

/** What `errorData` looks like: a plain object with an array of codes, of which one may be empty. */
export function failure(code: string, errorMessage: string, referenceId?: string): Failure {
  return new Failure({errorCode: [code], errorMessage, ...(referenceId ? {referenceId} : {})});
}

export function errorDataOf(reason: unknown): unknown {
  return reason instanceof Failure ? reason.errorData : {errorCode: ['UnmappedError'], errorMessage: String(reason)};
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

/** Reads a member in either case: `OrderId` or `orderId`. */
export function member(object: unknown, name: string): unknown {
  if (!isFields(object)) return undefined;
  return object[name] ?? object[name.charAt(0).toLowerCase() + name.slice(1)];
}

/** The same, where only a text makes sense. */
export function textMember(object: unknown, name: string): string {
  const value = member(object, name);
  return typeof value === 'string' ? value : '';
}
