import type {ProductInfo} from './catalog.ts';
import {component, MONTH, plan, text, variant, YEAR} from './product-entries.ts';
import {taxPolicies, TAX_POLICIES} from './tax.ts';
import {COMPONENTS, COUPONS, PLAN_GROUPS, PLAN_VARIANTS, PLANS} from './test-data.ts';

const DISCOUNTS = {
  welcome: '65a10c0de5b1e7e000000800',
  freeMonth: '65a10c0de5b1e7e000000801',
  team: '65a10c0de5b1e7e000000802',
};

const bird = PLAN_GROUPS.parcelbird;
const trial = {TrialPeriod: {Unit: 'Day', Quantity: 14}, TrialEndPolicy: 'RequestPayment'} as const;
const teamTexts = {
  PlanDescription: text('Dispatch for the whole crew', 'Disposition für das ganze Team'),
  SetupDescription: text('Onboarding with a route planner', 'Einrichtung mit einem Tourenplaner'),
};

/** "Parcelbird", the demo's invented product, and the products that billwerk's own pages print. */
export const products: ProductInfo = {
  PlanGroups: [
    {Id: bird, Name: text('Parcelbird'), Currency: 'EUR', TaxPolicyId: TAX_POLICIES.standard, PriceTaxType: 'Net'},
    {
      Id: PLAN_GROUPS.signupPage,
      Name: text('Mein Produkt'),
      Currency: 'EUR',
      TaxPolicyId: TAX_POLICIES.standard,
      PriceTaxType: 'Net',
    },
    {
      Id: PLAN_GROUPS.useCasePages,
      Name: text('Use cases'),
      Currency: 'EUR',
      TaxPolicyId: TAX_POLICIES.standard,
      PriceTaxType: 'Net',
    },
    {
      Id: PLAN_GROUPS.changePages,
      Name: text('Changes'),
      Currency: 'EUR',
      TaxPolicyId: TAX_POLICIES.standard,
      PriceTaxType: 'Net',
    },
  ],
  Plans: [
    plan(PLANS.hobby, bird, text('Hobby'), {
      PlanDescription: text('One bike, one round a day', 'Ein Rad, eine Tour am Tag'),
    }),
    plan(PLANS.solo, bird, text('Solo'), {
      PlanDescription: text('Route planning for one vehicle', 'Tourenplanung für ein Fahrzeug'),
    }),
    plan(PLANS.team, bird, text('Team'), {...teamTexts, ...trial}),
    plan(PLANS.teamYearly, bird, text('Team, paid yearly', 'Team, jährlich'), teamTexts),
    plan(PLANS.fleet, bird, text('Fleet'), {
      PlanDescription: text('Priced per vehicle', 'Preis je Fahrzeug'),
      IsQuantityBased: true,
    }),
    plan(PLANS.concierge, bird, text('Concierge'), {RequiresOrderApproval: true, Hidden: true}),
    plan(PLANS.signupPage, PLAN_GROUPS.signupPage, text('Mein Produkt - Basic'), {
      PlanDescription: text('enthält alle basic-Funktionen'),
      SetupDescription: text('Einrichtungsgebühr'),
    }),
    plan(PLANS.useCasePages, PLAN_GROUPS.useCasePages, text('Use case plan')),
    plan(PLANS.changePages, PLAN_GROUPS.changePages, text('Change plan')),
    plan(PLANS.changePagesTarget, PLAN_GROUPS.changePages, text('Changed plan')),
  ],
  PlanVariants: [
    variant(PLAN_VARIANTS.hobby, PLANS.hobby, 0, MONTH, {AllowWithoutPaymentData: true}),
    variant(PLAN_VARIANTS.soloMonthly, PLANS.solo, 12, MONTH),
    variant(PLAN_VARIANTS.soloYearly, PLANS.solo, 120, YEAR),
    variant(PLAN_VARIANTS.soloHidden, PLANS.solo, 1, MONTH, {InternalName: 'staff only', Hidden: true}),
    variant(PLAN_VARIANTS.soloBackOffice, PLANS.solo, 10, MONTH, {InternalName: 'by phone', AllowSelfService: false}),
    variant(PLAN_VARIANTS.teamMonthly, PLANS.team, 29, MONTH, {SetupFee: 49}),
    variant(PLAN_VARIANTS.teamYearly, PLANS.teamYearly, 290, YEAR, {SetupFee: 49}),
    variant(PLAN_VARIANTS.fleetMonthly, PLANS.fleet, 9, MONTH),
    variant(PLAN_VARIANTS.fleetYearly, PLANS.fleet, 90, YEAR),
    variant(PLAN_VARIANTS.concierge, PLANS.concierge, 199, MONTH),
    variant(PLAN_VARIANTS.signupPage, PLANS.signupPage, 25, MONTH, {
      PlanGroupId: PLAN_GROUPS.signupPage,
      InternalName: 'monatliche Laufzeit',
      Description: text('monatliche Laufzeit und monatliche Zahlung'),
      SetupFee: 50,
    }),
    variant(PLAN_VARIANTS.useCasePages, PLANS.useCasePages, 5, MONTH, {
      PlanGroupId: PLAN_GROUPS.useCasePages,
      AllowWithoutPaymentData: true,
    }),
    variant(PLAN_VARIANTS.changePages, PLANS.changePages, 3, MONTH, {
      PlanGroupId: PLAN_GROUPS.changePages,
      AllowWithoutPaymentData: true,
    }),
    variant(PLAN_VARIANTS.changePagesTarget, PLANS.changePagesTarget, 5, MONTH, {
      PlanGroupId: PLAN_GROUPS.changePages,
      AllowWithoutPaymentData: true,
    }),
  ],
  Components: [
    component(COMPONENTS.extraDriver, 'QuantityBased', text('Extra driver', 'Weiterer Fahrer'), 4.5, {
      Description: text('Own app login and live position', 'Eigener App-Zugang und Live-Position'),
      Unit: 'driver',
    }),
    component(COMPONENTS.prioritySupport, 'OnOff', text('Priority support', 'Vorrang-Support'), 19, {
      Description: text('An answer within the hour, 6 to 22 h', 'Antwort binnen einer Stunde, 6 bis 22 Uhr'),
    }),
    component(COMPONENTS.smsNotices, 'Metered', text('SMS notices', 'SMS-Benachrichtigungen'), 0.08, {
      Description: text('Billed by what was sent', 'Abrechnung nach Versand'),
      Unit: 'SMS',
    }),
    component(COMPONENTS.printedMaps, 'QuantityBased', text('Printed route maps', 'Gedruckte Tourenkarten'), 3.2, {
      TaxPolicyId: TAX_POLICIES.reduced,
      Unit: 'map',
    }),
    component(COMPONENTS.signupPageMetered, 'Metered', text('metered'), 22, {
      PlanGroupId: PLAN_GROUPS.signupPage,
      ExternalId: '',
      TaxPolicyId: TAX_POLICIES.exempt,
    }),
    component(COMPONENTS.useCasePages, 'QuantityBased', text('Use case component'), 1, {
      PlanGroupId: PLAN_GROUPS.useCasePages,
    }),
    component(COMPONENTS.changePages, 'QuantityBased', text('Change component'), 1, {
      PlanGroupId: PLAN_GROUPS.changePages,
    }),
    component(COMPONENTS.changePagesMetered, 'Metered', text('Change usage'), 0.5, {
      PlanGroupId: PLAN_GROUPS.changePages,
    }),
    component(COMPONENTS.changePagesDirect, 'QuantityBased', text('Direct component'), 2, {
      PlanGroupId: PLAN_GROUPS.changePages,
    }),
  ],
  Discounts: [
    {
      Id: DISCOUNTS.welcome,
      PlanGroupId: bird,
      InternalName: 'newsletter 2026',
      Name: text('20 % welcome discount', '20 % Willkommensrabatt'),
      Effect: {Type: 'Percentage', ReductionPercent: 20},
      IncludeSetup: false,
      CreateSeparateLineItem: true,
      Hidden: false,
    },
    {
      Id: DISCOUNTS.freeMonth,
      PlanGroupId: bird,
      InternalName: 'fair visitors',
      Name: text('First month free', 'Erster Monat gratis'),
      Duration: MONTH,
      Effect: {Type: 'Percentage', ReductionPercent: 100},
      IncludeSetup: false,
      CreateSeparateLineItem: true,
      Hidden: false,
      PlanVariantIds: [PLAN_VARIANTS.soloMonthly, PLAN_VARIANTS.teamMonthly, PLAN_VARIANTS.fleetMonthly],
    },
    {
      Id: DISCOUNTS.team,
      PlanGroupId: bird,
      InternalName: 'switchers',
      Name: text('10 % for teams', '10 % für Teams'),
      Effect: {Type: 'Percentage', ReductionPercent: 10},
      IncludeSetup: false,
      CreateSeparateLineItem: false,
      Hidden: false,
      PlanVariantIds: [PLAN_VARIANTS.teamMonthly, PLAN_VARIANTS.teamYearly],
    },
  ],
  Coupons: (
    [
      [COUPONS.twentyPercent, DISCOUNTS.welcome],
      [COUPONS.freeMonth, DISCOUNTS.freeMonth],
      [COUPONS.restricted, DISCOUNTS.team],
      [COUPONS.expired, DISCOUNTS.welcome, '2018-12-31T23:00:00.0000000Z'],
    ] as const
  ).map(([code, DiscountId, ValidUntil], index) => ({
    Id: `65a10c0de5b1e7e00000090${index}`,
    PlanGroupId: bird,
    DiscountId,
    InternalName: `campaign ${index + 1}`,
    Active: true,
    Enabled: true,
    IsSingleUse: false,
    Hidden: false,
    ...(ValidUntil ? {ValidUntil} : {}),
    Codes: [code],
    UsedCodes: [],
  })),
  TaxPolicies: taxPolicies,
};
