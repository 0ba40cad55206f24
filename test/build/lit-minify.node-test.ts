import {SourceMap, type SourceMapPayload} from 'node:module';
import {describe, expect, test} from 'vitest';
import {minifyLiterals} from '../../build/lit-minify.ts';
import {minifyCss, minifyHtml, shortenPrivateNames} from '../../build/minify-literals.ts';

function html(...texts: string[]) {
  return minifyHtml(texts);
}

function css(...texts: string[]) {
  return minifyCss(texts);
}

describe('markup', () => {
  test('loses its indentation around block elements', () => {
    expect(html('\n  <section>\n    <p>\n      Hello\n      you\n    </p>\n  </section>\n')).toEqual([
      '<section><p>Hello you</p></section>',
    ]);
  });

  test('keeps one space between words and inline elements, wherever the line was broken', () => {
    expect(html('<b>one</b>\n  <i>two</i>\n  three')).toEqual(['<b>one</b> <i>two</i> three']);
    expect(html('<slot></slot>\n<x-y></x-y>')).toEqual(['<slot></slot> <x-y></x-y>']);
  });

  test('keeps the space around a hole, and loses it where the hole stands in a block', () => {
    expect(html('<b>', '</b>\n  ', '\n  <i></i>')).toEqual(['<b>', '</b> ', ' <i></i>']);
    expect(html('<p>\n  ', '\n</p>')).toEqual(['<p>', '</p>']);
  });

  test('keeps no-break spaces', () => {
    expect(html('10\u00a0\u00a0EUR')).toEqual(['10\u00a0\u00a0EUR']);
  });

  test('keeps what pre, textarea and style hold to the letter', () => {
    const texts = [
      '<pre>\n  a\n    b <b> c </b>\n</pre>',
      '<textarea>\n x\n\n y </textarea>',
      '<style>a::after {\n content: "  "}</style>',
    ];
    for (const text of texts) expect(html(text)).toEqual([text]);
    expect(html('<pre> a\n', '\n b</pre>  <p> c')).toEqual(['<pre> a\n', '\n b</pre><p>c']);
  });

  test('keeps attribute values, and puts one space between attributes', () => {
    expect(html('<input\n  title="a  b\n >"\n  ?disabled=', "\n  placeholder='x   y'\n/>")).toEqual([
      '<input title="a  b\n >" ?disabled=',
      " placeholder='x   y'/>",
    ]);
  });

  test('does not let an unquoted value swallow the slash', () => {
    expect(html('<input .value=', ' />')).toEqual(['<input .value=', ' />']);
  });

  test('loses comments, but not the hole in one', () => {
    expect(html('<b>a</b> <!-- note --> <b>b</b>')).toEqual(['<b>a</b> <b>b</b>']);
    expect(html('<!-- ', ' -->')).toEqual(['<!-- ', ' -->']);
  });

  test('reads a lone < as text', () => {
    expect(html('1 < 2  and 3 <', '  x')).toEqual(['1 < 2 and 3 <', ' x']);
  });
});

describe('styles', () => {
  test('lose white space that means nothing, and the last semicolon', () => {
    expect(css('\n  :host {\n    color: red;\n    margin: 0 1px;\n  }\n\n  a , b > c { top: 0 }\n')).toEqual([
      ':host{color:red;margin:0 1px}a,b>c{top:0}',
    ]);
  });

  test('keep the spaces that mean something', () => {
    const text =
      'a :hover b{width:calc(1px + 2px)}@container (inline-size >= 20em) and (color){p{--empty: ;margin:-1px -1px}}';
    expect(css(text)).toEqual([text]);
  });

  test('keep strings and addresses, and lose comments', () => {
    expect(css('a::before { content: "  /* no */ \\" { "; /* gone */ background: url(a  b.png) }')).toEqual([
      'a::before{content:"  /* no */ \\" { ";background:url(a  b.png)}',
    ]);
  });

  test('may have holes for values, rules and selectors', () => {
    expect(css('', '\n  .a { color: ', '; }\n  ', ' .b { top: 0; }')).toEqual(['', ' .a{color:', '}', ' .b{top:0}']);
  });

  test('stay as they are when a comment holds a hole', () => {
    expect(css('a {  } /* ', ' */')).toEqual(['a {  } /* ', ' */']);
  });

  test('lose zeros that begin a number', () => {
    expect(css('a { margin: -0.5rem 10.05px; scale: 0.97 } .v0.b { top: 0 }')).toEqual([
      'a{margin:-.5rem 10.05px;scale:.97}.v0.b{top:0}',
    ]);
  });

  test('get short names for private custom properties, the same in every module', () => {
    const names = shortenPrivateNames(['a { color: var(--_text); top: var(--_line) }', ':host { --_line: 1px }']);
    expect(minifyCss(['a { color: var(--_text); --sjs-text: var(--_line, var(--other)) }'], names)).toEqual([
      'a{color:var(--_1);--sjs-text:var(--_0,var(--other))}',
    ]);
    expect(minifyCss([':host { --_line: 1px; --_line-height: 1 }'], names)).toEqual([
      ':host{--_0:1px;--_line-height:1}',
    ]);
  });
});

describe('a module', () => {
  test('has all its literals minified, nested ones too, and nothing else', () => {
    const code =
      'const a: string = `  x  `;\nconst b = html`<p>\n ${a ? html`<p> ${1} </p>` : other`  y  `}\n</p>`;\nconst c = css`a { top: 0; }`;';
    expect(minifyLiterals(code, 'a.ts')?.code).toBe(
      'const a: string = `  x  `;\nconst b = html`<p>${a ? html`<p>${1}</p>` : other`  y  `}</p>`;\nconst c = css`a{top:0}`;',
    );
  });

  test('keeps escapes meaning the same', () => {
    const code = 'html`<p> \\` \\${x} \\\\ \\u00a0</p>`';
    expect(minifyLiterals(code, 'a.ts')?.code).toBe('html`<p>\\` \\${x} \\\\ \u00a0</p>`');
    expect(minifyLiterals('css`a { content: "\\\\2713"; }`', 'a.ts')?.code).toBe('css`a{content:"\\\\2713"}`');
  });

  test('is edited at the right place behind characters outside ASCII', () => {
    expect(minifyLiterals('const a = "ä😀"; html`<p> a </p>`', 'a.ts')?.code).toBe('const a = "ä😀"; html`<p>a</p>`');
  });

  test('comes with a source map to where it was', () => {
    const minified = minifyLiterals('html`<p>\n\n</p>`;\nconst after = 1;', 'a.ts');
    expect(minified?.code).toBe('html`<p></p>`;\nconst after = 1;');
    const {mappings, names, sources} = minified?.map ?? {};
    const map = new SourceMap({mappings, names, sources} as SourceMapPayload);
    expect(map.findEntry(1, 0)).toMatchObject({originalLine: 3, originalColumn: 0});
  });

  test('is left alone when there is nothing to shorten, or it cannot be read', () => {
    expect(minifyLiterals('html`<p>a</p>`', 'a.ts')).toBeUndefined();
    expect(() => minifyLiterals('const = html``', 'a.ts')).toThrow('a.ts');
  });
});
