import type {Translation} from './messages.ts';

const generic = 'Nie udało się. {nothingCharged} Proszę spróbować ponownie lub użyć innej metody płatności.';
const orderSystemTrouble =
  'Wystąpił problem w systemie zamówień. {nothingCharged} Proszę spróbować ponownie za kilka minut.';
const providerTrouble =
  'Operator płatności nie mógł tego przetworzyć. {nothingCharged} Proszę spróbować ponownie za kilka minut lub użyć innej metody płatności.';
const providerSilence =
  'Brak połączenia z operatorem płatności. {nothingCharged} Proszę spróbować ponownie za kilka minut lub użyć innej metody płatności.';
const shopTrouble =
  'Ta płatność jest niemożliwa z powodu problemu po stronie sklepu. {nothingCharged} Prosimy o kontakt.';

export const messages: Translation = {
  testMode: 'Tryb testowy',
  testModeHint: 'Żadne pieniądze nie są pobierane.',
  choosePlan: 'Wybór planu',
  loading: 'Ładowanie…',
  unavailable: 'W tej chwili nie można tu złożyć zamówienia.',
  tryAgain: 'Spróbuj ponownie',
  billingPeriod: 'Okres rozliczeniowy',
  interval_Day: 'Codziennie',
  interval_Week: 'Co tydzień',
  interval_Month: 'Co miesiąc',
  interval_Year: 'Co rok',
  interval_other: 'Co {period}',
  per_Day: 'dziennie',
  per_Week: 'tygodniowo',
  per_Month: 'miesięcznie',
  per_Year: 'rocznie',
  per_other: 'co {period}',
  perUnit: 'za jednostkę, {period}',
  free: 'Bezpłatnie',
  plusVat: '+ VAT',
  inclVat: 'z VAT',
  trialNote: '{period} bezpłatnie na próbę',
  setupFeeNote: 'Jednorazowa opłata aktywacyjna {amount}',
  quantity: 'Ilość',
  quantityLess: 'Zmniejsz: {name}',
  quantityMore: 'Zwiększ: {name}',
  quantityInvalid: 'Proszę podać liczbę całkowitą od {min} do {max}.',
  quantityInvalidStep: 'Proszę podać liczbę od {min} do {max}, co {step}.',
  addOns: 'Dodatki',
  byUsage: 'rozliczane według zużycia',
  amountPerUnit: '{amount} / {unit}',
  // <sjs-checkout>
  yourDetails: 'Dane zamawiającego',
  payment: 'Płatność',
  summary: 'Podsumowanie',
  alreadyCustomer: 'Konto już założone?',
  signIn: 'Zaloguj się',
  orderTotal: 'Kwota zamówienia',
  orderNumberLabel: 'Numer zamówienia',
  orderNumber: 'Numer zamówienia {orderId}',
  reference: 'Numer dla biura obsługi klienta: {reference}',
  renewal: 'Następnie {amount} {period} od {date}, do rezygnacji.',
  renewalAfterTrial: 'Bezpłatny okres próbny do {date}, następnie {amount} {period}, do rezygnacji.',
  // the button and its questions
  subscribe: 'Zamówienie z obowiązkiem zapłaty',
  subscribeAndPay: 'Zamawiam i płacę {amount}',
  startTrial: 'Zamówienie z obowiązkiem zapłaty',
  payOrder: 'Zapłać {amount}',
  ordering: 'Składanie zamówienia…',
  paying: 'Trwa płatność…',
  payingSlow: 'Nadal czekamy na odpowiedź banku. Proszę nie zamykać tej strony.',
  amountChanged: 'Kwota zmieniła się z {shown} na {now}. Nie pobrano żadnych pieniędzy. Czy kontynuować z nową kwotą?',
  amountKnown: 'Dzisiaj do zapłaty: {now}. Nie pobrano jeszcze żadnych pieniędzy. Czy kontynuować?',
  agree: 'Zamawiam i płacę {amount}',
  back: 'Wstecz',
  orderUnknown: 'Nie wiemy, czy zamówienie do nas dotarło. Nie pobrano żadnych pieniędzy.',
  // what takes the place of the forms
  successTitle: 'Dziękujemy za zamówienie',
  successText: 'Wszystko się udało. Potwierdzenie przyjdzie e-mailem.',
  submittedTitle: 'Dziękujemy, otrzymaliśmy zamówienie',
  submittedText: 'Sprawdzimy wszystko i wyślemy potwierdzenie e-mailem. Nie trzeba robić nic więcej.',
  boughtTitle: 'Zamówienie zostało tu przed chwilą złożone',
  boughtText: 'Zamówienie zostało przyjęte. Czy złożyć jeszcze jedno?',
  buyAnother: 'Zamów jeszcze raz',
  blockedTitle: 'Zamówienie jest właśnie składane w innym oknie',
  orderLeftOpen:
    'Jest już zamówienie na kwotę {now}, które nadal można opłacić u operatora płatności. Aby uniknąć podwójnej płatności: czy zapłacić teraz za nie zamiast składać nowe? Nie pobrano żadnych pieniędzy.',
  blockedText:
    'Proszę dokończyć je tam. Jeśli tamto okno jest już zamknięte, proszę odczekać minutę i spróbować ponownie.',
  finalizingTitle: 'Chwileczkę',
  finalizingText: 'Kończymy przetwarzanie zamówienia. Proszę nie zamykać tej strony.',
  redirectedTitle: 'Płatność odbywa się teraz u operatora płatności',
  redirectedText:
    'Proszę dokończyć ją tam, a potem nastąpi powrót na tę stronę. Aby zapłacić w inny sposób, proszę wybrać „Nie dokończono tam płatności”.',
  redirectedLostText:
    'Czy tamta strona jest nadal otwarta w innym oknie lub można do niej przejść w tym oknie przyciskiem „Dalej”? Jeśli tak, proszę dokończyć płatność tam. Jeśli nie, proszę wybrać „Nie dokończono tam płatności” i zapłacić tutaj w dowolny sposób.',
  continueThere: 'Przejdź do strony płatności',
  didNotFinish: 'Nie dokończono tam płatności',
  underWayTitle: 'To zamówienie jest właśnie opłacane',
  underWayText:
    'Płatność rozpoczęto w innym oknie albo tutaj, zanim strona została ponownie załadowana. Proszę nie składać zamówienia drugi raz: za chwilę pojawi się tu wynik.',
  paymentUnknownTitle: 'Czekamy na informację o płatności',
  paymentUnknownText:
    'Nie otrzymaliśmy jednoznacznej odpowiedzi, więc płatność mogła dojść do skutku lub nie. Proszę nie składać zamówienia drugi raz: proszę sprawdzić pocztę e-mail albo skontaktować się z nami i podać numer zamówienia.',
  probablyDoneTitle: 'Płatność prawdopodobnie się powiodła',
  probablyDoneText: 'Brakuje tylko potwierdzenia. Proszę nie płacić drugi raz; wyślemy e-mail.',
  checkAgain: 'Sprawdź ponownie',
  checking: 'Sprawdzanie…',
  alreadyPaidTitle: 'To zamówienie jest już opłacone',
  alreadyPaidText: 'Nie trzeba robić nic więcej. Potwierdzenie przyjdzie e-mailem.',
  closedTitle: 'To zamówienie jest zamknięte',
  closedText:
    'Nie można już za nie zapłacić: być może zostało już opłacone albo wygasło. Przed złożeniem nowego zamówienia proszę sprawdzić pocztę e-mail.',
  closedExpired:
    'Zamówienie wygasło i nie można już za nie zapłacić. Nie pobrano żadnych pieniędzy. Proszę złożyć zamówienie ponownie.',
  closedFailed: 'Płatność nie powiodła się. Nie pobrano żadnych pieniędzy. Proszę złożyć zamówienie ponownie.',
  unpayableTitle: 'Tego zamówienia nie można tutaj opłacić',
  unpayableText:
    'Wróciło bez kwoty, którą można zapłacić, także przy drugiej próbie. Nic nie zostało pobrane. Prosimy o kontakt z nami zamiast ponownego zamawiania.',
  backToCheckout: 'Wróć do zamówienia',
  nothingOpenTitle: 'Nie ma tu nic do dokończenia',
  nothingOpenText: 'Na tę stronę wraca się po zapłaceniu u operatora płatności.',
  closedDeclined: 'Zamówienie zostało odrzucone. Nie pobrano żadnych pieniędzy. Prosimy o kontakt.',
  missing_terms: 'To jest wymagane do złożenia zamówienia.',
  // <sjs-price-preview>
  priceCaption: 'Koszt zamówienia',
  priceItem: 'Pozycja',
  priceNet: 'Kwota bez VAT',
  priceGross: 'Kwota z VAT',
  priceEmpty: 'Cena pojawi się po wybraniu planu.',
  priceFailed: 'Nie udało się pobrać ceny. Proszę sprawdzić połączenie z internetem.',
  priceOutdated: 'Nie udało się zaktualizować ceny. Może być nieaktualna.',
  subtotal: 'Suma częściowa',
  vat: 'VAT {rate}',
  containedVat: 'W tym VAT {rate}',
  usage: 'według zużycia',
  dueToday: 'Do zapłaty dzisiaj',
  oneTime: 'jednorazowo',
  unit: 'jednostka',
  every_Day: 'codziennie',
  every_Week: 'co tydzień',
  every_Month: 'co miesiąc',
  every_Year: 'co rok',
  onDate: '{date}',
  thenEvery: 'następnie {period}',
  nextPayment: 'Następna płatność',
  trial: 'Bezpłatny okres próbny',
  trialUntil: 'do {date}',
  afterTrial: 'Po okresie próbnym',
  addCoupon: 'Dodaj kod rabatowy',
  couponCode: 'Kod rabatowy',
  applyCoupon: 'Zastosuj',
  removeCoupon: 'Usuń kod rabatowy {code}',
  couponInvalid: 'Ten kod jest nieważny. Pokazana cena nie uwzględnia kodu.',
  couponTooLong: 'To za dużo znaków jak na kod rabatowy. Najwyższa dozwolona liczba znaków: {count}.',
  // <sjs-customer-form>
  legend_buyer: 'Kto zamawia?',
  buyer_private: 'Osoba prywatna',
  buyer_company: 'Firma',
  optional: '(opcjonalnie)',
  addAddressLine: 'Dodaj drugi wiersz adresu',
  label_emailAddress: 'Adres e-mail',
  label_firstName: 'Imię',
  label_lastName: 'Nazwisko',
  label_companyName: 'Nazwa firmy',
  label_vatId: 'Numer VAT UE',
  label_phoneNumber: 'Telefon',
  label_country: 'Kraj',
  label_street: 'Ulica',
  label_houseNumber: 'Nr domu',
  label_addressLine2: 'Drugi wiersz adresu',
  label_postalCode: 'Kod pocztowy',
  label_city: 'Miejscowość',
  label_state: 'Stan lub prowincja',
  hint_vatId: 'Z kodem kraju, na przykład DE123456789',
  missing_emailAddress: 'Proszę podać adres e-mail.',
  missing_firstName: 'Proszę podać imię.',
  missing_lastName: 'Proszę podać nazwisko.',
  missing_companyName: 'Proszę podać nazwę firmy.',
  missing_vatId: 'Proszę podać numer VAT UE.',
  missing_phoneNumber: 'Proszę podać numer telefonu.',
  missing_country: 'Proszę wybrać kraj.',
  missing_street: 'Proszę podać ulicę.',
  missing_houseNumber: 'Proszę podać nr domu.',
  missing_addressLine2: 'Proszę wypełnić ten wiersz adresu.',
  missing_postalCode: 'Proszę podać kod pocztowy.',
  missing_city: 'Proszę podać miejscowość.',
  missing_state: 'Proszę podać stan lub prowincję.',
  invalid_emailAddress: 'Ten adres wygląda na niepełny. Przykład: nazwa@example.com',
  invalid_vatId: 'To nie wygląda na numer VAT UE. Przykład: DE123456789',
  invalid_postalCode: 'Proszę sprawdzić kod pocztowy.',
  invalid_other: 'Proszę sprawdzić to pole.',
  // <sjs-payment-form>
  legend_paymentMethod: 'Metoda płatności',
  method_card: 'Karta',
  method_debit: 'Polecenie zapłaty SEPA',
  method_invoice: 'Faktura',
  method_none: 'Bez danych płatniczych',
  about_invoice: 'Wyślemy fakturę do opłacenia przelewem.',
  about_none: 'Dane płatnicze nie są potrzebne.',
  about_redirect: 'Dokończenie nastąpi na stronie {name}.',
  label_cardNumber: 'Numer karty',
  label_expiry: 'Data ważności',
  label_cvc: 'Kod bezpieczeństwa',
  label_cardHolder: 'Imię i nazwisko na karcie',
  label_accountHolder: 'Właściciel rachunku',
  label_iban: 'IBAN',
  label_bic: 'BIC',
  addBic: 'Dodaj BIC',
  placeholder_expiry: 'MM / RR',
  hint_cvc: '{count} cyfry {side}',
  cvcSide_back: 'na odwrocie karty',
  cvcSide_front: 'z przodu karty',
  mandate:
    'Złożenie zamówienia oznacza zgodę na pobieranie należnych kwot z tego rachunku w drodze polecenia zapłaty. Sama zgoda na polecenie zapłaty ma treść podaną przez operatora płatności.',
  missing_cardNumber: 'Proszę podać numer karty.',
  missing_expiry: 'Proszę podać datę ważności.',
  missing_cvc: 'Proszę podać kod bezpieczeństwa.',
  missing_cardHolder: 'Proszę podać imię i nazwisko z karty.',
  missing_accountHolder: 'Proszę podać nazwę właściciela rachunku.',
  missing_iban: 'Proszę podać IBAN.',
  invalid_cardNumber: 'Proszę sprawdzić numer karty: jedna cyfra jest błędna lub jej brakuje.',
  invalid_expiry: 'Proszę podać miesiąc i rok, na przykład 09 / 30.',
  expired_expiry: 'Ta karta straciła ważność. Proszę użyć innej.',
  invalid_cvc: 'Proszę sprawdzić kod: {count} cyfry {side}.',
  invalid_iban: 'Proszę sprawdzić IBAN: jeden znak jest błędny lub go brakuje.',
  invalid_bic: 'BIC ma 8 lub 11 znaków.',
  // <sjs-payment-change>
  saveMethod: 'Zapisz metodę płatności',
  savingMethod: 'Zapisywanie…',
  methodUnchanged: 'Zapisana metoda płatności nie została zmieniona.',
  methodCancelled: 'Zmiana została przerwana.',
  methodImpossible: 'W tej chwili nie można tu zmienić metody płatności. Prosimy o kontakt.',
  methodChangedTitle: 'Metoda płatności została zmieniona',
  methodChangedText: 'Będzie używana do wszystkich płatności od teraz. Nie trzeba robić nic więcej.',
  methodRedirectedTitle: 'Proszę przejść do operatora płatności',
  methodRedirectedText: 'Proszę potwierdzić tam nową metodę płatności, a potem nastąpi powrót na tę stronę.',
  methodRedirectedLostText:
    'Czy tamta strona jest nadal otwarta w innym oknie lub można do niej przejść w tym oknie przyciskiem „Dalej”? Jeśli tak, proszę potwierdzić metodę płatności tam. Jeśli nie, proszę wybrać „Nie potwierdzono tam metody płatności” i podać ją ponownie.',
  methodNotConfirmed: 'Nie potwierdzono tam metody płatności',
  methodFinalizingText: 'Zapisujemy metodę płatności. Proszę nie zamykać tej strony.',
  methodUnknownTitle: 'Czekamy na informację o metodzie płatności',
  methodUnknownText:
    'Nie otrzymaliśmy jednoznacznej odpowiedzi, więc metoda płatności mogła zostać zmieniona lub nie. Jeśli zostanie podana ponownie, liczą się dane podane na końcu.',
  enterAgain: 'Podaj ponownie',
  // errors, keyed by code: what happened, whether anything was charged (only said where it is certain), what to do;
  // see error-sentence.ts
  nothingCharged: 'Nie pobrano żadnych pieniędzy.',
  outcome_unknown:
    'Nie otrzymaliśmy jednoznacznej odpowiedzi, więc jeszcze nie wiemy, czy się udało. Proszę nie składać zamówienia drugi raz: proszę sprawdzić pocztę e-mail lub skontaktować się z nami.',
  outcome_definite:
    'Nie udało się. Nie pobrano żadnych pieniędzy. Proszę spróbować ponownie lub użyć innej metody płatności.',
  'outcome_already-done': 'To zostało już wykonane. Proszę nie płacić drugi raz.',
  error_Aborted:
    'Płatność została przerwana. {nothingCharged} Zamówienie jest nadal otwarte: można zapłacić ponownie w dogodnej chwili albo wybrać inną metodę płatności.',
  error_AcquirerServerError:
    'Sieć kart płatniczych nie mogła przetworzyć płatności. {nothingCharged} Proszę spróbować ponownie za kilka minut lub użyć innej metody płatności.',
  error_AlreadyExecuted:
    'Ta płatność została już wykonana. Proszę nie płacić drugi raz; potwierdzenie przyjdzie e-mailem.',
  error_AmountChanged: 'Cena się zmieniła. {nothingCharged} Proszę sprawdzić i potwierdzić nową kwotę.',
  error_AmountContradictory:
    'Kwoty w zamówieniu są ze sobą niezgodne, więc nie zostało ono opłacone. {nothingCharged} Prosimy o kontakt.',
  error_AmountLimitExceeded:
    'Kwota przekracza limit tej metody płatności. {nothingCharged} Proszę użyć innej lub skontaktować się z bankiem.',
  error_AuthorizationRejected:
    'Bank odrzucił płatność. {nothingCharged} Proszę użyć innej karty lub metody płatności albo skontaktować się z bankiem.',
  error_BearerExpired:
    'Ta karta lub rachunek straciły ważność. {nothingCharged} Proszę sprawdzić datę ważności albo użyć innej karty lub innego rachunku.',
  error_BearerInvalid:
    'Dane karty lub rachunku nie zostały przyjęte. {nothingCharged} Proszę je sprawdzić lub użyć innej metody płatności.',
  error_BearerRejected:
    'Karta lub rachunek zostały odrzucone. {nothingCharged} Proszę użyć innej karty lub innego rachunku albo skontaktować się z bankiem.',
  error_Canceled:
    'Płatność została anulowana. {nothingCharged} Proszę spróbować ponownie lub wybrać inną metodę płatności.',
  error_CatalogInvalid:
    'W tej chwili nie można wyświetlić planów. Proszę spróbować później lub skontaktować się z nami.',
  error_CatalogUnreachable:
    'Nie udało się pobrać planów. Proszę sprawdzić połączenie z internetem i spróbować ponownie.',
  error_ChangeDateRefused: 'Nie można już zmienić umowy w tym terminie. Proszę wybrać inny.',
  error_ComponentSubscriptionUnknown: 'Umowa w międzyczasie się zmieniła. Proszę odświeżyć stronę i wybrać ponownie.',
  error_ComponentUnknown: 'Jeden z dodatków nie jest już dostępny w tym planie. Proszę zmienić wybór.',
  error_ConfigurationMissing: 'W tej chwili nie można tu złożyć zamówienia. Prosimy o kontakt.',
  error_ContractNotFound: 'Nie możemy znaleźć tej umowy. Prosimy o kontakt.',
  error_FailedCustomerUpdate:
    'Nie udało się zapisać danych. {nothingCharged} Proszę je sprawdzić i spróbować ponownie.',
  error_HookRefused:
    'Sklep nie przyjął zgłoszenia. {nothingCharged} Proszę odświeżyć stronę i spróbować ponownie albo skontaktować się z nami.',
  error_HookUnreachable:
    'Sklep nie odpowiada. {nothingCharged} Proszę sprawdzić połączenie z internetem i spróbować ponownie.',
  error_InsufficientBalance:
    'Na rachunku lub karcie brakuje środków na tę kwotę. {nothingCharged} Proszę użyć innej metody płatności.',
  error_InternalError: providerTrouble,
  error_InternalProviderError: providerTrouble,
  error_InvalidAccountHolder:
    'Nazwa właściciela rachunku nie została przyjęta. {nothingCharged} Proszę podać ją tak, jak zna ją bank.',
  error_InvalidAccountNumber:
    'Numer rachunku nie został przyjęty. {nothingCharged} Proszę sprawdzić IBAN, który go zawiera.',
  error_InvalidAmount:
    'Tej kwoty nie można zapłacić w ten sposób. {nothingCharged} Proszę użyć innej metody płatności lub skontaktować się z nami.',
  error_InvalidBankCode: 'Nie rozpoznano banku. {nothingCharged} Proszę sprawdzić IBAN, który zawiera jego numer.',
  error_InvalidBic: 'Kod BIC nie został przyjęty. {nothingCharged} Proszę go sprawdzić lub zostawić to pole puste.',
  error_InvalidCardCvc: 'Kod bezpieczeństwa jest błędny. {nothingCharged} Proszę sprawdzić kod na karcie.',
  error_InvalidCardHolder:
    'Imię i nazwisko na karcie nie zostały przyjęte. {nothingCharged} Proszę podać je dokładnie tak, jak na karcie.',
  error_InvalidCardNumber:
    'Numer karty nie został przyjęty. {nothingCharged} Proszę go sprawdzić lub użyć innej karty.',
  error_InvalidCardType:
    'Ten rodzaj karty nie jest obsługiwany. {nothingCharged} Proszę użyć innej karty lub metody płatności.',
  error_InvalidConfiguration: shopTrouble,
  error_InvalidCountry:
    'Ta metoda płatności nie jest dostępna w wybranym kraju. {nothingCharged} Proszę sprawdzić kraj lub użyć innej metody płatności.',
  error_InvalidCouponCode:
    'Ten kod rabatowy jest nieważny. {nothingCharged} Proszę go sprawdzić albo usunąć i złożyć zamówienie bez niego.',
  error_InvalidCurrency:
    'Ta metoda płatności nie obsługuje waluty zamówienia. {nothingCharged} Proszę użyć innej lub skontaktować się z nami.',
  error_InvalidData:
    'Część danych nie została przyjęta. {nothingCharged} Proszę sprawdzić podane dane i spróbować ponownie.',
  error_InvalidExpirationDate:
    'Data ważności nie została przyjęta. {nothingCharged} Proszę ją sprawdzić lub użyć innej karty.',
  error_InvalidIban: 'IBAN nie został przyjęty. {nothingCharged} Proszę go sprawdzić lub użyć innego rachunku.',
  error_InvalidKey: shopTrouble,
  error_InvalidName: 'Imię i nazwisko nie zostały przyjęte. {nothingCharged} Proszę je sprawdzić.',
  error_InvalidNationalIdNumber:
    'Osobisty numer identyfikacyjny nie został przyjęty. {nothingCharged} Proszę go sprawdzić lub użyć innej metody płatności.',
  error_InvalidPaymentData:
    'Dane płatnicze są niepełne lub nieprawidłowe. {nothingCharged} Proszę je sprawdzić lub użyć innej metody płatności.',
  error_InvalidPaymentMethod:
    'Tej metody płatności nie można użyć do tego zamówienia. {nothingCharged} Proszę wybrać inną.',
  error_InvalidPreconditions:
    'Tego zamówienia nie można opłacić w obecnej postaci. {nothingCharged} Proszę odświeżyć stronę i spróbować ponownie.',
  error_InvalidTransaction:
    'Operator płatności nie zna tej płatności. {nothingCharged} Proszę rozpocząć płatność od nowa.',
  error_InvalidVatId:
    'Numer VAT UE nie został przyjęty. {nothingCharged} Proszę go sprawdzić albo usunąć i zapłacić z VAT.',
  error_IteroServerError: orderSystemTrouble,
  error_LimitExceeded:
    'Limit tej karty lub tego rachunku został przekroczony. {nothingCharged} Proszę użyć innej metody płatności lub skontaktować się z bankiem.',
  error_LoginError:
    'Ta metoda płatności w tej chwili tu nie działa. {nothingCharged} Proszę użyć innej lub skontaktować się z nami.',
  error_NoPaymentMethod: 'W tej chwili nie jest tu dostępna żadna metoda płatności. Prosimy o kontakt.',
  error_NotSignedIn: 'Sesja logowania wygasła. Proszę się zalogować i kontynuować.',
  error_OrderClosed: 'To zamówienie jest zamknięte i nie można już za nie zapłacić. Prosimy o kontakt.',
  error_NothingToChange: 'Nic by się nie zmieniło. Proszę wybrać coś innego.',
  error_OrderInProgress: 'Zamówienie jest już przetwarzane. Proszę chwilę poczekać i nie składać go drugi raz.',
  error_OrderNotFound: 'Nie możemy znaleźć tego zamówienia. Prosimy o kontakt.',
  error_OrderRefused:
    'Tego zamówienia nie można złożyć w obecnej postaci. {nothingCharged} Proszę je zmienić lub skontaktować się z nami.',
  error_PaymentFormMissing: shopTrouble,
  error_PaymentFormReset: 'Proszę ponownie podać dane karty: formularz został załadowany od nowa.',
  error_OrderStatusInvalid:
    'To zamówienie zostało już przetworzone lub wygasło. Przed złożeniem nowego proszę sprawdzić pocztę e-mail.',
  error_PermissionDenied: shopTrouble,
  error_PlanVariantUnknown: 'Ten plan nie jest już dostępny. Proszę wybrać inny.',
  error_PreviewIncomplete:
    'Nie udało się obliczyć ceny. Proszę się z nami skontaktować; bez ceny nie można złożyć zamówienia.',
  error_ProviderUnavailable: orderSystemTrouble,
  error_PSPConnectionProblem: providerSilence,
  error_PSPConnectionTimeout: providerSilence,
  error_PspServerError: providerTrouble,
  error_QuantityInvalid: 'Ta ilość nie jest możliwa. Proszę ją zmienić.',
  error_RateLimit:
    'System zamówień jest bardzo obciążony. {nothingCharged} Proszę odczekać minutę i spróbować ponownie.',
  error_RedirectRefused:
    'Adres strony płatności nie jest bezpieczny, więc jej nie otworzyliśmy. Proszę użyć innej metody płatności lub skontaktować się z nami.',
  error_Rejected: 'Płatność została odrzucona. {nothingCharged} Proszę użyć innej metody płatności.',
  error_ScriptBlocked:
    'Nie udało się załadować usługi płatniczej. Proszę zezwolić na nią w programie blokującym reklamy lub skrypty i spróbować ponownie.',
  error_ScriptTimeout:
    'Ładowanie usługi płatniczej trwa zbyt długo. Proszę sprawdzić połączenie z internetem i spróbować ponownie.',
  error_StoreUnavailable: orderSystemTrouble,
  error_OrderOpen:
    'Wcześniejsze zamówienie jest nadal otwarte i można je opłacić w innym miejscu. Aby uniknąć podwójnej płatności, proszę opłacić tamto zamówienie, z tym samym wyborem i tymi samymi danymi, albo złożyć nowe jutro.',
  error_SubmitRefused:
    'Sklep nie przyjął tego zamówienia. {nothingCharged} Proszę sprawdzić dane lub skontaktować się z nami.',
  error_Timeout: 'Płatność trwała zbyt długo. {nothingCharged} Proszę spróbować ponownie.',
  error_Unanswered:
    'Nie otrzymaliśmy odpowiedzi. {nothingCharged} Proszę sprawdzić połączenie z internetem i spróbować ponownie.',
  error_Unmapped: generic,
  error_UnmappedError:
    'Nie udało się, a przyczyny nie podano. {nothingCharged} Proszę spróbować ponownie lub użyć innej metody płatności.',
  error_3DsProblem:
    'Bank nie mógł potwierdzić tożsamości. {nothingCharged} Proszę spróbować ponownie lub użyć innej metody płatności.',
  // <sjs-plan-change>
  chooseContract: 'Którą umowę zmienić?',
  otherContract: 'Wybierz inną umowę',
  noContracts: 'Nie ma tu umowy, którą można zmienić.',
  loadFailed: 'Nie udało się pobrać umów. Proszę spróbować ponownie za chwilę.',
  notChangeable: 'Tej umowy nie można w tej chwili zmienić.',
  contractSince: 'od {date}',
  contractEnds: 'kończy się {date}',
  contractNumber: 'Umowa {id}',
  currentPlan: 'Obecny plan',
  unknownPlan: 'Ten plan nie jest już w ofercie',
  nextBilling: 'Następne rozliczenie {date}',
  changePlanned: 'Na dzień {date} zaplanowano zmianę.',
  mayReplacePlanned: 'To zamówienie może ją zastąpić.',
  currentQuantity: '{quantity} × {name}',
  componentFrom: '{name} od {date}',
  componentUntil: '{name} do {date}',
  obstacle_begins: '{name}: początek {date}. Od tego dnia możliwa będzie zmiana.',
  obstacle_ends: '{name}: koniec {date}. Od tego dnia można dodać ponownie.',
  dropped:
    'Umowa zmieniła się w międzyczasie. To nie jest już dostępne: {choices}. Pozostałe wybory zostały zachowane.',
  whenTitle: 'Kiedy?',
  when_now: 'Teraz',
  when_nextBilling: 'Przy następnym rozliczeniu',
  when_endOfTerm: 'Na koniec okresu umowy',
  changesTitle: 'Co się zmieni',
  nothingYet: 'Cena pojawi się po wybraniu innego planu, innej ilości lub dodatku.',
  lossesNow: 'Od razu przestaje obowiązywać',
  lossesOn: 'Przestaje obowiązywać {date}',
  loss_quantity: '{name}: po zmianie {left}',
  amount: 'Kwota',
  netSubtotal: 'Suma częściowa bez VAT',
  changesNow: 'Dzisiaj',
  changesOn: 'W dniu {date}',
  totalNow: 'Do zapłaty dzisiaj',
  totalOn: 'Do zapłaty {date}',
  creditNow: 'Kwota na saldo klienta',
  creditOn: 'Kwota na saldo klienta {date}',
  afterwards: 'Później',
  nextAmount: 'Następna płatność',
  paidWith: 'Metoda płatności: {method}',
  chargedTo: 'Zostanie pobrane metodą płatności: {method}',
  byInvoice: 'Wyślemy fakturę.',
  nothingDue: 'Za tę zmianę nie trzeba nic płacić.',
  stored_ending: '{name} o końcówce {digits}',
  stored_card: 'karta',
  stored_account: 'rachunek',
  stored_other: 'zapisana metoda płatności',
  useAnother: 'Zapłać w inny sposób',
  useStored: 'Użyj: {method}',
  paymentNeeded:
    'Za tę zmianę trzeba zapłacić tutaj. Nie pobrano jeszcze żadnych pieniędzy. Proszę wybrać sposób płatności.',
  changeCosts: 'Ta zmiana kosztuje {now}. Nie pobrano żadnych pieniędzy. Czy kontynuować?',
  otherDate:
    'Ta zmiana wejdzie w życie {date}, a nie w pokazanym dniu, i będzie kosztować {now}. Nie pobrano żadnych pieniędzy. Czy kontynuować?',
  otherDateNow:
    'Ta zmiana wejdzie w życie od razu, a nie w pokazanym dniu, i kosztuje {now}. Nie pobrano żadnych pieniędzy. Czy kontynuować?',
  change: 'Zmień teraz',
  changeOn: 'Zmień {date}',
  changeAndPay: 'Zmieniam i płacę {amount}',
  changeAndCharge: 'Zmiana z obowiązkiem zapłaty {amount}',
  changing: 'Zmienianie…',
  changedTitle: 'Umowa została zmieniona',
  changedText: 'Potwierdzenie przyjdzie e-mailem.',
  requestedTitle: 'Otrzymaliśmy zlecenie zmiany',
  plannedTitle: 'Zmiana jest zaplanowana',
  plannedText: 'Wejdzie w życie {date}. Potwierdzenie przyjdzie e-mailem.',
  changeMore: 'Zmień coś jeszcze',
  recentOrderTitle: 'W tej przeglądarce niedawno złożono zamówienie',
  recentOrderText: 'Jeśli to Państwa zamówienie, dotarło ono do nas. Czy zmienić również tę umowę?',
  recentChangeTitle: 'Niedawno zlecono zmianę tej umowy',
  recentChangeText: 'Zlecenie dotarło do nas. Czy zmienić coś jeszcze?',
  changeContract: 'Zmień tę umowę',
};
