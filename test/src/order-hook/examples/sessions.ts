/** Stands for the shop's own sessions: a cookie that only the shop can make, and the customer it belongs to. */
const sessions = new Map([['s-1', {billwerkCustomerId: '65a10c0de5b1e7e000000500'}]]);

export function sessionOf(cookies: string | null): Promise<{readonly billwerkCustomerId: string} | undefined> {
  const token = /(?:^|; )session=([^;]+)/.exec(cookies ?? '')?.[1] ?? '';
  return Promise.resolve(sessions.get(token));
}
