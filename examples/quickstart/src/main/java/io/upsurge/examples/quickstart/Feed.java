package io.upsurge.examples.quickstart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What the JDK knows of currencies and countries, in a language. */
record Feed(Locale language) {

    List<Money> currencies() {
        return Currency.getAvailableCurrencies().stream()
                .sorted(Comparator.comparing(Currency::getCurrencyCode))
                .map(currency -> new Money(
                        currency.getCurrencyCode(),
                        currency.getDisplayName(language),
                        Math.max(0, currency.getDefaultFractionDigits())))
                .toList();
    }

    List<Country> countries(List<Money> currencies) {
        Map<String, Money> byCode = currencies.stream().collect(Collectors.toMap(Money::getCode, money -> money));
        List<Country> countries = new ArrayList<>();
        for (String code : Locale.getISOCountries()) {
            Locale country = new Locale("", code);
            Currency currency = Currency.getInstance(country);
            Money money = currency == null ? null : byCode.get(currency.getCurrencyCode());
            countries.add(new Country(code, country.getDisplayCountry(language), money));
        }
        return countries;
    }
}
