/** The browser's wish -> billwerk's order, after a look into the catalog. */
import {componentsOf, findVariant, rangeOf} from '../catalog.ts';
import type {Catalog, Component, ComponentQuantity, PlanVariant} from '../model.ts';
import {isWithin} from '../quantity.ts';
import {Problem} from './problem.ts';
import type {ParsedNewContract} from './requests.ts';

type Cart = ParsedNewContract['cart'];

/** What a cart of a new contract holds. */
export interface NewContractCart {
  readonly planVariantId: string;
  readonly quantity?: number | undefined;
  readonly components?: readonly ComponentQuantity[] | undefined;
  readonly couponCode?: string | undefined;
}

/** Body of `POST /Orders`, further contract for an existing customer (documented [D]). */
export interface FurtherContractOrder {
  readonly TriggerInterimBilling: false;
  readonly CustomerId: string;
  readonly Cart: {
    readonly PlanVariantId: string;
    readonly Quantity?: number;
    readonly InheritStartDate: false;
    readonly ComponentSubscriptions: readonly AddedComponent[];
    readonly CouponCode?: string;
  };
  readonly PreviewAfterTrial: false;
}

export interface AddedComponent {
  readonly ComponentId: string;
  readonly Quantity: number;
}

/** The customer comes from the session, and everything that costs or saves money beside the cart is fixed here. */
export function furtherContractOrder(customerId: string, cart: NewContractCart): FurtherContractOrder {
  return {
    TriggerInterimBilling: false,
    CustomerId: customerId,
    Cart: {
      PlanVariantId: cart.planVariantId,
      ...(cart.quantity !== undefined && {Quantity: cart.quantity}),
      InheritStartDate: false,
      ComponentSubscriptions: addedComponents(cart),
      ...(cart.couponCode !== undefined && {CouponCode: cart.couponCode}),
    },
    PreviewAfterTrial: false,
  };
}

export function addedComponents({
  components = [],
}: {
  readonly components?: readonly ComponentQuantity[] | undefined;
}): AddedComponent[] {
  return components.map(({componentId, quantity}) => ({ComponentId: componentId, Quantity: quantity}));
}

/** @throws Problem when the cart holds what the public catalog does not offer */
export function checkCart(cart: Cart, catalog: Catalog): void {
  const found = findVariant(catalog, cart.planVariantId);
  if (!found) throw new Problem('PlanVariantUnknown', {field: 'cart.planVariantId'});
  const {plan, variant} = found;
  checkPlanQuantity(variant, cart.quantity);
  checkComponents(cart.components ?? [], componentsOf(catalog, plan));
}

/** Of a plan that has a quantity billwerk orders one unless told otherwise. */
export function checkPlanQuantity(variant: PlanVariant, quantity: number | undefined): void {
  const allowed = variant.quantity ? isWithin(quantity ?? 1, variant.quantity) : quantity === undefined;
  if (!allowed) throw new Problem('QuantityInvalid', {field: 'cart.quantity'});
}

function checkComponents(chosen: NonNullable<Cart['components']>, onOffer: readonly Component[]): void {
  // Metered components are billed by use, not ordered [D].
  const orderable = onOffer.filter(({type}) => type !== 'Metered');
  for (const [index, {componentId}] of chosen.entries()) {
    if (!orderable.some(({id}) => id === componentId)) {
      throw new Problem('ComponentUnknown', {field: `cart.components.${index}.componentId`});
    }
  }
  // All of them, because leaving one out is quantity 0, which its limits may not allow.
  for (const component of orderable) {
    const index = chosen.findIndex(({componentId}) => componentId === component.id);
    if (!isWithin(chosen[index]?.quantity ?? 0, rangeOf(component))) {
      throw new Problem('QuantityInvalid', {
        field: index < 0 ? 'cart.components' : `cart.components.${index}.quantity`,
      });
    }
  }
}
