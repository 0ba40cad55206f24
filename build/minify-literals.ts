// Shortens the texts of html`` and css`` literals without changing what a reader sees. Pure functions over the literal's texts.

/** Stands for a `${}` hole while white space is judged across holes; a private-use character that no source of ours contains. */
const hole = '\uE000';

/** Beside the tags of these, white space is never rendered; beside any other it is a space between two words. */
const blockElements = new Set(
  (
    'address article aside blockquote body caption col colgroup dd details dialog div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li link main menu meta nav ol optgroup option p pre script search section ' +
    'source style summary table tbody td template tfoot th thead title tr track ul'
  ).split(' '),
);

/** The content of these is taken to the letter. */
const verbatimElements = new Set(['pre', 'textarea', 'script', 'style']);

// Not \s: a no-break space is text.
const whiteSpace = /[ \t\r\n\f]+/g;

const htmlToken = /<!--[^]*?-->|<\/?[a-zA-Z](?:"[^"]*"|'[^']*'|[^'">])*>|[^<]+|</g;
const attributeToken = /"[^"]*"|'[^']*'|[^"']+/g;
const cssToken = /\/\*[^]*?\*\/|"(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*'|url\([^)'"]*\)|[^"'/u]+|[/u]/g;

/** Applies `minify` to the texts as one; gives the texts back untouched when that would lose a hole. */
function acrossHoles(texts: readonly string[], minify: (joined: string) => string): string[] {
  if (texts.some((text) => text.includes(hole))) return [...texts];
  const minified = minify(texts.join(hole)).split(hole);
  return minified.length === texts.length ? minified : [...texts];
}

function minifyTag(tag: string): string {
  const parts = tag.match(attributeToken) ?? [];
  const collapsed = parts.map((part) => (/^["']/.test(part) ? part : part.replace(whiteSpace, ' '))).join('');
  // An unquoted value would swallow the slash of `/>`, so only a quote or a bare tag lets the space before it go.
  return collapsed.replace(/ >$/, '>').replace(/(["']) \/>$/, '$1/>');
}

function tagName(tag: string): string {
  return (/^<\/?([^\s/>]+)/.exec(tag)?.[1] ?? '').toLowerCase();
}

function minifyJoinedHtml(html: string): string {
  const output: string[] = [];
  let verbatim: string | undefined;
  // Whether white space that comes next would not be rendered.
  let afterBlock = false;
  for (const token of html.match(htmlToken) ?? []) {
    const isTag = /^<\/?[a-zA-Z]/.test(token);
    if (verbatim) {
      output.push(token);
      if (isTag && token.startsWith('</') && tagName(token) === verbatim) verbatim = undefined;
    } else if (isTag) {
      const name = tagName(token);
      const isBlock = blockElements.has(name);
      if (isBlock && output.at(-1)?.endsWith(' ')) output.push((output.pop() ?? '').slice(0, -1));
      output.push(minifyTag(token));
      afterBlock = isBlock;
      if (!token.startsWith('</') && verbatimElements.has(name)) verbatim = name;
    } else if (token.startsWith('<!--')) {
      // A hole inside a comment still takes a value.
      if (token.includes(hole)) output.push(token);
    } else {
      let text = token.replace(whiteSpace, ' ');
      // A comment between two texts leaves one run of white space.
      if (text.startsWith(' ') && (afterBlock || output.at(-1)?.endsWith(' '))) text = text.slice(1);
      output.push(text);
      if (text !== '') afterBlock = false;
    }
  }
  return output.join('');
}

/**
 * @param texts the texts between the holes of an html``, svg`` or mathml`` literal
 * @returns as many texts: runs of white space are one space, or none beside block elements; comments are gone; attribute values and
 * the content of `pre`, `textarea`, `script` and `style` are as they were. White space kept by a style sheet (`white-space: pre`) is lost.
 */
export function minifyHtml(texts: readonly string[]): string[] {
  return acrossHoles(texts, minifyJoinedHtml);
}

function minifyJoinedCss(css: string, privateNames: PrivateNames): string {
  const pieces: {text: string; isCode: boolean}[] = [];
  for (const token of css.match(cssToken) ?? []) {
    if (token.startsWith('/*')) {
      if (token.includes(hole)) return css;
      continue;
    }
    const isCode = !/^(["']|url\()/.test(token);
    const last = pieces.at(-1);
    if (last?.isCode && isCode) last.text += token;
    else pieces.push({text: token, isCode});
  }
  return pieces
    .map(({text, isCode}) =>
      isCode
        ? text
            .replace(whiteSpace, ' ')
            // `--empty: ;` needs its space.
            .replace(/(?<!:) ?([{};,]) ?/g, '$1')
            .replace(/: (?![;}])/g, ':')
            .replace(/\( /g, '(')
            .replace(/ \)/g, ')')
            .replace(/;+}/g, '}')
            .replace(/ > /g, '>')
            .replace(/ !important/g, '!important')
            // Not in `v0.5`.
            .replace(/(?<![\w.])0(?=\.\d)/g, '')
            .replace(/--_[a-z-]+/g, (name) => privateNames.get(name) ?? name)
        : text,
    )
    .join('')
    .trim();
}

/** Short names for the private custom properties (`--_line`). Elements read each other's, so all modules need the same ones. */
export type PrivateNames = ReadonlyMap<string, string>;

/** @param sources every module that has styles; which name becomes which does not depend on their order */
export function shortenPrivateNames(sources: readonly string[]): PrivateNames {
  const names = [...new Set(sources.flatMap((source) => source.match(/--_[a-z-]+/g) ?? []))].sort();
  return new Map(names.map((name, index) => [name, `--_${index.toString(36)}`]));
}

/**
 * @param texts the texts between the holes of a css`` literal, which must begin and end between rules or declarations
 * @param privateNames others for private custom properties
 * @returns as many texts, without comments and without white space that means nothing; strings and `url()` are as they were
 */
export function minifyCss(texts: readonly string[], privateNames: PrivateNames = new Map()): string[] {
  return acrossHoles(texts, (joined) => minifyJoinedCss(joined, privateNames));
}
