const generic = 'That did not work. {nothingCharged} Please try again or use another payment method.';
const orderSystemTrouble = 'The order system had a problem. {nothingCharged} Please try again in a few minutes.';
const providerTrouble =
  'The payment provider could not process this. {nothingCharged} Please try again in a few minutes or use another payment method.';
const providerSilence =
  'The payment provider cannot be reached. {nothingCharged} Please try again in a few minutes or use another payment method.';
const shopTrouble = 'This payment cannot be made because of a problem in the shop. {nothingCharged} Please contact us.';

/**
 * The English sentences that many purchases never need, in a chunk of their own: mistakes in a field, coupons, debit,
 * what takes the place of the forms when an order went another way, changing a payment method, and errors.
 *
 * Those for errors are keyed by code: what happened, whether anything was charged (only said where it is certain), what
 * to do; see error-sentence.ts.
 */
export const enErrors = {
  // <sjs-checkout>
  reference: 'Reference for our support: {reference}',
  // what takes the place of the forms
  boughtTitle: 'You have just ordered here',
  boughtText: 'Your order went through. Would you like to order once more?',
  buyAnother: 'Order once more',
  blockedTitle: 'An order is being placed in another window',
  orderLeftOpen:
    'You have an order over {now} that could still be paid at the payment provider. So that you do not pay twice: pay that one now instead? Nothing has been charged.',
  blockedText: 'Please finish it there. If that window is closed, wait a minute and try again.',
  finalizingTitle: 'One moment, please',
  finalizingText: 'We are completing your order. Please keep this page open.',
  redirectedTitle: 'Your payment continues with the payment provider',
  redirectedText:
    'Finish it there, and you will come back to this page. To pay in another way, say that you did not finish there.',
  redirectedLostText:
    'Is that page still open in another window, or one step forward in this one? Then finish the payment there. Otherwise choose “I did not finish there” and pay here, in any way you like.',
  continueThere: 'Continue to the payment page',
  didNotFinish: 'I did not finish there',
  underWayTitle: 'This order is being paid right now',
  underWayText:
    'The payment was started in another window, or here before the page was loaded again. Please do not order again: what came of it will be shown here in a moment.',
  paymentUnknownTitle: 'We are waiting to hear about your payment',
  paymentUnknownText:
    'The payment got no clear answer, so it may or may not have gone through. Please do not order again: check your e-mail, or contact us and quote the order number.',
  probablyDoneTitle: 'Your payment has probably gone through',
  probablyDoneText: 'Only the confirmation is missing. Please do not pay again; you will receive an e-mail.',
  checkAgain: 'Check again',
  checking: 'Checking …',
  alreadyPaidTitle: 'This order is already paid',
  alreadyPaidText: 'There is nothing more for you to do here. The confirmation comes by e-mail.',
  closedTitle: 'This order is closed',
  closedText:
    'It can no longer be paid: it may have been paid already, or have expired. Please check your e-mail before you order again.',
  closedExpired: 'It has expired and can no longer be paid. Nothing was charged. Please order again.',
  closedFailed: 'The payment failed. Nothing was charged. Please order again.',
  unpayableTitle: 'This order cannot be paid here',
  unpayableText:
    'It came back without an amount that could be paid, and so did another try. Nothing was charged. Please contact us instead of ordering again.',
  backToCheckout: 'Back to the order',
  nothingOpenTitle: 'There is nothing to complete here',
  nothingOpenText: 'You come back to this page after paying with a payment provider.',
  closedDeclined: 'The order was declined. Nothing was charged. Please contact us.',
  missing_terms: 'This is required to order.',
  // <sjs-price-preview>
  couponCode: 'Coupon code',
  applyCoupon: 'Apply',
  removeCoupon: 'Remove the coupon code {code}',
  couponInvalid: 'This code is not valid. The price shown is the price without it.',
  couponTooLong: 'This is too long for a coupon code, which has at most {count} characters.',
  // <sjs-customer-form>
  missing_emailAddress: 'Please enter your e-mail address.',
  missing_firstName: 'Please enter your first name.',
  missing_lastName: 'Please enter your last name.',
  missing_companyName: 'Please enter the company’s name.',
  missing_vatId: 'Please enter the VAT ID.',
  missing_phoneNumber: 'Please enter your phone number.',
  missing_country: 'Please choose your country.',
  missing_street: 'Please enter the street.',
  missing_houseNumber: 'Please enter the number.',
  missing_addressLine2: 'Please enter this address line.',
  missing_postalCode: 'Please enter the postal code.',
  missing_city: 'Please enter the city.',
  missing_state: 'Please enter the state or province.',
  invalid_emailAddress: 'This address looks incomplete. Example: name@example.com',
  invalid_vatId: 'This does not look like a VAT ID. Example: DE123456789',
  invalid_postalCode: 'Please check the postal code.',
  // <sjs-payment-form>
  label_accountHolder: 'Account holder',
  label_iban: 'IBAN',
  label_bic: 'BIC',
  addBic: 'Add BIC',
  mandate:
    'With your order you allow the amounts due to be collected from this account by direct debit. The mandate itself is the payment provider’s.',
  missing_cardNumber: 'Please enter the card number.',
  missing_expiry: 'Please enter the expiry date.',
  missing_cvc: 'Please enter the security code.',
  missing_cardHolder: 'Please enter the name on the card.',
  missing_accountHolder: 'Please enter the account holder.',
  missing_iban: 'Please enter the IBAN.',
  invalid_cardNumber: 'Please check the card number: a digit is wrong or missing.',
  invalid_expiry: 'Please enter month and year, such as 09 / 30.',
  expired_expiry: 'This card has expired. Please use another one.',
  invalid_cvc: 'Please check the code: {count} digits, {side}.',
  invalid_iban: 'Please check the IBAN: a character is wrong or missing.',
  invalid_bic: 'A BIC has 8 or 11 characters.',
  // <sjs-payment-change>
  saveMethod: 'Save payment method',
  savingMethod: 'Saving …',
  methodUnchanged: 'Your stored payment method has not been changed.',
  methodCancelled: 'This was cancelled.',
  methodImpossible: 'The payment method cannot be changed here at the moment. Please contact us.',
  methodChangedTitle: 'Your payment method has been changed',
  methodChangedText: 'It will be used for everything that is due from now on. There is nothing more for you to do.',
  methodRedirectedTitle: 'Please continue with the payment provider',
  methodRedirectedText: 'Confirm your new payment method there, and you will come back to this page.',
  methodRedirectedLostText:
    'Is that page still open in another window, or one step forward in this one? Then confirm your payment method there. Otherwise choose “I did not finish there” and enter it again.',
  methodNotConfirmed: 'I did not finish there',
  methodFinalizingText: 'We are saving your payment method. Please keep this page open.',
  methodUnknownTitle: 'We are waiting to hear about your payment method',
  methodUnknownText:
    'There was no clear answer, so your payment method may or may not have been changed. If you enter it again, whatever you enter last counts.',
  enterAgain: 'Enter it again',
  // errors, by code
  error_Aborted:
    'The payment was cancelled. {nothingCharged} Your order is still open: pay again when you are ready, or choose another payment method.',
  error_AcquirerServerError:
    'The card network could not process the payment. {nothingCharged} Please try again in a few minutes or use another payment method.',
  error_AlreadyExecuted:
    'This payment has already been made. Please do not pay again; the confirmation comes by e-mail.',
  error_AmountChanged: 'The price has changed. {nothingCharged} Please check the new total and confirm it.',
  error_AmountContradictory:
    'The order came back with contradictory amounts, so it was not paid. {nothingCharged} Please contact us.',
  error_AmountLimitExceeded:
    'The amount is above the limit of this payment method. {nothingCharged} Please use another one or ask your bank.',
  error_AuthorizationRejected:
    'Your bank declined the payment. {nothingCharged} Please use another card or payment method, or ask your bank.',
  error_BearerExpired:
    'This card or account is no longer valid. {nothingCharged} Please check the expiry date, or use another one.',
  error_BearerInvalid:
    'The card or account details were not accepted. {nothingCharged} Please check them or use another payment method.',
  error_BearerRejected: 'The card or account was declined. {nothingCharged} Please use another one or ask your bank.',
  error_Canceled: 'The payment was cancelled. {nothingCharged} Please try again or choose another payment method.',
  error_CatalogInvalid: 'The plans cannot be shown at the moment. Please try again later or contact us.',
  error_CatalogUnreachable: 'The plans could not be loaded. Please check your connection and try again.',
  error_ChangeDateRefused: 'The contract cannot be changed on that date any more. Please choose another one.',
  error_ComponentSubscriptionUnknown:
    'The contract has changed in the meantime. Please reload the page and choose again.',
  error_ComponentUnknown: 'One of the extras is no longer on offer with this plan. Please change your choice.',
  error_ConfigurationMissing: 'Ordering is not possible here at the moment. Please contact us.',
  error_ContractNotFound: 'We cannot find this contract. Please contact us.',
  error_FailedCustomerUpdate: 'Your details could not be saved. {nothingCharged} Please check them and try again.',
  error_HookRefused:
    'The shop did not accept the request. {nothingCharged} Please reload the page and try again, or contact us.',
  error_HookUnreachable: 'The shop did not answer. {nothingCharged} Please check your connection and try again.',
  error_InsufficientBalance:
    'The account or card does not cover the amount. {nothingCharged} Please use another payment method.',
  error_InternalError: providerTrouble,
  error_InternalProviderError: providerTrouble,
  error_InvalidAccountHolder:
    'The account holder was not accepted. {nothingCharged} Please enter the name as your bank knows it.',
  error_InvalidAccountNumber:
    'The account number was not accepted. {nothingCharged} Please check the IBAN, which contains it.',
  error_InvalidAmount:
    'This amount cannot be paid in this way. {nothingCharged} Please use another payment method or contact us.',
  error_InvalidBankCode: 'The bank was not recognised. {nothingCharged} Please check the IBAN, which names it.',
  error_InvalidBic: 'The BIC was not accepted. {nothingCharged} Please check it or leave it empty.',
  error_InvalidCardCvc: 'The security code is wrong. {nothingCharged} Please check the code on your card.',
  error_InvalidCardHolder:
    'The name on the card was not accepted. {nothingCharged} Please enter it as it is printed there.',
  error_InvalidCardNumber: 'The card number was not accepted. {nothingCharged} Please check it or use another card.',
  error_InvalidCardType:
    'This kind of card is not accepted. {nothingCharged} Please use another card or payment method.',
  error_InvalidConfiguration: shopTrouble,
  error_InvalidCountry:
    'This payment method is not available for your country. {nothingCharged} Please check the country or use another payment method.',
  error_InvalidCouponCode:
    'This coupon code is not valid. {nothingCharged} Please check it, or remove it and order without it.',
  error_InvalidCurrency:
    'This payment method does not take the currency of this order. {nothingCharged} Please use another one or contact us.',
  error_InvalidData:
    'Some of your details were not accepted. {nothingCharged} Please check what you entered and try again.',
  error_InvalidExpirationDate:
    'The expiry date was not accepted. {nothingCharged} Please check it or use another card.',
  error_InvalidIban: 'The IBAN was not accepted. {nothingCharged} Please check it or use another account.',
  error_InvalidKey: shopTrouble,
  error_InvalidName: 'The name was not accepted. {nothingCharged} Please check first and last name.',
  error_InvalidNationalIdNumber:
    'The national identity number was not accepted. {nothingCharged} Please check it or use another payment method.',
  error_InvalidPaymentData:
    'The payment details are incomplete or not right. {nothingCharged} Please check them or use another payment method.',
  error_InvalidPaymentMethod:
    'This payment method cannot be used for this order. {nothingCharged} Please choose another one.',
  error_InvalidPreconditions:
    'This order cannot be paid as it stands. {nothingCharged} Please reload the page and try again.',
  error_InvalidTransaction:
    'The payment provider does not know this payment. {nothingCharged} Please start the payment again.',
  error_InvalidVatId: 'The VAT ID was not accepted. {nothingCharged} Please check it, or remove it and pay with VAT.',
  error_IteroServerError: orderSystemTrouble,
  error_LimitExceeded:
    'The limit of this card or account is exceeded. {nothingCharged} Please use another one or ask your bank.',
  error_LoginError:
    'This payment method does not work here at the moment. {nothingCharged} Please use another one or contact us.',
  error_NoPaymentMethod: 'No payment method is available here at the moment. Please contact us.',
  error_NotSignedIn: 'You are no longer signed in. Please sign in and continue.',
  error_OrderClosed: 'This order is closed and can no longer be paid. Please contact us.',
  error_NothingToChange: 'Nothing would change. Please choose something else.',
  error_OrderInProgress: 'Your order is being processed already. Please wait a moment and do not order again.',
  error_OrderNotFound: 'We cannot find this order. Please contact us.',
  error_OrderRefused: 'This order is not possible as it is. {nothingCharged} Please change it or contact us.',
  error_PaymentFormMissing: shopTrouble,
  error_PaymentFormReset: 'Please enter your card again: the form for it was loaded anew.',
  error_OrderStatusInvalid:
    'This order has been dealt with already or has expired. Please check your e-mail before you order again.',
  error_PermissionDenied: shopTrouble,
  error_PlanVariantUnknown: 'This plan is no longer on offer. Please choose another one.',
  error_PreviewIncomplete: 'The price could not be calculated. Please contact us; you cannot order before it is known.',
  error_ProviderUnavailable: orderSystemTrouble,
  error_PSPConnectionProblem: providerSilence,
  error_PSPConnectionTimeout: providerSilence,
  error_PspServerError: providerTrouble,
  error_QuantityInvalid: 'This quantity is not possible. Please change it.',
  error_RateLimit: 'The order system is very busy. {nothingCharged} Please wait a minute and try again.',
  error_RedirectRefused:
    'The payment page’s address is not safe, so we did not open it. Please use another payment method or contact us.',
  error_Rejected: 'The payment was declined. {nothingCharged} Please use another payment method.',
  error_ScriptBlocked:
    'The payment service could not be loaded. Please allow it in your ad or script blocker and try again.',
  error_ScriptTimeout: 'The payment service takes too long to load. Please check your connection and try again.',
  error_StoreUnavailable: orderSystemTrouble,
  error_OrderOpen:
    'An order of yours is still open and could be paid elsewhere. To be safe from paying twice, pay that one, with the same choice and details, or order again tomorrow.',
  error_SubmitRefused:
    'The shop did not let this order through. {nothingCharged} Please check your details or contact us.',
  error_Timeout: 'The payment took too long. {nothingCharged} Please try again.',
  error_Unanswered: 'There was no answer. {nothingCharged} Please check your connection and try again.',
  error_Unmapped: generic,
  error_UnmappedError:
    'That did not work, and no reason was given. {nothingCharged} Please try again or use another payment method.',
  error_3DsProblem:
    'Your bank could not confirm that it is you. {nothingCharged} Please try again or use another payment method.',
};
