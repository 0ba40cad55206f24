/** `sjs-checkout/define/price-preview`: registers `<sjs-price-preview>`, the price on its own. */
import {SjsPricePreview} from '../price-preview.ts';
import {defineOnce} from '../registry.ts';

defineOnce('sjs-price-preview', SjsPricePreview);

export {SjsPricePreview};
