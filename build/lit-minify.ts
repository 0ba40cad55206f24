import {readdirSync, readFileSync} from 'node:fs';
import MagicString from 'magic-string';
import {parseSync, Visitor, type Plugin} from 'vite';
import {root} from './entries.ts';
import {minifyCss, minifyHtml, shortenPrivateNames, type PrivateNames} from './minify-literals.ts';

type Minifier = (texts: readonly string[], privateNames?: PrivateNames) => string[];

const minifiers = new Map<string, Minifier>([
  ['html', minifyHtml],
  ['svg', minifyHtml],
  ['mathml', minifyHtml],
  ['css', minifyCss],
]);

/** Writes a cooked text so that a template literal reads it back the same. */
function escapeTemplateText(text: string): string {
  return text.replace(/\\|`|\$\{/g, '\\$&').replace(/\r/g, '\\r');
}

/**
 * Minifies the html``, svg``, mathml`` and css`` literals of one TypeScript or JavaScript module.
 * @param code the module as written
 * @param fileName says by its ending which language it is
 * @param privateNames others for the private custom properties of css`` literals
 * @returns undefined when there was nothing to shorten
 * @throws SyntaxError with the parser's message when the module does not parse
 */
export function minifyLiterals(code: string, fileName: string, privateNames?: PrivateNames) {
  const {program, errors} = parseSync(fileName, code);
  if (errors[0]) throw new SyntaxError(`${fileName}: ${errors[0].message}`);
  const output = new MagicString(code);
  new Visitor({
    TaggedTemplateExpression({tag, quasi: {quasis}}) {
      const minify = tag.type === 'Identifier' ? minifiers.get(tag.name) : undefined;
      const texts = quasis.map(({value}) => value.cooked).filter((text) => typeof text === 'string');
      if (!minify || texts.length < quasis.length) return;
      const minified = minify(texts, privateNames);
      quasis.forEach((quasi, index) => {
        const text = minified[index];
        // The parser counts the delimiters in: ` or } before a text, ` or ${ after it.
        const [start, end] = [quasi.start + 1, quasi.end - (quasi.tail ? 1 : 2)];
        if (text !== undefined && text !== texts[index]) output.update(start, end, escapeTemplateText(text));
      });
    },
  }).visit(program);
  return output.hasChanged() ? {code: output.toString(), map: output.generateMap({hires: 'boundary'})} : undefined;
}

/**
 * Minifies Lit's literals in the elements' modules, which bundlers leave as they are. Reads them before any other plugin.
 * @param options.keepNames leaves private custom properties their names, for those who read styles in developer tools
 */
export function litMinify({keepNames = false} = {}): Plugin {
  const folder = `${root}components/`;
  const sources = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  const privateNames = shortenPrivateNames(sources.map((name) => readFileSync(folder + name, 'utf8')));
  return {
    name: 'lit-minify',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: {id: {include: /\/components\/.+\.[jt]s$/, exclude: /\/node_modules\//}},
      handler: (code, id) => minifyLiterals(code, id, keepNames ? undefined : privateNames),
    },
  };
}
