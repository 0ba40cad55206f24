/** billwerk's payment form looks like our own fields: their computed style, light or dark, handed over when it is made. */
import type {PaymentFormStyle} from '../src/checkout/gateway.ts';

const text = ['color', 'fontFamily', 'fontSize', 'fontWeight'];
const box = ['backgroundColor', 'borderColor', 'borderRadius', 'borderStyle', 'borderWidth'];

/** @param root a shadow root with the styles of our fields */
export function paymentFormStyleOf(root: HTMLElement | DocumentFragment): PaymentFormStyle {
  const field = document.createElement('div');
  const label = document.createElement('label');
  const input = document.createElement('input');
  field.className = 'field';
  input.className = 'input';
  // Read as it will be, not on its way there.
  input.style.transition = 'none';
  field.append(label, input);
  root.append(field);
  const body = {
    ...read(input, ['color', 'fontFamily']),
    ...backgroundBehind(field, input),
    fontSize: read(field, ['fontSize'])['fontSize']!,
  };
  const style = {body, label: read(label, text), input: read(input, [...text, ...box]), inputRequired: {}};
  input.ariaInvalid = 'true';
  const inputInvalid = read(input, ['borderColor']);
  field.remove();
  return {...style, inputInvalid};
}

function read(element: Element, names: readonly string[]): Record<string, string> {
  const style = getComputedStyle(element) as unknown as Readonly<Record<string, string>>;
  return Object.fromEntries(names.map((name) => [name, style[name] ?? '']));
}

/** What shines through everything up to here, since a frame's own background is white; on a bare page that of an input. */
function backgroundBehind(element: Element, input: Element): Record<string, string> {
  for (let each: Node | null = element; each instanceof Element; each = parentOf(each)) {
    const background = read(each, ['backgroundColor']);
    if (!/^rgba\(.* 0\)$/.test(background['backgroundColor']!)) return background;
  }
  return read(input, ['backgroundColor']);
}

function parentOf({assignedSlot, parentNode}: Element): Node | null {
  return assignedSlot ?? (parentNode instanceof ShadowRoot ? parentNode.host : parentNode);
}
