/** All the ways in which a number that was typed could stand in a text. */

const separators = String.raw`[\s\p{Pd}._+/*,]*`;
/** So much of a long number is as good as all of it. */
const telling = 8;
/** Short numbers stand on their own: not as a part of an id, and not as the cents or milliseconds of another number. */
const before = String.raw`(?<![\p{L}\p{N}])(?<!\p{N}\.)`;
const after = String.raw`(?![\p{L}\p{N}])(?!\.\p{N})`;

/** The secret itself, with or without spaces, in either case; a part of it that tells; its last four; Base64 of it. */
export function spellingsOf(secret: string): RegExp {
  const spelled = (part: string) => [...part].join(separators);
  if (secret.length < telling) return new RegExp(`${before}${spelled(secret)}${after}`, 'iu');
  const parts = Array.from({length: secret.length - telling + 1}, (_, index) => secret.slice(index, index + telling));
  // Two different digits occur in many an id.
  const tellingParts = parts.filter((part) => new Set(part).size > 2);
  const grouped = secret.replace(/(.{4})(?=.)/g, '$1 ');
  const encoded = [secret, grouped].flatMap(base64).map((text) => text.replace(/[+/]/g, String.raw`\$&`));
  const lastFour = `${before}${secret.slice(-4)}${after}`;
  return new RegExp([...[secret, ...tellingParts].map(spelled), ...encoded, lastFour].join('|'), 'iu');
}

/** What of it is the same wherever it begins in a longer text. */
function base64(text: string): string[] {
  return [0, 1, 2].map((shift) => {
    const whole = Buffer.from(' '.repeat(shift) + text).toString('base64');
    return whole.slice(shift === 0 ? 0 : 4, whole.length - (whole.endsWith('=') ? 4 : 0));
  });
}

/** Where a text holds the secret, in any spelling and under the escapes of addresses; undefined where it does not. */
export function findIn(text: string, secret: RegExp): string | undefined {
  for (const spelled of [text, unescaped(text)]) {
    const found = secret.exec(spelled);
    if (found) return spelled.slice(Math.max(0, found.index - 30), found.index + found[0].length + 30);
  }
  return undefined;
}

function unescaped(text: string): string {
  return text.replace(/(%[0-9a-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
}
