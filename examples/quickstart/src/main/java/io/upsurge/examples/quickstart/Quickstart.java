package io.upsurge.examples.quickstart;

import io.upsurge.InvalidMutationException;
import io.upsurge.MutationResult;
import io.upsurge.Outcomes;
import io.upsurge.Upsurge;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hibernate.SessionFactory;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/**
 * Loads all currencies and countries that the JDK knows, and then the same feed again in another language.
 *
 * <p>It runs on an H2 of its own, or on the database that the system properties {@code url}, {@code user} and
 * {@code password} name.
 */
public final class Quickstart {

    private static final SentStatements SENT = new SentStatements();

    private Quickstart() {}

    public static void main(String[] arguments) {
        try (SessionFactory sessions = sessions()) {
            Feed english = new Feed(Locale.ENGLISH);
            List<Money> currencies = english.currencies();

            heading("1. A plain upsert of all: currencies by their identifier, countries by their natural id");
            sessions.inTransaction(session -> {
                Upsurge upsurge = Upsurge.of(session);
                List<Money> stored = upsurge.upsertAll(currencies);
                List<Country> countries = upsurge.upsertAll(english.countries(stored));
                System.out.printf(
                        "  %d currencies and %d countries are stored and managed%n", stored.size(), countries.size());
            });
            showSql();

            heading("2. The same feed in German: a few rows missing, new, or settled by a person before");
            Feed german = new Feed(Locale.GERMAN);
            sessions.inTransaction(
                    session -> settle(session.bySimpleNaturalId(Country.class).load("CH")));
            SENT.forget();
            sessions.inTransaction(session -> {
                Upsurge upsurge = Upsurge.of(session);
                Country held = session.bySimpleNaturalId(Country.class).load("DE");
                String before = held.getName();

                List<Country> feed = new ArrayList<>(german.countries(currencies));
                feed.removeIf(country -> country.getCode().compareTo("C") < 0);
                feed.add(new Country("XK", "Kosovo", null));
                MutationResult<Country> result = upsurge.upsertInto(Country.class)
                        .onConflict(Country_.code)
                        .doUpdate(set -> set.excluded(Country_.name, Country_.money)
                                .where(row -> row.builder().isFalse(row.existing(Country_.settled))))
                        .onlyIfChanged()
                        .outcomes(Outcomes.EXACT)
                        .execute(feed);

                table(feed.size(), result);
                System.out.printf(
                        "  held from before: %s, now %s, the same object: %b%n",
                        before,
                        held.getName(),
                        held == session.bySimpleNaturalId(Country.class).load("DE"));
            });
            showSql();

            heading("3. A mistake is refused before anything is sent");
            sessions.inTransaction(session -> {
                SENT.forget();
                try {
                    Upsurge.of(session)
                            .upsertInto(Country.class)
                            .onConflict("nmae")
                            .execute(german.countries(currencies));
                } catch (InvalidMutationException e) {
                    System.out.println("  " + e.getMessage());
                }
            });
            showSql();
        }
    }

    private static void settle(Country country) {
        country.setName("Confoederatio Helvetica");
        country.settle();
    }

    private static SessionFactory sessions() {
        String url = System.getProperty("url", "jdbc:h2:mem:quickstart");
        HibernatePersistenceConfiguration configuration = new HibernatePersistenceConfiguration("quickstart")
                .managedClasses(Money.class, Country.class)
                .jdbcUrl(url)
                .jdbcCredentials(System.getProperty("user", "sa"), System.getProperty("password", ""))
                .property("hibernate.hbm2ddl.auto", "create-drop")
                .property("hibernate.session_factory.statement_inspector", SENT);
        if (url.startsWith("jdbc:sqlite:")) {
            configuration.property("hibernate.dialect", "org.hibernate.community.dialect.SQLiteDialect");
        }
        return configuration.createEntityManagerFactory();
    }

    private static void heading(String text) {
        System.out.printf("%n%s%n", text);
        SENT.forget();
    }

    private static void showSql() {
        SENT.print();
        SENT.forget();
    }

    private static void table(int given, MutationResult<?> result) {
        System.out.printf("  given  inserted  updated  unchanged  skipped%n");
        System.out.printf(
                "  %5d  %8d  %7d  %9d  %7d%n",
                given, result.inserted(), result.updated(), result.unchanged(), result.skipped());
    }
}
