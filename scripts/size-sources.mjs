// Which sources make a bundled file, and what each of them weighs in it.
import {existsSync, readFileSync} from 'node:fs';
import {SourceMap} from 'node:module';
import {brotliCompressSync} from 'node:zlib';

/** @typedef {{source: string, raw: number, brotli: number}} Share brotli: what the file would weigh less without it */

/**
 * The text of a bundled file, cut where one source ends and the next begins.
 * @param {string} path of the file, its map beside it
 * @returns {{source: string, text: string}[]}
 */
function piecesOf(path) {
  /** @type {import('node:module').SourceMapPayload} */
  const payload = JSON.parse(readFileSync(`${path}.map`, 'utf8'));
  const map = new SourceMap(payload);
  /** @type {{source: string, text: string}[]} */
  const pieces = [];
  for (const [row, line] of readFileSync(path, 'utf8').split('\n').entries()) {
    for (let column = 0; column < line.length; column++) {
      /** @type {{originalSource?: string}} what no source wrote has none */
      const {originalSource} = map.findEntry(row, column);
      const source = originalSource?.replace(/^(\.\.\/)+/, '') ?? "the bundler's own";
      const last = pieces.at(-1);
      if (last?.source === source) last.text += line[column];
      else pieces.push({source, text: line[column] ?? ''});
    }
  }
  return pieces;
}

/** @param {string} text */
const weigh = (text) => brotliCompressSync(text).length;

/**
 * @param {{source: string, text: string}[]} pieces
 * @returns {Share[]} the heaviest first. They add up to less than the whole, since what two sources share stays with the other.
 */
export function sharesOf(pieces) {
  const whole = weigh(pieces.map(({text}) => text).join(''));
  return [...new Set(pieces.map(({source}) => source))]
    .map((source) => {
      const [own, others] = [true, false].map((isOwn) =>
        pieces
          .filter((piece) => (piece.source === source) === isOwn)
          .map(({text}) => text)
          .join(''),
      );
      return {source, raw: own?.length ?? 0, brotli: whole - weigh(others ?? '')};
    })
    .sort((one, other) => other.brotli - one.brotli);
}

/**
 * @param {string} path
 * @returns {Share[]} nothing for what the bundler writes itself, which has no map
 */
export function sourcesOf(path) {
  return existsSync(`${path}.map`) ? sharesOf(piecesOf(path)) : [];
}
