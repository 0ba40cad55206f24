/** What the link that led here asks for: `?sjs-plan=…`. Undefined where it says nothing of it. */
export function inQuery(name: 'plan' | 'coupon' | 'order' | 'total' | 'currency'): string | undefined {
  return new URLSearchParams(location.search).get(`sjs-${name}`) ?? undefined;
}
