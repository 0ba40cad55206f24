import {isFields, member} from '../failure.ts';

/** Which part of the form each of the five groups dresses; later ones win. */
const GROUPS = [
  ['Body', 'body'],
  ['Label', 'label'],
  ['Input', 'input, select'],
  ['InputRequired', ':is(input, select):required'],
  ['InputInvalid', ':is(input, select)[aria-invalid=true]'],
] as const;

const SIDES = ['Top', 'Right', 'Bottom', 'Left'];
/** Nothing that loads, moves or hides anything. billwerk's own list is unknown. */
const ALLOWED = new Set([
  ...['color', 'backgroundColor', 'height', 'minHeight', 'borderColor', 'borderStyle', 'borderWidth', 'borderRadius'],
  ...['fontFamily', 'fontSize', 'fontStyle', 'fontWeight', 'letterSpacing', 'lineHeight', 'textAlign', 'textTransform'],
  ...['padding', 'margin', ...SIDES.flatMap((side) => [`padding${side}`, `margin${side}`])],
  ...SIDES.flatMap((side) => [`border${side}Color`, `border${side}Style`, `border${side}Width`]),
]);

/** Dresses the form through the CSSOM, so values stay values: no text of the page is ever read as a style sheet. */
export function applyStyle(style: unknown): void {
  const sheet = new CSSStyleSheet();
  for (const [group, selector] of GROUPS) {
    const rule = sheet.cssRules[sheet.insertRule(`${selector} {}`, sheet.cssRules.length)];
    const wanted = member(style, group);
    if (!(rule instanceof CSSStyleRule) || !isFields(wanted)) continue;
    for (const [property, value] of Object.entries(wanted)) {
      if (ALLOWED.has(property) && typeof value === 'string') rule.style.setProperty(kebabCase(property), value);
    }
  }
  document.adoptedStyleSheets = [sheet];
}

function kebabCase(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
