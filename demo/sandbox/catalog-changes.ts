import type {Account} from './account.ts';
import {emit} from './events.ts';
import {optionalFlag, optionalText} from './input.ts';
import type {Fields} from './input.ts';
import {Refusal} from './refusal.ts';

/**
 * What a merchant may change while somebody is buying: a price, whether a plan variant is for self-service, a coupon
 * that is used up. The products themselves are shared by all accounts, so the account gets changed copies.
 */
export function changeCatalog(account: Account, fields: Fields): void {
  const {products} = account;
  const planVariantId = optionalText(fields, 'planVariantId');
  const code = optionalText(fields, 'coupon');
  const variant = products.PlanVariants.find(({Id}) => Id === planVariantId);
  const coupon = products.Coupons.find(({Codes}) => code !== undefined && Codes.includes(code));
  if (!variant && !coupon) throw new Refusal('InvalidData', 'planVariantId or coupon: none of the account');

  const price = fields['price'] ?? variant?.RecurringFee;
  if (variant && (typeof price !== 'number' || !(price >= 0))) throw new Refusal('InvalidData', 'price: a number');
  const allowSelfService = optionalFlag(fields, 'allowSelfService') ?? variant?.AllowSelfService ?? true;
  account.products = {
    ...products,
    PlanVariants: products.PlanVariants.map((each) =>
      each === variant ? {...each, RecurringFee: price as number, AllowSelfService: allowSelfService} : each,
    ),
    Coupons: products.Coupons.map((each) =>
      each === coupon && code !== undefined && optionalFlag(fields, 'used')
        ? {...each, UsedCodes: [...each.UsedCodes, code]}
        : each,
    ),
  };
  if (!variant) return;
  emit(account, 'PlanVariantChanged', {PlanVariantId: variant.Id});
  emit(account, 'PlanChanged', {PlanId: variant.PlanId});
}
