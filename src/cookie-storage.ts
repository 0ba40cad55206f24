/**
 * For what does not fit into a full `localStorage`: as synchronous, seen by other tabs and after a reload, and of a day, which
 * is as long as an attempt is remembered. Little of it: the attempt of a shop and the note of a return, nothing personal.
 */
import type {KeyValueStorage} from './ports.ts';

const dayInSeconds = 24 * 60 * 60;

/** `setItem` throws where cookies are refused, such as in frames of other sites, or the value is too long for one. */
export const cookieStorage: KeyValueStorage = {
  getItem(key) {
    const start = `${encodeURIComponent(key)}=`;
    const found = document.cookie.split('; ').find((cookie) => cookie.startsWith(start));
    if (found) import('./cookie-watch.ts').catch(() => undefined);
    return found ? decodeURIComponent(found.slice(start.length)) : null;
  },
  setItem(key, value) {
    keep(key, value, dayInSeconds);
    if (cookieStorage.getItem(key) !== value) throw new Error('no cookies');
  },
  removeItem(key) {
    if (cookieStorage.getItem(key) !== null) keep(key, '', 0);
  },
};

function keep(key: string, value: string, seconds: number): void {
  document.cookie = `${encodeURIComponent(key)}=${encodeURIComponent(value)};path=/;max-age=${seconds};samesite=lax`;
}
