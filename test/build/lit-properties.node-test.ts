import {describe, expect, test} from 'vitest';
import {lowerProperties} from '../../build/lit-properties.ts';

function lowered(code: string) {
  return lowerProperties(code, 'module.ts')?.code;
}

describe('decorated fields', () => {
  test('become static properties, with their options', () => {
    expect(
      lowered(
        `class A {@property({type: Boolean, attribute: 'no-draft'}) noDraft = false; @property() locale?: string;}`,
      ),
    ).toBe(
      `class A {static properties = {noDraft: {type: Boolean, attribute: 'no-draft'}, locale: {}}; noDraft = false;  locale?: string;}`,
    );
  });

  test('that are internal state stay without an attribute', () => {
    expect(lowered(`class A {@state() private problem?: Error;}`)).toBe(
      `class A {static properties = {problem: {state: true}}; private problem?: Error;}`,
    );
  });

  test('belong to their own class', () => {
    expect(lowered(`class A {@state() a = 1;} class B {@state() b = 2;}`)).toBe(
      `class A {static properties = {a: {state: true}}; a = 1;} class B {static properties = {b: {state: true}}; b = 2;}`,
    );
  });

  test('with other decorators are left alone, and so are modules without any', () => {
    expect(lowered(`class A {@query('input') input = null;}`)).toBe(undefined);
    expect(lowered(`export const a = 1;`)).toBe(undefined);
  });

  test('are named with the file when the module does not parse', () => {
    expect(() => lowered('class {')).toThrow(/module\.ts/);
  });
});
