import MagicString from 'magic-string';
import {parseSync, Visitor, type Plugin} from 'vite';

/**
 * Turns the decorators `@property(options) name` and `@state() name` of a class into Lit's `static properties = {name: options}`.
 * Lit documents both as the same; the second needs neither the decorators nor a call for each property.
 * @param code the module as written
 * @param fileName says by its ending which language it is
 * @returns undefined when no field is decorated so
 * @throws SyntaxError with the parser's message when the module does not parse
 */
export function lowerProperties(code: string, fileName: string) {
  const {program, errors} = parseSync(fileName, code);
  if (errors[0]) throw new SyntaxError(`${fileName}: ${errors[0].message}`);
  const output = new MagicString(code);
  new Visitor({
    ClassBody({start, body}) {
      const properties: string[] = [];
      for (const member of body) {
        if (member.type !== 'PropertyDefinition' || member.key.type !== 'Identifier') continue;
        const {name} = member.key;
        for (const {expression, start, end} of member.decorators) {
          if (expression.type !== 'CallExpression' || expression.callee.type !== 'Identifier') continue;
          const {
            callee,
            arguments: [options],
          } = expression;
          if (callee.name === 'state') properties.push(`${name}: {state: true}`);
          else if (callee.name === 'property')
            properties.push(`${name}: ${options ? code.slice(options.start, options.end) : '{}'}`);
          else continue;
          output.remove(start, end);
        }
      }
      if (properties.length) output.appendRight(start + 1, `static properties = {${properties.join(', ')}};`);
    },
  }).visit(program);
  return output.hasChanged() ? {code: output.toString(), map: output.generateMap({hires: 'boundary'})} : undefined;
}

/** What ships declares Lit's properties the short way, and needs no helper for decorators; the sources keep them. */
export function litProperties(): Plugin {
  return {
    name: 'lit-properties',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: {id: {include: /\.ts$/, exclude: /\/node_modules\//}, code: /@(property|state)\(/},
      handler: (code, id) => lowerProperties(code, id),
    },
  };
}
