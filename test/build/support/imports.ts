import {readFileSync} from 'node:fs';
import {parseSync, Visitor} from 'vite';

/** What a module imports, statically or not, as written. */
export function importsOf(path: string): string[] {
  const found: string[] = [];
  const note = (source: object | null) => {
    if (source && 'value' in source && typeof source.value === 'string') found.push(source.value);
  };
  new Visitor({
    ImportDeclaration: ({source}) => note(source),
    ExportNamedDeclaration: ({source}) => note(source),
    ExportAllDeclaration: ({source}) => note(source),
    ImportExpression: ({source}) => note(source),
  }).visit(parseSync(path, readFileSync(path, 'utf8')).program);
  return found;
}

/** The package that a bare import asks for: `lit` of `lit/directives/live.js`. */
export function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
