/** What the script in the page and the form in the iframe say to each other: JSON texts, as easyXDM sends them. */

/** What a form hands out: the chosen method, and for cards and accounts the token that stands for what was typed. */
export interface Collected {
  Bearer: string;
  Token?: string;
}

export type ToForm =
  | {kind: 'configure'; paymentMethods: unknown; style: unknown}
  | {kind: 'payer'; customer: unknown}
  | {kind: 'collect'; id: number};

export type FromForm =
  | {kind: 'ready'}
  /** Without anybody having asked: there is no form to fill in. */
  | {kind: 'trouble'; errorData: unknown}
  | {kind: 'collected'; id: number; collected: Collected}
  | {kind: 'failed'; id: number; errorData: unknown};

export function write(channel: string, message: ToForm | FromForm): string {
  return JSON.stringify({channel, ...message});
}

/** Undefined for whatever else arrives on a window. Who sent it is checked by the receiver, before. */
export function read<Message extends ToForm | FromForm>(channel: string, data: unknown): Message | undefined {
  if (typeof data !== 'string' || !data.startsWith('{"channel":')) return undefined;
  const message = JSON.parse(data) as Message & {channel: unknown};
  return message.channel === channel ? message : undefined;
}
