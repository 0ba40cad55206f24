/** Two wishes for the same have the same fingerprint, in whatever order they name things. */
import {digest} from './digest.ts';

/** Of a request's body, or of billwerk's order; when a change takes effect is compared for itself. */
export function fingerprintOf({ChangeDate: _day, ...wish}: object & {readonly ChangeDate?: string}): Promise<string> {
  return digest(canonical(wish));
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (name: string, member: unknown) => {
    // One is what is ordered unless something else is said.
    if (/^quantity$/i.test(name) && member === 1) return undefined;
    if (!Array.isArray(member)) return member;
    // No components are none, said or not.
    if (name && member.length === 0) return undefined;
    return member.map((each: unknown) => canonical(each)).sort();
  });
}
