import type {Translation} from './messages.ts';

const order = 'Commander avec obligation de paiement';
const orderFor = 'Commander avec obligation de paiement\u00a0: {amount}';
const changeFor = 'Modifier avec obligation de paiement\u00a0: {amount}';
const generic =
  'L’opération n’a pas abouti. {nothingCharged} Veuillez réessayer ou utiliser un autre moyen de paiement.';
const orderSystemTrouble =
  'Le système de commande a rencontré un problème. {nothingCharged} Veuillez réessayer dans quelques minutes.';
const providerTrouble =
  'Le prestataire de paiement n’a pas pu traiter l’opération. {nothingCharged} Veuillez réessayer dans quelques minutes ou utiliser un autre moyen de paiement.';
const providerSilence =
  'Le prestataire de paiement est injoignable. {nothingCharged} Veuillez réessayer dans quelques minutes ou utiliser un autre moyen de paiement.';
const shopTrouble =
  'Ce paiement est impossible en raison d’un problème de la boutique. {nothingCharged} Veuillez nous contacter.';

export const messages: Translation = {
  testMode: 'Mode test',
  testModeHint: 'Aucun montant n’est débité.',
  choosePlan: 'Choisissez votre formule',
  loading: 'Chargement…',
  unavailable: 'Il n’est pas possible de commander ici pour le moment.',
  tryAgain: 'Réessayer',
  billingPeriod: 'Période de facturation',
  interval_Day: 'Quotidien',
  interval_Week: 'Hebdomadaire',
  interval_Month: 'Mensuel',
  interval_Year: 'Annuel',
  interval_other: 'Période de {period}',
  per_Day: 'par jour',
  per_Week: 'par semaine',
  per_Month: 'par mois',
  per_Year: 'par an',
  per_other: 'par période de {period}',
  perUnit: 'par unité, {period}',
  free: 'Gratuit',
  plusVat: 'hors TVA',
  inclVat: 'TVA incluse',
  trialNote: 'Essai gratuit pendant {period}',
  setupFeeNote: 'Frais de mise en service\u00a0: {amount}, une seule fois',
  quantity: 'Quantité',
  quantityLess: 'Moins\u00a0: {name}',
  quantityMore: 'Plus\u00a0: {name}',
  quantityInvalid: 'Veuillez saisir un nombre entier de {min} à {max}.',
  quantityInvalidStep: 'Veuillez saisir un nombre de {min} à {max}, de {step} en {step}.',
  addOns: 'Options',
  byUsage: 'facturé selon la consommation',
  amountPerUnit: '{amount} par {unit}',
  // <sjs-checkout>
  yourDetails: 'Vos coordonnées',
  payment: 'Paiement',
  summary: 'Récapitulatif',
  alreadyCustomer: 'Vous avez déjà un compte\u00a0?',
  signIn: 'Se connecter',
  orderTotal: 'Total de la commande',
  orderNumberLabel: 'Numéro de commande',
  orderNumber: 'Numéro de commande {orderId}',
  reference: 'Référence pour notre service client\u00a0: {reference}',
  renewal: 'Ensuite, {amount} {period} à partir du {date}, jusqu’à résiliation.',
  renewalAfterTrial: 'Essai gratuit jusqu’au {date}, puis {amount} {period}, jusqu’à résiliation.',
  // the button and its questions
  subscribe: order,
  subscribeAndPay: orderFor,
  startTrial: order,
  payOrder: 'Payer {amount}',
  ordering: 'Envoi de la commande…',
  paying: 'Paiement en cours…',
  payingSlow: 'Nous attendons encore la réponse de votre banque. Veuillez laisser cette page ouverte.',
  amountChanged:
    'Le montant est passé de {shown} à {now}. Aucun montant n’a été débité. Acceptez-vous le nouveau montant\u00a0?',
  amountKnown: 'Vous payez {now} aujourd’hui. Aucun montant n’a encore été débité. Êtes-vous d’accord\u00a0?',
  agree: orderFor,
  back: 'Retour',
  orderUnknown: 'Nous ne savons pas si votre commande nous est parvenue. Aucun montant n’a été débité.',
  // what takes the place of the forms
  successTitle: 'Merci pour votre commande',
  successText: 'Tout s’est bien passé. Vous recevrez une confirmation par e-mail.',
  submittedTitle: 'Merci, nous avons bien reçu votre commande',
  submittedText: 'Nous la vérifions et vous la confirmerons par e-mail. Vous n’avez rien d’autre à faire.',
  boughtTitle: 'Vous venez de commander ici',
  boughtText: 'Votre commande nous est bien parvenue. Souhaitez-vous commander encore une fois\u00a0?',
  buyAnother: 'Commander encore une fois',
  blockedTitle: 'Une commande est en cours dans une autre fenêtre',
  orderLeftOpen:
    'Vous avez une commande de {now} qui peut encore être payée chez le prestataire de paiement. Pour ne pas payer deux fois, souhaitez-vous plutôt payer celle-là maintenant\u00a0? Aucun montant n’a été débité.',
  blockedText:
    'Veuillez la terminer dans l’autre fenêtre. Si elle est déjà fermée, patientez une minute, puis réessayez.',
  finalizingTitle: 'Un instant, s’il vous plaît',
  finalizingText: 'Nous finalisons votre commande. Veuillez laisser cette page ouverte.',
  redirectedTitle: 'Votre paiement se poursuit sur la page du prestataire de paiement',
  redirectedText:
    'Terminez-le sur sa page\u00a0; vous reviendrez ensuite ici. Pour payer autrement, choisissez «\u00a0Je n’ai pas terminé le paiement\u00a0».',
  redirectedLostText:
    'La page de paiement est-elle encore ouverte dans une autre fenêtre, ou accessible avec le bouton «\u00a0Suivant\u00a0» du navigateur\u00a0? Dans ce cas, terminez-y le paiement. Sinon, choisissez «\u00a0Je n’ai pas terminé le paiement\u00a0» et payez ici, comme vous le souhaitez.',
  continueThere: 'Continuer vers la page de paiement',
  didNotFinish: 'Je n’ai pas terminé le paiement',
  underWayTitle: 'Le paiement de cette commande est en cours',
  underWayText:
    'Le paiement a été lancé dans une autre fenêtre, ou ici avant que la page ne soit rechargée. Veuillez ne pas commander à nouveau\u00a0: le résultat s’affichera ici dans un instant.',
  paymentUnknownTitle: 'Nous attendons des nouvelles de votre paiement',
  paymentUnknownText:
    'Nous n’avons pas reçu de réponse claire\u00a0: le paiement a peut-être abouti, peut-être pas. Veuillez ne pas commander à nouveau\u00a0: consultez vos e-mails, ou contactez-nous en indiquant le numéro de commande.',
  probablyDoneTitle: 'Votre paiement a probablement abouti',
  probablyDoneText: 'Il ne manque que la confirmation. Veuillez ne pas payer à nouveau\u00a0; vous recevrez un e-mail.',
  checkAgain: 'Vérifier à nouveau',
  checking: 'Vérification…',
  alreadyPaidTitle: 'Cette commande est déjà payée',
  alreadyPaidText: 'Vous n’avez rien d’autre à faire ici. La confirmation vous parviendra par e-mail.',
  closedTitle: 'Cette commande est clôturée',
  closedText:
    'Elle ne peut plus être payée\u00a0: elle a peut-être déjà été payée, ou elle a expiré. Veuillez consulter vos e-mails avant de commander à nouveau.',
  closedExpired:
    'Elle a expiré et ne peut plus être payée. Aucun montant n’a été débité. Veuillez commander à nouveau.',
  closedFailed: 'Le paiement a échoué. Aucun montant n’a été débité. Veuillez commander à nouveau.',
  unpayableTitle: 'Cette commande ne peut pas être payée ici',
  unpayableText:
    'Elle est revenue sans montant pouvant être payé, et une seconde tentative aussi. Aucun montant n’a été débité. Veuillez nous contacter au lieu de commander à nouveau.',
  backToCheckout: 'Retour à la commande',
  nothingOpenTitle: 'Il n’y a rien à finaliser ici',
  nothingOpenText: 'Vous revenez sur cette page après un paiement chez un prestataire de paiement.',
  closedDeclined: 'La commande a été refusée. Aucun montant n’a été débité. Veuillez nous contacter.',
  missing_terms: 'Obligatoire pour commander.',
  // <sjs-price-preview>
  priceCaption: 'Ce que coûte votre commande',
  priceItem: 'Désignation',
  priceNet: 'Montant hors TVA',
  priceGross: 'Montant TVA incluse',
  priceEmpty: 'Choisissez une formule pour voir son prix.',
  priceFailed: 'Le prix n’a pas pu être chargé. Veuillez vérifier votre connexion.',
  priceOutdated: 'Le prix n’a pas pu être mis à jour et n’est peut-être plus exact.',
  subtotal: 'Sous-total',
  vat: 'TVA {rate}',
  containedVat: 'dont TVA {rate}',
  usage: 'selon la consommation',
  dueToday: 'À payer aujourd’hui',
  oneTime: 'une seule fois',
  unit: 'unité',
  every_Day: 'chaque jour',
  every_Week: 'chaque semaine',
  every_Month: 'chaque mois',
  every_Year: 'chaque année',
  onDate: 'le {date}',
  thenEvery: 'puis {period}',
  nextPayment: 'Prochain paiement',
  trial: 'Essai gratuit',
  trialUntil: 'jusqu’au {date}',
  afterTrial: 'Après l’essai',
  addCoupon: 'Ajouter un code promo',
  couponCode: 'Code promo',
  applyCoupon: 'Appliquer',
  removeCoupon: 'Supprimer le code promo {code}',
  couponInvalid: 'Ce code n’est pas valable. Le prix affiché ne le prend pas en compte.',
  couponTooLong: 'C’est trop long pour un code promo, qui compte au maximum {count} caractères.',
  // <sjs-customer-form>
  legend_buyer: 'Qui commande\u00a0?',
  buyer_private: 'Particulier',
  buyer_company: 'Entreprise',
  optional: '(facultatif)',
  addAddressLine: 'Ajouter un complément d’adresse',
  label_emailAddress: 'Adresse e-mail',
  label_firstName: 'Prénom',
  label_lastName: 'Nom',
  label_companyName: 'Nom de l’entreprise',
  label_vatId: 'Numéro de TVA',
  label_phoneNumber: 'Téléphone',
  label_country: 'Pays',
  label_street: 'Rue',
  label_houseNumber: 'N°',
  label_addressLine2: 'Complément d’adresse',
  label_postalCode: 'Code postal',
  label_city: 'Ville',
  label_state: 'État ou province',
  hint_vatId: 'Avec le code du pays, par exemple FR12345678901',
  missing_emailAddress: 'Veuillez saisir votre adresse e-mail.',
  missing_firstName: 'Veuillez saisir votre prénom.',
  missing_lastName: 'Veuillez saisir votre nom.',
  missing_companyName: 'Veuillez saisir le nom de l’entreprise.',
  missing_vatId: 'Veuillez saisir le numéro de TVA.',
  missing_phoneNumber: 'Veuillez saisir votre numéro de téléphone.',
  missing_country: 'Veuillez choisir votre pays.',
  missing_street: 'Veuillez saisir la rue.',
  missing_houseNumber: 'Veuillez saisir le numéro.',
  missing_addressLine2: 'Veuillez saisir le complément d’adresse.',
  missing_postalCode: 'Veuillez saisir le code postal.',
  missing_city: 'Veuillez saisir la ville.',
  missing_state: 'Veuillez saisir l’État ou la province.',
  invalid_emailAddress: 'Cette adresse semble incomplète. Exemple\u00a0: nom@example.com',
  invalid_vatId: 'Cela ne ressemble pas à un numéro de TVA. Exemple\u00a0: FR12345678901',
  invalid_postalCode: 'Veuillez vérifier le code postal.',
  invalid_other: 'Veuillez vérifier ce champ.',
  // <sjs-payment-form>
  legend_paymentMethod: 'Moyen de paiement',
  method_card: 'Carte',
  method_debit: 'Prélèvement SEPA',
  method_invoice: 'Facture',
  method_none: 'Sans données de paiement',
  about_invoice: 'Vous recevrez une facture à régler par virement.',
  about_none: 'Aucune donnée de paiement n’est nécessaire.',
  about_redirect: 'Vous terminerez l’opération sur le site de {name}.',
  label_cardNumber: 'Numéro de carte',
  label_expiry: 'Date d’expiration',
  label_cvc: 'Code de sécurité',
  label_cardHolder: 'Titulaire de la carte',
  label_accountHolder: 'Titulaire du compte',
  label_iban: 'IBAN',
  label_bic: 'BIC',
  addBic: 'Ajouter le BIC',
  placeholder_expiry: 'MM / AA',
  hint_cvc: '{count} chiffres, {side}',
  cvcSide_back: 'au verso',
  cvcSide_front: 'au recto',
  mandate:
    'En passant commande, vous autorisez le prélèvement des montants dus sur ce compte. Le mandat lui-même est celui du prestataire de paiement.',
  missing_cardNumber: 'Veuillez saisir le numéro de carte.',
  missing_expiry: 'Veuillez saisir la date d’expiration.',
  missing_cvc: 'Veuillez saisir le code de sécurité.',
  missing_cardHolder: 'Veuillez saisir le nom du titulaire de la carte.',
  missing_accountHolder: 'Veuillez saisir le nom du titulaire du compte.',
  missing_iban: 'Veuillez saisir l’IBAN.',
  invalid_cardNumber: 'Veuillez vérifier le numéro de carte\u00a0: un chiffre est erroné ou manquant.',
  invalid_expiry: 'Veuillez saisir le mois et l’année, par exemple 09 / 30.',
  expired_expiry: 'Cette carte a expiré. Veuillez en utiliser une autre.',
  invalid_cvc: 'Veuillez vérifier le code\u00a0: {count} chiffres, {side}.',
  invalid_iban: 'Veuillez vérifier l’IBAN\u00a0: un caractère est erroné ou manquant.',
  invalid_bic: 'Un BIC compte 8 ou 11 caractères.',
  // <sjs-payment-change>
  saveMethod: 'Enregistrer le moyen de paiement',
  savingMethod: 'Enregistrement…',
  methodUnchanged: 'Votre moyen de paiement enregistré n’a pas été modifié.',
  methodCancelled: 'L’opération a été annulée.',
  methodImpossible: 'Le moyen de paiement ne peut pas être modifié ici pour le moment. Veuillez nous contacter.',
  methodChangedTitle: 'Votre moyen de paiement a été modifié',
  methodChangedText: 'Il sera utilisé pour tout montant dû à partir de maintenant. Vous n’avez rien d’autre à faire.',
  methodRedirectedTitle: 'Veuillez continuer sur la page du prestataire de paiement',
  methodRedirectedText: 'Confirmez-y votre nouveau moyen de paiement\u00a0; vous reviendrez ensuite sur cette page.',
  methodRedirectedLostText:
    'La page du prestataire est-elle encore ouverte dans une autre fenêtre, ou accessible avec le bouton «\u00a0Suivant\u00a0» du navigateur\u00a0? Dans ce cas, confirmez-y votre moyen de paiement. Sinon, choisissez «\u00a0Je n’ai pas terminé la confirmation\u00a0» et saisissez-le à nouveau.',
  methodNotConfirmed: 'Je n’ai pas terminé la confirmation',
  methodFinalizingText: 'Nous enregistrons votre moyen de paiement. Veuillez laisser cette page ouverte.',
  methodUnknownTitle: 'Nous attendons des nouvelles de votre moyen de paiement',
  methodUnknownText:
    'Nous n’avons pas reçu de réponse claire\u00a0: votre moyen de paiement a peut-être été modifié, peut-être pas. Si vous le saisissez à nouveau, la dernière saisie compte.',
  enterAgain: 'Saisir à nouveau',
  // errors, keyed by code: what happened, whether anything was charged (only said where it is certain), what to do;
  // see error-sentence.ts
  nothingCharged: 'Aucun montant n’a été débité.',
  outcome_unknown:
    'Nous n’avons pas reçu de réponse claire et ne savons pas encore si l’opération a abouti. Veuillez ne pas commander à nouveau\u00a0; consultez vos e-mails ou contactez-nous.',
  outcome_definite:
    'L’opération n’a pas abouti. Aucun montant n’a été débité. Veuillez réessayer ou utiliser un autre moyen de paiement.',
  'outcome_already-done': 'C’est déjà fait. Veuillez ne pas payer à nouveau.',
  error_Aborted:
    'Le paiement a été annulé. {nothingCharged} Votre commande est toujours en attente de paiement\u00a0: payez à nouveau quand vous le souhaitez, ou choisissez un autre moyen de paiement.',
  error_AcquirerServerError:
    'Le réseau de cartes n’a pas pu traiter le paiement. {nothingCharged} Veuillez réessayer dans quelques minutes ou utiliser un autre moyen de paiement.',
  error_AlreadyExecuted:
    'Ce paiement a déjà été effectué. Veuillez ne pas payer à nouveau\u00a0; la confirmation vous parviendra par e-mail.',
  error_AmountChanged: 'Le prix a changé. {nothingCharged} Veuillez vérifier le nouveau total et le confirmer.',
  error_AmountContradictory:
    'Les montants reçus pour cette commande se contredisent\u00a0; elle n’a donc pas été payée. {nothingCharged} Veuillez nous contacter.',
  error_AmountLimitExceeded:
    'Le montant dépasse le plafond de ce moyen de paiement. {nothingCharged} Veuillez en utiliser un autre ou contacter votre banque.',
  error_AuthorizationRejected:
    'Votre banque a refusé le paiement. {nothingCharged} Veuillez utiliser une autre carte ou un autre moyen de paiement, ou contacter votre banque.',
  error_BearerExpired:
    'Cette carte ou ce compte n’est plus valable. {nothingCharged} Veuillez vérifier la date d’expiration ou utiliser un autre moyen de paiement.',
  error_BearerInvalid:
    'Les données de la carte ou du compte n’ont pas été acceptées. {nothingCharged} Veuillez les vérifier ou utiliser un autre moyen de paiement.',
  error_BearerRejected:
    'La carte ou le compte a été refusé. {nothingCharged} Veuillez utiliser un autre moyen de paiement ou contacter votre banque.',
  error_Canceled:
    'Le paiement a été annulé. {nothingCharged} Veuillez réessayer ou choisir un autre moyen de paiement.',
  error_CatalogInvalid:
    'Les formules ne peuvent pas être affichées pour le moment. Veuillez réessayer plus tard ou nous contacter.',
  error_CatalogUnreachable: 'Les formules n’ont pas pu être chargées. Veuillez vérifier votre connexion et réessayer.',
  error_ChangeDateRefused: 'Le contrat ne peut plus être modifié à cette date. Veuillez en choisir une autre.',
  error_ComponentSubscriptionUnknown:
    'Le contrat a changé entre-temps. Veuillez recharger la page et choisir à nouveau.',
  error_ComponentUnknown: 'L’une des options n’est plus proposée avec cette formule. Veuillez modifier votre choix.',
  error_ConfigurationMissing: 'Il n’est pas possible de commander ici pour le moment. Veuillez nous contacter.',
  error_ContractNotFound: 'Nous ne trouvons pas ce contrat. Veuillez nous contacter.',
  error_FailedCustomerUpdate:
    'Vos coordonnées n’ont pas pu être enregistrées. {nothingCharged} Veuillez les vérifier et réessayer.',
  error_HookRefused:
    'La boutique n’a pas accepté la demande. {nothingCharged} Veuillez recharger la page et réessayer, ou nous contacter.',
  error_HookUnreachable:
    'La boutique n’a pas répondu. {nothingCharged} Veuillez vérifier votre connexion et réessayer.',
  error_InsufficientBalance:
    'Le solde du compte ou de la carte ne couvre pas ce montant. {nothingCharged} Veuillez utiliser un autre moyen de paiement.',
  error_InternalError: providerTrouble,
  error_InternalProviderError: providerTrouble,
  error_InvalidAccountHolder:
    'Le titulaire du compte n’a pas été accepté. {nothingCharged} Veuillez saisir le nom tel que votre banque le connaît.',
  error_InvalidAccountNumber:
    'Le numéro de compte n’a pas été accepté. {nothingCharged} Veuillez vérifier l’IBAN, qui le contient.',
  error_InvalidAmount:
    'Ce montant ne peut pas être payé ainsi. {nothingCharged} Veuillez utiliser un autre moyen de paiement ou nous contacter.',
  error_InvalidBankCode: 'La banque n’a pas été reconnue. {nothingCharged} Veuillez vérifier l’IBAN, qui l’identifie.',
  error_InvalidBic: 'Le BIC n’a pas été accepté. {nothingCharged} Veuillez le vérifier ou laisser ce champ vide.',
  error_InvalidCardCvc:
    'Le code de sécurité est incorrect. {nothingCharged} Veuillez vérifier le code sur votre carte.',
  error_InvalidCardHolder:
    'Le nom du titulaire de la carte n’a pas été accepté. {nothingCharged} Veuillez le saisir tel qu’il figure sur la carte.',
  error_InvalidCardNumber:
    'Le numéro de carte n’a pas été accepté. {nothingCharged} Veuillez le vérifier ou utiliser une autre carte.',
  error_InvalidCardType:
    'Ce type de carte n’est pas accepté. {nothingCharged} Veuillez utiliser une autre carte ou un autre moyen de paiement.',
  error_InvalidConfiguration: shopTrouble,
  error_InvalidCountry:
    'Ce moyen de paiement n’est pas disponible pour votre pays. {nothingCharged} Veuillez vérifier le pays ou utiliser un autre moyen de paiement.',
  error_InvalidCouponCode:
    'Ce code promo n’est pas valable. {nothingCharged} Veuillez le vérifier, ou le supprimer et commander sans ce code.',
  error_InvalidCurrency:
    'Ce moyen de paiement n’accepte pas la devise de cette commande. {nothingCharged} Veuillez en utiliser un autre ou nous contacter.',
  error_InvalidData:
    'Certaines de vos informations n’ont pas été acceptées. {nothingCharged} Veuillez vérifier votre saisie et réessayer.',
  error_InvalidExpirationDate:
    'La date d’expiration n’a pas été acceptée. {nothingCharged} Veuillez la vérifier ou utiliser une autre carte.',
  error_InvalidIban: 'L’IBAN n’a pas été accepté. {nothingCharged} Veuillez le vérifier ou utiliser un autre compte.',
  error_InvalidKey: shopTrouble,
  error_InvalidName: 'Le nom n’a pas été accepté. {nothingCharged} Veuillez vérifier le prénom et le nom.',
  error_InvalidNationalIdNumber:
    'Le numéro national d’identité n’a pas été accepté. {nothingCharged} Veuillez le vérifier ou utiliser un autre moyen de paiement.',
  error_InvalidPaymentData:
    'Les données de paiement sont incomplètes ou incorrectes. {nothingCharged} Veuillez les vérifier ou utiliser un autre moyen de paiement.',
  error_InvalidPaymentMethod:
    'Ce moyen de paiement ne peut pas être utilisé pour cette commande. {nothingCharged} Veuillez en choisir un autre.',
  error_InvalidPreconditions:
    'Cette commande ne peut pas être payée en l’état. {nothingCharged} Veuillez recharger la page et réessayer.',
  error_InvalidTransaction:
    'Le prestataire de paiement ne connaît pas ce paiement. {nothingCharged} Veuillez recommencer le paiement.',
  error_InvalidVatId:
    'Le numéro de TVA n’a pas été accepté. {nothingCharged} Veuillez le vérifier, ou le supprimer et payer avec la TVA.',
  error_IteroServerError: orderSystemTrouble,
  error_LimitExceeded:
    'Le plafond de cette carte ou de ce compte est dépassé. {nothingCharged} Veuillez utiliser un autre moyen de paiement ou contacter votre banque.',
  error_LoginError:
    'Ce moyen de paiement ne fonctionne pas ici pour le moment. {nothingCharged} Veuillez en utiliser un autre ou nous contacter.',
  error_NoPaymentMethod: 'Aucun moyen de paiement n’est disponible ici pour le moment. Veuillez nous contacter.',
  error_NotSignedIn: 'Votre session a expiré. Veuillez vous reconnecter pour continuer.',
  error_OrderClosed: 'Cette commande est clôturée et ne peut plus être payée. Veuillez nous contacter.',
  error_NothingToChange: 'Cela ne changerait rien. Veuillez choisir autre chose.',
  error_OrderInProgress:
    'Votre commande est déjà en cours de traitement. Veuillez patienter un instant et ne pas commander à nouveau.',
  error_OrderNotFound: 'Nous ne trouvons pas cette commande. Veuillez nous contacter.',
  error_OrderRefused:
    'Cette commande n’est pas possible telle quelle. {nothingCharged} Veuillez la modifier ou nous contacter.',
  error_PaymentFormMissing: shopTrouble,
  error_PaymentFormReset: 'Veuillez saisir à nouveau votre carte\u00a0: le formulaire a été rechargé.',
  error_OrderStatusInvalid:
    'Cette commande a déjà été traitée ou a expiré. Veuillez consulter vos e-mails avant de commander à nouveau.',
  error_PermissionDenied: shopTrouble,
  error_PlanVariantUnknown: 'Cette formule n’est plus proposée. Veuillez en choisir une autre.',
  error_PreviewIncomplete:
    'Le prix n’a pas pu être calculé. Veuillez nous contacter\u00a0; sans prix, il n’est pas possible de commander.',
  error_ProviderUnavailable: orderSystemTrouble,
  error_PSPConnectionProblem: providerSilence,
  error_PSPConnectionTimeout: providerSilence,
  error_PspServerError: providerTrouble,
  error_QuantityInvalid: 'Cette quantité n’est pas possible. Veuillez la modifier.',
  error_RateLimit:
    'Le système de commande est très sollicité. {nothingCharged} Veuillez patienter une minute, puis réessayer.',
  error_RedirectRefused:
    'L’adresse de la page de paiement n’est pas sûre\u00a0; nous ne l’avons donc pas ouverte. Veuillez utiliser un autre moyen de paiement ou nous contacter.',
  error_Rejected: 'Le paiement a été refusé. {nothingCharged} Veuillez utiliser un autre moyen de paiement.',
  error_ScriptBlocked:
    'Le service de paiement n’a pas pu être chargé. Veuillez l’autoriser dans votre bloqueur de publicités ou de scripts, puis réessayer.',
  error_ScriptTimeout:
    'Le service de paiement met trop de temps à charger. Veuillez vérifier votre connexion et réessayer.',
  error_StoreUnavailable: orderSystemTrouble,
  error_OrderOpen:
    'L’une de vos commandes est encore en attente de paiement et pourrait être payée ailleurs. Pour ne pas payer deux fois, payez celle-là, avec les mêmes choix et les mêmes coordonnées, ou commandez à nouveau demain.',
  error_SubmitRefused:
    'La boutique n’a pas accepté cette commande. {nothingCharged} Veuillez vérifier vos coordonnées ou nous contacter.',
  error_Timeout: 'Le paiement a pris trop de temps. {nothingCharged} Veuillez réessayer.',
  error_Unanswered:
    'Nous n’avons pas reçu de réponse. {nothingCharged} Veuillez vérifier votre connexion et réessayer.',
  error_Unmapped: generic,
  error_UnmappedError:
    'L’opération n’a pas abouti, et aucune raison ne nous a été indiquée. {nothingCharged} Veuillez réessayer ou utiliser un autre moyen de paiement.',
  error_3DsProblem:
    'Votre banque n’a pas pu confirmer votre identité. {nothingCharged} Veuillez réessayer ou utiliser un autre moyen de paiement.',
  // <sjs-plan-change>
  chooseContract: 'Quel contrat souhaitez-vous modifier\u00a0?',
  otherContract: 'Choisir un autre contrat',
  noContracts: 'Aucun contrat ne peut être modifié ici.',
  loadFailed: 'Vos contrats n’ont pas pu être chargés. Veuillez réessayer dans un instant.',
  notChangeable: 'Ce contrat ne peut pas être modifié pour le moment.',
  contractSince: 'depuis le {date}',
  contractEnds: 'prend fin le {date}',
  contractNumber: 'Contrat {id}',
  currentPlan: 'Formule actuelle',
  unknownPlan: 'Votre formule n’est plus proposée',
  nextBilling: 'Prochaine facturation le {date}',
  changePlanned: 'Une modification est programmée pour le {date}.',
  mayReplacePlanned: 'Cette commande peut la remplacer.',
  currentQuantity: '{quantity} × {name}',
  componentFrom: '{name} à partir du {date}',
  componentUntil: '{name} jusqu’au {date}',
  obstacle_begins: '{name} commence le {date}\u00a0; la modification sera possible à partir de cette date.',
  obstacle_ends: '{name} prend fin le {date}\u00a0; un nouvel ajout sera possible à partir de cette date.',
  dropped:
    'Votre contrat a changé entre-temps. Ceci n’est plus proposé\u00a0: {choices}. Tous vos autres choix sont conservés.',
  whenTitle: 'Quand\u00a0?',
  when_now: 'Maintenant',
  when_nextBilling: 'À la prochaine facturation',
  when_endOfTerm: 'À la fin de la période contractuelle',
  changesTitle: 'Ce qui change',
  nothingYet: 'Choisissez une autre formule, une autre quantité ou une autre option pour voir ce que cela coûte.',
  lossesNow: 'Ce qui s’arrête immédiatement',
  lossesOn: 'Ce qui s’arrête le {date}',
  loss_quantity: '{name}\u00a0: il en reste {left}',
  amount: 'Montant',
  netSubtotal: 'Sous-total hors TVA',
  changesNow: 'Aujourd’hui',
  changesOn: 'Le {date}',
  totalNow: 'À payer aujourd’hui',
  totalOn: 'À payer le {date}',
  creditNow: 'Crédité sur votre compte client',
  creditOn: 'Crédité le {date}',
  afterwards: 'Ensuite',
  nextAmount: 'Prochain paiement',
  paidWith: 'Vous payez avec\u00a0: {method}',
  chargedTo: 'Sera débité sur\u00a0: {method}',
  byInvoice: 'Vous recevrez une facture.',
  nothingDue: 'Il n’y a rien à payer pour cette modification.',
  stored_ending: '{name} se terminant par {digits}',
  stored_card: 'carte',
  stored_account: 'compte',
  stored_other: 'votre moyen de paiement enregistré',
  useAnother: 'Payer autrement',
  useStored: 'Payer avec\u00a0: {method}',
  paymentNeeded:
    'Cette modification doit être payée ici. Aucun montant n’a encore été débité. Veuillez choisir comment payer.',
  changeCosts: 'Cette modification coûte {now}. Aucun montant n’a été débité. Êtes-vous d’accord\u00a0?',
  otherDate:
    'Cette modification prend effet le {date}, et non à la date affichée, et coûte alors {now}. Aucun montant n’a été débité. Êtes-vous d’accord\u00a0?',
  otherDateNow:
    'Cette modification prend effet immédiatement, et non à la date affichée, et coûte {now}. Aucun montant n’a été débité. Êtes-vous d’accord\u00a0?',
  change: 'Modifier maintenant',
  changeOn: 'Modifier à compter du {date}',
  changeAndPay: changeFor,
  changeAndCharge: changeFor,
  changing: 'Modification en cours…',
  changedTitle: 'Votre contrat est modifié',
  changedText: 'Vous recevrez une confirmation par e-mail.',
  requestedTitle: 'Nous avons bien reçu votre demande de modification',
  plannedTitle: 'Votre modification est programmée',
  plannedText: 'Elle prend effet le {date}. Vous recevrez une confirmation par e-mail.',
  changeMore: 'Modifier autre chose',
  recentOrderTitle: 'Une commande a été passée il y a peu dans ce navigateur',
  recentOrderText: 'Si c’était vous, elle nous est bien parvenue. Souhaitez-vous aussi modifier ce contrat\u00a0?',
  recentChangeTitle: 'Une modification de ce contrat a été commandée il y a peu',
  recentChangeText: 'Elle nous est bien parvenue. Souhaitez-vous modifier autre chose\u00a0?',
  changeContract: 'Modifier ce contrat',
};
