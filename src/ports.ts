/** What the core needs of the outside world; `platform.ts` has the browser's own. */

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  setTimeout(callback: () => void, milliseconds: number): unknown;
  clearTimeout(handle: unknown): void;
}

export interface KeyValueStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export interface Locks {
  /** Runs alone among all tabs of this origin that use the same name. */
  request<Result>(name: string, run: () => Promise<Result>): Promise<Result>;
}
