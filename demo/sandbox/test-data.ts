/**
 * Everything a page or a test needs to know about the sandbox's account: keys, ids, codes and numbers.
 * No imports, so browser code may use it. All of it is invented, except the ids and texts that billwerk's own pages print.
 */

/** What `public-api-key` wants. */
export const PUBLIC_API_KEY = '65a10c0de5b1e7e0000000aa';
/** REST credentials of the sandbox account; they open nothing else in the world. */
export const CLIENT_ID = '65a10c0de5b1e7e0000000ab';
export const CLIENT_SECRET = 'sandbox-client-secret';

/** The account itself, as webhooks name it. */
export const ENTITY_ID = '65a10c0de5b1e7e0000000ac';

export const PLAN_GROUPS = {
  parcelbird: '65a10c0de5b1e7e000000100',
  /** The product of billwerk's page "SubscriptionJS.Signup". */
  signupPage: '5c90fc8450abb71aa0bf0300',
  /** The product of billwerk's pages "Adding contract for new customer" and "... existing customer". */
  useCasePages: '5e5361659cc9ba118cccc600',
  /** The products of billwerk's pages "Adding/removing component subscriptions" and "Up/-downgrading to a plan variant". */
  changePages: '5b680208ba5c1e10084c1a9e',
} as const;

export const PLANS = {
  hobby: '65a10c0de5b1e7e000000200',
  solo: '65a10c0de5b1e7e000000201',
  team: '65a10c0de5b1e7e000000202',
  /** billwerk keeps the trial on the plan, so the yearly Team without a trial is a plan of its own. */
  teamYearly: '65a10c0de5b1e7e000000203',
  fleet: '65a10c0de5b1e7e000000204',
  concierge: '65a10c0de5b1e7e000000205',
  signupPage: '5c90fc8450abb71aa0bf0301',
  useCasePages: '5e5361659cc9ba118cccc601',
  changePages: '5be2ecd7ba5c1e0bf4f34de6',
  changePagesTarget: '5be2ecd7ba5c1e0bf4f34de7',
} as const;

export const PLAN_VARIANTS = {
  hobby: '65a10c0de5b1e7e000000300',
  soloMonthly: '65a10c0de5b1e7e000000301',
  soloYearly: '65a10c0de5b1e7e000000302',
  teamMonthly: '65a10c0de5b1e7e000000303',
  teamYearly: '65a10c0de5b1e7e000000304',
  fleetMonthly: '65a10c0de5b1e7e000000305',
  fleetYearly: '65a10c0de5b1e7e000000306',
  /** Needs the merchant's approval: its orders end as `ApprovalPending`. Not in the demo's catalog. */
  concierge: '65a10c0de5b1e7e000000307',
  /** Hidden in billwerk; a public catalog must not show it. */
  soloHidden: '65a10c0de5b1e7e000000308',
  /** Not open for self-service; SubscriptionJS refuses it. */
  soloBackOffice: '65a10c0de5b1e7e000000309',
  /** "Mein Produkt - Basic". */
  signupPage: '5c90fc8450abb71aa0bf039b',
  useCasePages: '5e5361659cc9ba118cccc620',
  /** What the contracts of the change pages have, and what one of the requests changes to. */
  changePages: '5cee2c964de0841b78b20fa0',
  changePagesTarget: '5e53dab7443e5516749566fe',
} as const;

export const COMPONENTS = {
  extraDriver: '65a10c0de5b1e7e000000400',
  prioritySupport: '65a10c0de5b1e7e000000401',
  smsNotices: '65a10c0de5b1e7e000000402',
  /** Reduced VAT: 7 % in Germany. */
  printedMaps: '65a10c0de5b1e7e000000403',
  signupPageMetered: '5c920e6950abbb0554620a2d',
  useCasePages: '5e5361659cc9ba118cccc61e',
  changePages: '5e53dab7443e5516749566fb',
  changePagesMetered: '5e53dab7443e551674956701',
  /** Of the request without an order. */
  changePagesDirect: '5b9106b581b1f00870b3bca0',
} as const;

export const COUPONS = {
  /** 20 % off plan and components, for as long as the contract runs. */
  twentyPercent: 'WELCOME20',
  /** The first month is free; only for monthly Parcelbird variants. */
  freeMonth: 'FREEMONTH',
  /** 10 % off, but only on Team. */
  restricted: 'TEAM10',
  /** Was good for WELCOME20's discount until the end of 2018. */
  expired: 'SUMMER18',
  /** No such code, as on billwerk's page. */
  invalid: 'STAR',
} as const;

/**
 * Card numbers; any future month, any three digits and any name go with them. Each of the refused ones is a well-formed
 * number, so no check in the browser finds it; the code that it causes stands beside it.
 */
export const CARDS = {
  success: '4111111111111111',
  /** Leads to the provider's page first. */
  threeDSecure: '4000000000003220',
  /** Asks in the page itself, by the provider's own script; declined with `3DsProblem` or `Aborted` where that fails. */
  threeDSecureInPage: '4000000000003063',
  /** `AuthorizationRejected` */
  declined: '4000000000000002',
  /** `BearerExpired` */
  expired: '4000000000000069',
  /** `InvalidCardCvc` */
  wrongCvc: '4000000000000127',
  /** `InsufficientBalance` */
  insufficientFunds: '4000000000009995',
  /** `BearerRejected` */
  rejected: '4000000000000036',
  /** `AmountLimitExceeded` */
  limitExceeded: '4000000000000044',
  /** `InvalidCardType` */
  wrongType: '4000000000000051',
  /** `InvalidCardNumber` */
  wrongNumber: '4000000000000085',
  /** `InvalidCardHolder` */
  wrongHolder: '4000000000000093',
  /** `InvalidExpirationDate` */
  wrongExpiry: '4000000000000101',
  /** `PspServerError` */
  providerError: '4000000000000119',
  /** `AcquirerServerError` */
  acquirerError: '4000000000000135',
  /** `Timeout` */
  timeout: '4000000000000143',
  /** `3DsProblem`, without a trip to the provider. */
  threeDSecureProblem: '4000000000000150',
  /** `BearerInvalid` */
  invalid: '4000000000000168',
  /** `UnmappedError` */
  unmapped: '4000000000000176',
  /** An empty code. */
  noCode: '4000000000000184',
} as const;

/** IBANs; any name goes with them. All of them are well formed. */
export const IBANS = {
  success: 'DE89370400440532013000',
  /** `BearerRejected` */
  rejected: 'DE62370400440532013001',
  /** `InsufficientBalance` */
  insufficientFunds: 'DE35370400440532013002',
  /** `InvalidAccountHolder` */
  wrongHolder: 'DE08370400440532013003',
  /** `InvalidBankCode` */
  wrongBank: 'DE78370400440532013004',
  /** `InvalidBic` */
  wrongBic: 'DE51370400440532013005',
  /** `InvalidIBAN`, as billwerk's server spells what its script calls `InvalidIban`. */
  wrongNumber: 'DE24370400440532013006',
  /** `Canceled` */
  canceled: 'DE94370400440532013007',
} as const;

/** The bearers that the sandbox account offers, as `getAvailablePaymentMethodEnum()` reports them. */
export const BEARERS = ['CreditCard:FakePSP', 'Debit:FakePSP', 'InvoicePayment', 'PayPal'] as const;
/** Bearers with quirks of their own, offered where the option `bearers` or `POST /__sandbox/bearers` names them. */
export const QUIRKY_BEARERS = ['Debit:GoCardless', 'iDEAL:Mollie', 'OnAccount:PayOne'] as const;

/** A customer with an active Solo contract and a stored card. */
export const DEMO_CUSTOMER_ID = '65a10c0de5b1e7e000000500';
export const DEMO_CONTRACT_ID = '65a10c0de5b1e7e000000600';
/** Somebody else, whose contract the demo customer must never reach. */
export const OTHER_CUSTOMER_ID = '65a10c0de5b1e7e000000501';
export const OTHER_CONTRACT_ID = '65a10c0de5b1e7e000000601';
/** The customer of billwerk's page "Adding contract for existing customer". */
export const USE_CASE_CUSTOMER_ID = '5e5361659cc9ba118cccc630';

/** Bought ten days ago: Solo with two extra drivers and priority support, by a stored card; and Team yearly, on account. */
export const RUNNING_CUSTOMER_ID = '65a10c0de5b1e7e000000502';
export const RUNNING_CONTRACT_ID = '65a10c0de5b1e7e000000602';
export const RUNNING_INVOICE_CONTRACT_ID = '65a10c0de5b1e7e000000603';
/** The component subscriptions of the first of these contracts. */
export const RUNNING_SUBSCRIPTIONS = {
  extraDriver: '65a10c0de5b1e7e000000a00',
  prioritySupport: '65a10c0de5b1e7e000000a01',
} as const;

/** The contract of the sample orders of billwerk's pages about changes, on account. */
export const CHANGE_PAGES_CUSTOMER_ID = '5e53dab7443e55167495670f';
export const CHANGE_PAGES_CONTRACT_ID = '5e53dab7443e5516749566e2';
/** The component subscriptions that the sample order for components ends, and the one for another plan. */
export const CHANGE_PAGES_SUBSCRIPTIONS = {
  components: ['5e53dab7443e551674956702', '5e53dab7443e551674956703'],
  plan: ['5e53dab7443e5516749566ff', '5e53dab7443e551674956700'],
} as const;
/** The contract of `GET /Contracts/{id}` and of the component subscription without an order, on the same pages. */
export const CHANGE_PAGES_READ_CUSTOMER_ID = '5e563b344de08409ace88eca';
export const CHANGE_PAGES_READ_CONTRACT_ID = '5e563b344de08409ace88ecb';
