import type {Translation} from './messages.ts';

const generic =
  'Das hat nicht geklappt. {nothingCharged} Bitte versuchen Sie es erneut oder wählen Sie eine andere Zahlungsart.';
const orderSystemTrouble =
  'Im Bestellsystem ist ein Fehler aufgetreten. {nothingCharged} Bitte versuchen Sie es in einigen Minuten erneut.';
const providerTrouble =
  'Der Zahlungsanbieter konnte dies nicht verarbeiten. {nothingCharged} Bitte versuchen Sie es in einigen Minuten erneut oder wählen Sie eine andere Zahlungsart.';
const providerSilence =
  'Der Zahlungsanbieter ist nicht erreichbar. {nothingCharged} Bitte versuchen Sie es in einigen Minuten erneut oder wählen Sie eine andere Zahlungsart.';
const shopTrouble =
  'Diese Zahlung ist wegen eines Problems im Shop nicht möglich. {nothingCharged} Bitte wenden Sie sich an uns.';

export const messages: Translation = {
  testMode: 'Testmodus',
  testModeHint: 'Es wird nichts abgebucht.',
  choosePlan: 'Tarif wählen',
  loading: 'Wird geladen …',
  unavailable: 'Bestellen ist hier im Moment nicht möglich.',
  tryAgain: 'Erneut versuchen',
  billingPeriod: 'Abrechnungszeitraum',
  interval_Day: 'Täglich',
  interval_Week: 'Wöchentlich',
  interval_Month: 'Monatlich',
  interval_Year: 'Jährlich',
  interval_other: 'Alle {period}',
  per_Day: 'pro Tag',
  per_Week: 'pro Woche',
  per_Month: 'pro Monat',
  per_Year: 'pro Jahr',
  per_other: 'alle {period}',
  perUnit: 'je Einheit, {period}',
  free: 'Kostenlos',
  plusVat: 'zzgl. MwSt.',
  inclVat: 'inkl. MwSt.',
  trialNote: '{period} kostenlos testen',
  setupFeeNote: 'Einmalige Einrichtungsgebühr {amount}',
  quantity: 'Anzahl',
  quantityLess: 'Weniger: {name}',
  quantityMore: 'Mehr: {name}',
  quantityInvalid: 'Bitte geben Sie eine ganze Zahl von {min} bis {max} ein.',
  quantityInvalidStep: 'Bitte geben Sie eine Zahl von {min} bis {max} in Schritten von {step} ein.',
  addOns: 'Zusatzleistungen',
  byUsage: 'nach Verbrauch abgerechnet',
  amountPerUnit: '{amount} pro {unit}',
  // <sjs-checkout>
  yourDetails: 'Ihre Angaben',
  payment: 'Zahlung',
  summary: 'Übersicht',
  alreadyCustomer: 'Sie sind schon Kunde?',
  signIn: 'Anmelden',
  orderTotal: 'Bestellsumme',
  orderNumberLabel: 'Bestellnummer',
  orderNumber: 'Bestellnummer {orderId}',
  reference: 'Referenz für unseren Support: {reference}',
  renewal: 'Danach {amount} {period} ab {date}, bis zur Kündigung.',
  renewalAfterTrial: 'Kostenlos testen bis {date}, danach {amount} {period}, bis zur Kündigung.',
  // the button and its questions
  subscribe: 'Zahlungspflichtig bestellen',
  subscribeAndPay: 'Zahlungspflichtig bestellen',
  startTrial: 'Zahlungspflichtig bestellen',
  payOrder: '{amount} bezahlen',
  ordering: 'Bestellung wird aufgegeben …',
  paying: 'Zahlung läuft …',
  payingSlow: 'Wir warten noch auf Ihre Bank. Bitte lassen Sie diese Seite geöffnet.',
  amountChanged:
    'Der Betrag hat sich von {shown} auf {now} geändert. Es wurde nichts abgebucht. Sind Sie mit dem neuen Betrag einverstanden?',
  amountKnown: 'Heute zahlen Sie {now}. Es wurde noch nichts abgebucht. Sind Sie damit einverstanden?',
  agree: 'Für {amount} zahlungspflichtig bestellen',
  back: 'Zurück',
  orderUnknown: 'Wir wissen nicht, ob Ihre Bestellung angekommen ist. Es wurde nichts abgebucht.',
  // what takes the place of the forms
  successTitle: 'Vielen Dank für Ihre Bestellung',
  successText: 'Alles hat geklappt. Sie erhalten eine Bestätigung per E-Mail.',
  submittedTitle: 'Vielen Dank, Ihre Bestellung ist eingegangen',
  submittedText: 'Wir prüfen sie und bestätigen sie per E-Mail. Sie müssen nichts weiter tun.',
  boughtTitle: 'Sie haben hier gerade bestellt',
  boughtText: 'Ihre Bestellung ist eingegangen. Möchten Sie noch einmal bestellen?',
  buyAnother: 'Noch einmal bestellen',
  blockedTitle: 'In einem anderen Fenster läuft gerade eine Bestellung',
  orderLeftOpen:
    'Sie haben eine Bestellung über {now}, die beim Zahlungsdienst noch bezahlt werden könnte. Damit Sie nicht doppelt zahlen: Jetzt stattdessen diese bezahlen? Es wurde nichts abgebucht.',
  blockedText:
    'Bitte schließen Sie sie dort ab. Ist das Fenster schon geschlossen, warten Sie eine Minute und versuchen Sie es erneut.',
  finalizingTitle: 'Einen Moment, bitte',
  finalizingText: 'Wir schließen Ihre Bestellung ab. Bitte lassen Sie diese Seite geöffnet.',
  redirectedTitle: 'Ihre Zahlung geht beim Zahlungsanbieter weiter',
  redirectedText:
    'Schließen Sie sie dort ab, dann kommen Sie hierher zurück. Möchten Sie anders bezahlen, sagen Sie uns, dass Sie dort nicht fertig geworden sind.',
  redirectedLostText:
    'Ist die Seite dort noch in einem anderen Fenster offen, oder kommen Sie mit „Vorwärts“ wieder hin? Dann schließen Sie die Zahlung dort ab. Sonst wählen Sie „Ich habe dort nicht bezahlt“ und bezahlen hier, auf jede Art, die Sie möchten.',
  continueThere: 'Weiter zur Zahlungsseite',
  didNotFinish: 'Ich habe dort nicht bezahlt',
  underWayTitle: 'Diese Bestellung wird gerade bezahlt',
  underWayText:
    'Die Zahlung wurde in einem anderen Fenster begonnen oder hier, bevor die Seite neu geladen wurde. Bitte bestellen Sie nicht noch einmal: Was daraus geworden ist, steht gleich hier.',
  paymentUnknownTitle: 'Wir warten auf Nachricht zu Ihrer Zahlung',
  paymentUnknownText:
    'Wir haben keine klare Antwort erhalten; die Zahlung kann also angekommen sein oder nicht. Bitte bestellen Sie nicht noch einmal: Sehen Sie in Ihre E-Mails oder nennen Sie uns die Bestellnummer.',
  probablyDoneTitle: 'Ihre Zahlung ist wahrscheinlich angekommen',
  probablyDoneText: 'Es fehlt nur noch die Bestätigung. Bitte zahlen Sie nicht noch einmal; Sie erhalten eine E-Mail.',
  checkAgain: 'Erneut prüfen',
  checking: 'Wird geprüft …',
  alreadyPaidTitle: 'Diese Bestellung ist bereits bezahlt',
  alreadyPaidText: 'Sie müssen hier nichts weiter tun. Die Bestätigung kommt per E-Mail.',
  closedTitle: 'Diese Bestellung ist geschlossen',
  closedText:
    'Sie kann nicht mehr bezahlt werden: Vielleicht ist sie schon bezahlt oder abgelaufen. Bitte sehen Sie in Ihren E-Mails nach, bevor Sie neu bestellen.',
  closedExpired:
    'Sie ist abgelaufen und kann nicht mehr bezahlt werden. Es wurde nichts abgebucht. Bitte bestellen Sie erneut.',
  closedFailed: 'Die Zahlung ist fehlgeschlagen. Es wurde nichts abgebucht. Bitte bestellen Sie erneut.',
  unpayableTitle: 'Diese Bestellung kann hier nicht bezahlt werden',
  unpayableText:
    'Sie kam ohne einen Betrag zurück, der sich bezahlen lässt, und ein zweiter Versuch auch. Es wurde nichts abgebucht. Bitte wenden Sie sich an uns, statt noch einmal zu bestellen.',
  backToCheckout: 'Zurück zur Bestellung',
  nothingOpenTitle: 'Hier gibt es nichts abzuschließen',
  nothingOpenText: 'Auf diese Seite kommen Sie zurück, nachdem Sie bei einem Zahlungsanbieter bezahlt haben.',
  closedDeclined: 'Die Bestellung wurde abgelehnt. Es wurde nichts abgebucht. Bitte wenden Sie sich an uns.',
  missing_terms: 'Dies ist für die Bestellung erforderlich.',
  // <sjs-price-preview>
  priceCaption: 'Was Ihre Bestellung kostet',
  priceItem: 'Position',
  priceNet: 'Betrag ohne MwSt.',
  priceGross: 'Betrag inkl. MwSt.',
  priceEmpty: 'Wählen Sie einen Tarif, um den Preis zu sehen.',
  priceFailed: 'Der Preis konnte nicht geladen werden. Bitte prüfen Sie Ihre Verbindung.',
  priceOutdated: 'Der Preis konnte nicht aktualisiert werden und ist möglicherweise veraltet.',
  subtotal: 'Zwischensumme',
  vat: 'MwSt. {rate}',
  containedVat: 'Enthaltene MwSt. {rate}',
  usage: 'nach Verbrauch',
  dueToday: 'Heute fällig',
  oneTime: 'einmalig',
  unit: 'Einheit',
  every_Day: 'jeden Tag',
  every_Week: 'jede Woche',
  every_Month: 'jeden Monat',
  every_Year: 'jedes Jahr',
  onDate: 'am {date}',
  thenEvery: 'danach {period}',
  nextPayment: 'Nächste Zahlung',
  trial: 'Kostenlose Testphase',
  trialUntil: 'bis {date}',
  afterTrial: 'Nach der Testphase',
  addCoupon: 'Gutscheincode hinzufügen',
  couponCode: 'Gutscheincode',
  applyCoupon: 'Einlösen',
  removeCoupon: 'Gutscheincode {code} entfernen',
  couponInvalid: 'Dieser Code ist nicht gültig. Angezeigt wird der Preis ohne den Code.',
  couponTooLong: 'Das ist zu lang für einen Gutscheincode. Er hat höchstens {count} Zeichen.',
  // <sjs-customer-form>
  legend_buyer: 'Wer bestellt?',
  buyer_private: 'Privat',
  buyer_company: 'Unternehmen',
  optional: '(optional)',
  addAddressLine: 'Adresszusatz hinzufügen',
  label_emailAddress: 'E-Mail',
  label_firstName: 'Vorname',
  label_lastName: 'Nachname',
  label_companyName: 'Firmenname',
  label_vatId: 'USt-IdNr.',
  label_phoneNumber: 'Telefon',
  label_country: 'Land',
  label_street: 'Straße',
  label_houseNumber: 'Nr.',
  label_addressLine2: 'Adresszusatz',
  label_postalCode: 'Postleitzahl',
  label_city: 'Ort',
  label_state: 'Bundesstaat oder Provinz',
  hint_vatId: 'Mit Länderkürzel, zum Beispiel DE123456789',
  missing_emailAddress: 'Bitte geben Sie Ihre E-Mail-Adresse ein.',
  missing_firstName: 'Bitte geben Sie Ihren Vornamen ein.',
  missing_lastName: 'Bitte geben Sie Ihren Nachnamen ein.',
  missing_companyName: 'Bitte geben Sie den Firmennamen ein.',
  missing_vatId: 'Bitte geben Sie die USt-IdNr. ein.',
  missing_phoneNumber: 'Bitte geben Sie Ihre Telefonnummer ein.',
  missing_country: 'Bitte wählen Sie Ihr Land.',
  missing_street: 'Bitte geben Sie die Straße ein.',
  missing_houseNumber: 'Bitte Hausnummer eingeben.',
  missing_addressLine2: 'Bitte geben Sie den Adresszusatz ein.',
  missing_postalCode: 'Bitte geben Sie die Postleitzahl ein.',
  missing_city: 'Bitte geben Sie den Ort ein.',
  missing_state: 'Bitte geben Sie Bundesstaat oder Provinz ein.',
  invalid_emailAddress: 'Diese Adresse scheint unvollständig zu sein. Beispiel: name@example.com',
  invalid_vatId: 'Das sieht nicht nach einer USt-IdNr. aus. Beispiel: DE123456789',
  invalid_postalCode: 'Bitte prüfen Sie die Postleitzahl.',
  invalid_other: 'Bitte prüfen Sie diese Angabe.',
  // <sjs-payment-form>
  legend_paymentMethod: 'Zahlungsart',
  method_card: 'Karte',
  method_debit: 'SEPA-Lastschrift',
  method_invoice: 'Rechnung',
  method_none: 'Ohne Zahlungsdaten',
  about_invoice: 'Sie erhalten eine Rechnung und bezahlen per Überweisung.',
  about_none: 'Es sind keine Zahlungsdaten nötig.',
  about_redirect: 'Sie werden zum Abschluss zu {name} weitergeleitet.',
  label_cardNumber: 'Kartennummer',
  label_expiry: 'Gültig bis',
  label_cvc: 'Prüfnummer',
  label_cardHolder: 'Name auf der Karte',
  label_accountHolder: 'Kontoinhaber',
  label_iban: 'IBAN',
  label_bic: 'BIC',
  addBic: 'BIC hinzufügen',
  placeholder_expiry: 'MM / JJ',
  hint_cvc: '{count} Ziffern {side}',
  cvcSide_back: 'auf der Rückseite',
  cvcSide_front: 'auf der Vorderseite',
  mandate:
    'Mit Ihrer Bestellung gestatten Sie, dass fällige Beträge per Lastschrift von diesem Konto eingezogen werden. Für das Mandat selbst gilt der Text des Zahlungsanbieters.',
  missing_cardNumber: 'Bitte geben Sie die Kartennummer ein.',
  missing_expiry: 'Bitte geben Sie das Ablaufdatum ein.',
  missing_cvc: 'Bitte geben Sie die Prüfnummer ein.',
  missing_cardHolder: 'Bitte geben Sie den Namen auf der Karte ein.',
  missing_accountHolder: 'Bitte geben Sie den Kontoinhaber ein.',
  missing_iban: 'Bitte geben Sie die IBAN ein.',
  invalid_cardNumber: 'Bitte prüfen Sie die Kartennummer: Eine Ziffer fehlt oder ist falsch.',
  invalid_expiry: 'Bitte geben Sie Monat und Jahr ein, zum Beispiel 09 / 30.',
  expired_expiry: 'Diese Karte ist abgelaufen. Bitte verwenden Sie eine andere.',
  invalid_cvc: 'Bitte prüfen Sie die Prüfnummer: {count} Ziffern {side}.',
  invalid_iban: 'Bitte prüfen Sie die IBAN: Ein Zeichen fehlt oder ist falsch.',
  invalid_bic: 'Ein BIC hat 8 oder 11 Zeichen.',
  // <sjs-payment-change>
  saveMethod: 'Zahlungsart speichern',
  savingMethod: 'Wird gespeichert …',
  methodUnchanged: 'Ihre hinterlegte Zahlungsart wurde nicht geändert.',
  methodCancelled: 'Der Vorgang wurde abgebrochen.',
  methodImpossible: 'Die Zahlungsart lässt sich hier zurzeit nicht ändern. Bitte wenden Sie sich an uns.',
  methodChangedTitle: 'Ihre Zahlungsart wurde geändert',
  methodChangedText: 'Was von nun an fällig wird, bezahlen Sie damit. Sie müssen nichts weiter tun.',
  methodRedirectedTitle: 'Bitte machen Sie beim Zahlungsanbieter weiter',
  methodRedirectedText: 'Bestätigen Sie dort Ihre neue Zahlungsart; danach kommen Sie auf diese Seite zurück.',
  methodRedirectedLostText:
    'Ist jene Seite noch in einem anderen Fenster offen, oder in diesem einen Schritt weiter vorn? Dann bestätigen Sie Ihre Zahlungsart dort. Wählen Sie sonst „Ich habe dort nichts bestätigt“ und geben Sie sie noch einmal ein.',
  methodNotConfirmed: 'Ich habe dort nichts bestätigt',
  methodFinalizingText: 'Wir speichern Ihre Zahlungsart. Bitte lassen Sie diese Seite geöffnet.',
  methodUnknownTitle: 'Wir warten auf Nachricht zu Ihrer Zahlungsart',
  methodUnknownText:
    'Es kam keine eindeutige Antwort: Ihre Zahlungsart wurde vielleicht geändert, vielleicht nicht. Wenn Sie sie noch einmal eingeben, gilt die letzte Eingabe.',
  enterAgain: 'Noch einmal eingeben',
  // errors, keyed by code: what happened, whether anything was charged (only said where it is certain), what to do;
  // see error-sentence.ts
  nothingCharged: 'Es wurde nichts abgebucht.',
  outcome_unknown:
    'Wir haben keine eindeutige Antwort erhalten und wissen noch nicht, ob es geklappt hat. Bitte bestellen Sie nicht noch einmal, sondern sehen Sie in Ihren E-Mails nach oder wenden Sie sich an uns.',
  outcome_definite:
    'Das hat nicht geklappt. Es wurde nichts abgebucht. Bitte versuchen Sie es erneut oder wählen Sie eine andere Zahlungsart.',
  'outcome_already-done': 'Das ist bereits erledigt. Bitte bezahlen Sie nicht noch einmal.',
  error_Aborted:
    'Die Zahlung wurde abgebrochen. {nothingCharged} Ihre Bestellung ist noch offen: Bezahlen Sie erneut oder wählen Sie eine andere Zahlungsart.',
  error_AcquirerServerError:
    'Das Kartennetz konnte die Zahlung nicht verarbeiten. {nothingCharged} Bitte versuchen Sie es in einigen Minuten erneut oder wählen Sie eine andere Zahlungsart.',
  error_AlreadyExecuted:
    'Diese Zahlung wurde bereits ausgeführt. Bitte bezahlen Sie nicht noch einmal; die Bestätigung kommt per E-Mail.',
  error_AmountChanged:
    'Der Preis hat sich geändert. {nothingCharged} Bitte prüfen und bestätigen Sie den neuen Betrag.',
  error_AmountContradictory:
    'Die Bestellung enthält widersprüchliche Beträge und wurde deshalb nicht bezahlt. {nothingCharged} Bitte wenden Sie sich an uns.',
  error_AmountLimitExceeded:
    'Der Betrag liegt über dem Limit dieser Zahlungsart. {nothingCharged} Bitte wählen Sie eine andere oder fragen Sie Ihre Bank.',
  error_AuthorizationRejected:
    'Ihre Bank hat die Zahlung abgelehnt. {nothingCharged} Bitte verwenden Sie eine andere Karte oder Zahlungsart oder fragen Sie Ihre Bank.',
  error_BearerExpired:
    'Diese Karte oder Kontoverbindung ist nicht mehr gültig. {nothingCharged} Bitte prüfen Sie das Ablaufdatum oder verwenden Sie eine andere.',
  error_BearerInvalid:
    'Die Karten- oder Kontodaten wurden nicht angenommen. {nothingCharged} Bitte prüfen Sie sie oder wählen Sie eine andere Zahlungsart.',
  error_BearerRejected:
    'Die Karte oder Kontoverbindung wurde abgelehnt. {nothingCharged} Bitte verwenden Sie eine andere oder fragen Sie Ihre Bank.',
  error_Canceled:
    'Die Zahlung wurde abgebrochen. {nothingCharged} Bitte versuchen Sie es erneut oder wählen Sie eine andere Zahlungsart.',
  error_CatalogInvalid:
    'Die Tarife können gerade nicht angezeigt werden. Bitte versuchen Sie es später erneut oder wenden Sie sich an uns.',
  error_CatalogUnreachable:
    'Die Tarife konnten nicht geladen werden. Bitte prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
  error_ChangeDateRefused:
    'Der Vertrag lässt sich zu diesem Zeitpunkt nicht mehr ändern. Bitte wählen Sie einen anderen.',
  error_ComponentSubscriptionUnknown:
    'Der Vertrag hat sich inzwischen geändert. Bitte laden Sie die Seite neu und wählen Sie noch einmal.',
  error_ComponentUnknown:
    'Eine der Zusatzleistungen wird zu diesem Tarif nicht mehr angeboten. Bitte ändern Sie Ihre Auswahl.',
  error_ConfigurationMissing: 'Hier kann gerade nicht bestellt werden. Bitte wenden Sie sich an uns.',
  error_ContractNotFound: 'Wir finden diesen Vertrag nicht. Bitte wenden Sie sich an uns.',
  error_FailedCustomerUpdate:
    'Ihre Angaben konnten nicht gespeichert werden. {nothingCharged} Bitte prüfen Sie sie und versuchen Sie es erneut.',
  error_HookRefused:
    'Der Shop hat die Anfrage nicht angenommen. {nothingCharged} Bitte laden Sie die Seite neu und versuchen Sie es erneut, oder wenden Sie sich an uns.',
  error_HookUnreachable:
    'Der Shop antwortet nicht. {nothingCharged} Bitte prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
  error_InsufficientBalance:
    'Das Konto oder die Karte ist nicht ausreichend gedeckt. {nothingCharged} Bitte wählen Sie eine andere Zahlungsart.',
  error_InternalError: providerTrouble,
  error_InternalProviderError: providerTrouble,
  error_InvalidAccountHolder:
    'Der Kontoinhaber wurde nicht angenommen. {nothingCharged} Bitte geben Sie den Namen so ein, wie ihn Ihre Bank kennt.',
  error_InvalidAccountNumber:
    'Die Kontonummer wurde nicht angenommen. {nothingCharged} Bitte prüfen Sie die IBAN, in der sie steht.',
  error_InvalidAmount:
    'Dieser Betrag lässt sich so nicht bezahlen. {nothingCharged} Bitte wählen Sie eine andere Zahlungsart oder wenden Sie sich an uns.',
  error_InvalidBankCode:
    'Die Bank wurde nicht erkannt. {nothingCharged} Bitte prüfen Sie die IBAN, in der die Bankleitzahl steht.',
  error_InvalidBic:
    'Der BIC wurde nicht angenommen. {nothingCharged} Bitte prüfen Sie ihn oder lassen Sie das Feld leer.',
  error_InvalidCardCvc: 'Die Prüfnummer stimmt nicht. {nothingCharged} Bitte prüfen Sie die Nummer auf Ihrer Karte.',
  error_InvalidCardHolder:
    'Der Name auf der Karte wurde nicht angenommen. {nothingCharged} Bitte geben Sie ihn so ein, wie er dort steht.',
  error_InvalidCardNumber:
    'Die Kartennummer wurde nicht angenommen. {nothingCharged} Bitte prüfen Sie sie oder verwenden Sie eine andere Karte.',
  error_InvalidCardType:
    'Dieser Kartentyp wird nicht angenommen. {nothingCharged} Bitte verwenden Sie eine andere Karte oder Zahlungsart.',
  error_InvalidConfiguration: shopTrouble,
  error_InvalidCountry:
    'Diese Zahlungsart ist für Ihr Land nicht verfügbar. {nothingCharged} Bitte prüfen Sie das Land oder wählen Sie eine andere Zahlungsart.',
  error_InvalidCouponCode:
    'Dieser Gutscheincode ist nicht gültig. {nothingCharged} Bitte prüfen Sie ihn, oder entfernen Sie ihn und bestellen Sie ohne ihn.',
  error_InvalidCurrency:
    'Mit dieser Zahlungsart kann in der Währung dieser Bestellung nicht bezahlt werden. {nothingCharged} Bitte wählen Sie eine andere oder wenden Sie sich an uns.',
  error_InvalidData:
    'Ein Teil Ihrer Angaben wurde nicht angenommen. {nothingCharged} Bitte prüfen Sie Ihre Eingaben und versuchen Sie es erneut.',
  error_InvalidExpirationDate:
    'Das Ablaufdatum wurde nicht angenommen. {nothingCharged} Bitte prüfen Sie es oder verwenden Sie eine andere Karte.',
  error_InvalidIban:
    'Die IBAN wurde nicht angenommen. {nothingCharged} Bitte prüfen Sie sie oder verwenden Sie ein anderes Konto.',
  error_InvalidKey: shopTrouble,
  error_InvalidName: 'Der Name wurde nicht angenommen. {nothingCharged} Bitte prüfen Sie Vor- und Nachnamen.',
  error_InvalidNationalIdNumber:
    'Die Personennummer wurde nicht angenommen. {nothingCharged} Bitte prüfen Sie sie oder wählen Sie eine andere Zahlungsart.',
  error_InvalidPaymentData:
    'Die Zahlungsdaten sind unvollständig oder nicht richtig. {nothingCharged} Bitte prüfen Sie sie oder wählen Sie eine andere Zahlungsart.',
  error_InvalidPaymentMethod:
    'Diese Zahlungsart ist für diese Bestellung nicht möglich. {nothingCharged} Bitte wählen Sie eine andere.',
  error_InvalidPreconditions:
    'Diese Bestellung kann so nicht bezahlt werden. {nothingCharged} Bitte laden Sie die Seite neu und versuchen Sie es erneut.',
  error_InvalidTransaction:
    'Der Zahlungsanbieter kennt diese Zahlung nicht. {nothingCharged} Bitte starten Sie die Zahlung erneut.',
  error_InvalidVatId:
    'Die USt-IdNr. wurde nicht angenommen. {nothingCharged} Bitte prüfen Sie sie oder entfernen Sie sie und bezahlen Sie mit MwSt.',
  error_IteroServerError: orderSystemTrouble,
  error_LimitExceeded:
    'Das Limit dieser Karte oder dieses Kontos ist überschritten. {nothingCharged} Bitte verwenden Sie eine andere Zahlungsart oder fragen Sie Ihre Bank.',
  error_LoginError:
    'Diese Zahlungsart funktioniert hier zurzeit nicht. {nothingCharged} Bitte wählen Sie eine andere oder wenden Sie sich an uns.',
  error_NoPaymentMethod: 'Hier ist gerade keine Zahlungsart verfügbar. Bitte wenden Sie sich an uns.',
  error_NotSignedIn: 'Sie sind nicht mehr angemeldet. Bitte melden Sie sich an und fahren Sie fort.',
  error_OrderClosed:
    'Diese Bestellung ist abgeschlossen und kann nicht mehr bezahlt werden. Bitte wenden Sie sich an uns.',
  error_NothingToChange: 'Damit würde sich nichts ändern. Bitte wählen Sie etwas anderes.',
  error_OrderInProgress:
    'Ihre Bestellung wird bereits bearbeitet. Bitte warten Sie einen Moment und bestellen Sie nicht noch einmal.',
  error_OrderNotFound: 'Diese Bestellung ist nicht auffindbar. Bitte wenden Sie sich an uns.',
  error_OrderRefused:
    'Diese Bestellung ist so nicht möglich. {nothingCharged} Bitte ändern Sie sie oder wenden Sie sich an uns.',
  error_PaymentFormMissing: shopTrouble,
  error_PaymentFormReset: 'Bitte geben Sie Ihre Karte noch einmal ein: Das Formular dafür wurde neu geladen.',
  error_OrderStatusInvalid:
    'Diese Bestellung ist bereits bearbeitet oder abgelaufen. Bitte sehen Sie in Ihren E-Mails nach, bevor Sie erneut bestellen.',
  error_PermissionDenied: shopTrouble,
  error_PlanVariantUnknown: 'Dieser Tarif wird nicht mehr angeboten. Bitte wählen Sie einen anderen.',
  error_PreviewIncomplete:
    'Der Preis konnte nicht berechnet werden. Bitte wenden Sie sich an uns; vorher können Sie nicht bestellen.',
  error_ProviderUnavailable: orderSystemTrouble,
  error_PSPConnectionProblem: providerSilence,
  error_PSPConnectionTimeout: providerSilence,
  error_PspServerError: providerTrouble,
  error_QuantityInvalid: 'Diese Menge ist nicht möglich. Bitte ändern Sie sie.',
  error_RateLimit:
    'Das Bestellsystem ist gerade stark ausgelastet. {nothingCharged} Bitte warten Sie eine Minute und versuchen Sie es erneut.',
  error_RedirectRefused:
    'Die Adresse der Zahlungsseite ist nicht sicher und wurde deshalb nicht geöffnet. Bitte wählen Sie eine andere Zahlungsart oder wenden Sie sich an uns.',
  error_Rejected: 'Die Zahlung wurde abgelehnt. {nothingCharged} Bitte wählen Sie eine andere Zahlungsart.',
  error_ScriptBlocked:
    'Der Zahlungsdienst konnte nicht geladen werden. Bitte erlauben Sie ihn in Ihrem Werbe- oder Skriptblocker und versuchen Sie es erneut.',
  error_ScriptTimeout:
    'Der Zahlungsdienst braucht zu lange zum Laden. Bitte prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
  error_StoreUnavailable: orderSystemTrouble,
  error_OrderOpen:
    'Eine Bestellung von Ihnen ist noch offen und könnte anderswo bezahlt werden. Damit Sie nicht doppelt zahlen: Bezahlen Sie diese, mit derselben Auswahl und denselben Angaben, oder bestellen Sie morgen neu.',
  error_SubmitRefused:
    'Der Shop hat diese Bestellung nicht zugelassen. {nothingCharged} Bitte prüfen Sie Ihre Angaben oder wenden Sie sich an uns.',
  error_Timeout: 'Die Zahlung hat zu lange gedauert. {nothingCharged} Bitte versuchen Sie es erneut.',
  error_Unanswered:
    'Es kam keine Antwort. {nothingCharged} Bitte prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
  error_Unmapped: generic,
  error_UnmappedError:
    'Das hat nicht geklappt, und ein Grund wurde uns nicht genannt. {nothingCharged} Bitte versuchen Sie es erneut oder wählen Sie eine andere Zahlungsart.',
  error_3DsProblem:
    'Ihre Bank konnte Ihre Identität nicht bestätigen. {nothingCharged} Bitte versuchen Sie es erneut oder wählen Sie eine andere Zahlungsart.',
  // <sjs-plan-change>
  chooseContract: 'Welchen Vertrag möchten Sie ändern?',
  otherContract: 'Anderen Vertrag wählen',
  noContracts: 'Hier gibt es keinen Vertrag, der sich ändern ließe.',
  loadFailed: 'Ihre Verträge konnten nicht geladen werden. Bitte versuchen Sie es gleich noch einmal.',
  notChangeable: 'Dieser Vertrag lässt sich derzeit nicht ändern.',
  contractSince: 'seit {date}',
  contractEnds: 'endet am {date}',
  contractNumber: 'Vertrag {id}',
  currentPlan: 'Ihr Tarif',
  unknownPlan: 'Ihr Tarif wird nicht mehr angeboten',
  nextBilling: 'Nächste Abrechnung am {date}',
  changePlanned: 'Für den {date} ist eine Änderung vorgemerkt.',
  mayReplacePlanned: 'Diese Bestellung kann sie ersetzen.',
  currentQuantity: '{quantity} × {name}',
  componentFrom: '{name} ab {date}',
  componentUntil: '{name} bis {date}',
  obstacle_begins: '{name} beginnt am {date} und lässt sich ab dann ändern.',
  obstacle_ends: '{name} endet am {date} und lässt sich ab dann wieder hinzufügen.',
  dropped:
    'Ihr Vertrag hat sich inzwischen geändert. Das gibt es nicht mehr: {choices}. Alles andere, was Sie gewählt haben, ist noch da.',
  whenTitle: 'Wann?',
  when_now: 'Sofort',
  when_nextBilling: 'Mit der nächsten Abrechnung',
  when_endOfTerm: 'Zum Ende der Laufzeit',
  changesTitle: 'Was sich ändert',
  nothingYet: 'Wählen Sie einen anderen Tarif, eine andere Menge oder ein Extra, um den Preis zu sehen.',
  lossesNow: 'Das entfällt sofort',
  lossesOn: 'Das entfällt am {date}',
  loss_quantity: '{name}: noch {left}',
  amount: 'Betrag',
  netSubtotal: 'Zwischensumme ohne MwSt.',
  changesNow: 'Heute',
  changesOn: 'Am {date}',
  totalNow: 'Heute fällig',
  totalOn: 'Fällig am {date}',
  creditNow: 'Gutschrift auf Ihr Kundenkonto',
  creditOn: 'Gutschrift am {date}',
  afterwards: 'Danach',
  nextAmount: 'Nächste Zahlung',
  paidWith: 'Sie zahlen mit: {method}',
  chargedTo: 'Wird abgebucht von: {method}',
  byInvoice: 'Sie erhalten eine Rechnung.',
  nothingDue: 'Für diese Änderung ist nichts zu zahlen.',
  stored_ending: '{name}, endet auf {digits}',
  stored_card: 'Karte',
  stored_account: 'Konto',
  stored_other: 'Ihre hinterlegte Zahlungsart',
  useAnother: 'Mit etwas anderem zahlen',
  useStored: 'Zahlen mit: {method}',
  paymentNeeded:
    'Diese Änderung muss hier bezahlt werden. Es wurde noch nichts abgebucht. Bitte wählen Sie, wie Sie zahlen möchten.',
  changeCosts: 'Diese Änderung kostet {now}. Es wurde nichts abgebucht. Sind Sie damit einverstanden?',
  otherDate:
    'Diese Änderung gilt ab dem {date}, nicht ab dem angezeigten Datum, und kostet dann {now}. Es wurde nichts abgebucht. Sind Sie damit einverstanden?',
  otherDateNow:
    'Diese Änderung gilt sofort, nicht erst ab dem angezeigten Datum, und kostet {now}. Es wurde nichts abgebucht. Sind Sie damit einverstanden?',
  change: 'Jetzt ändern',
  changeOn: 'Zum {date} ändern',
  changeAndPay: 'Zahlungspflichtig ändern für {amount}',
  changeAndCharge: 'Zahlungspflichtig ändern für {amount}',
  changing: 'Wird geändert …',
  changedTitle: 'Ihr Vertrag ist geändert',
  changedText: 'Sie erhalten eine Bestätigung per E-Mail.',
  requestedTitle: 'Ihre Änderung ist eingegangen',
  plannedTitle: 'Ihre Änderung ist vorgemerkt',
  plannedText: 'Sie gilt ab dem {date}. Sie erhalten eine Bestätigung per E-Mail.',
  changeMore: 'Noch etwas ändern',
  recentOrderTitle: 'In diesem Browser wurde vor Kurzem bestellt',
  recentOrderText: 'Waren Sie das, ist die Bestellung angekommen. Möchten Sie auch diesen Vertrag ändern?',
  recentChangeTitle: 'Für diesen Vertrag wurde vor Kurzem eine Änderung bestellt',
  recentChangeText: 'Sie ist angekommen. Möchten Sie noch etwas ändern?',
  changeContract: 'Diesen Vertrag ändern',
};
