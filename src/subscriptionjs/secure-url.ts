/**
 * An absolute address we may load a script from or send the shopper to: https, or http on this machine.
 *
 * @returns undefined for anything else
 */
export function secureUrl(address: unknown, base?: string): URL | undefined {
  if (typeof address !== 'string') return undefined;
  try {
    const url = new URL(address, base);
    const local = /^(.+\.)?localhost$|^127(\.\d+){3}$|^\[::1\]$/.test(url.hostname);
    return url.protocol === 'https:' || (url.protocol === 'http:' && local) ? url : undefined;
  } catch {
    return undefined;
  }
}
