package io.upsurge.tck.application;

import io.upsurge.tck.mapping.Given;
import io.upsurge.tck.mapping.Sample;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Rows of customers, of who works here, and of where they are. */
final class PeopleRows {

    private static final int ABOVE = 1000;

    private PeopleRows() {}

    static List<Sample<?>> samples() {
        return List.of(
                Sample.of("an assigned identifier, a `final` class, cached", Country.class, "code", PeopleRows::country)
                        .changing("name", (given, i) -> "renamed " + i),
                Sample.of("`@IdClass` with an association and an `enum`", TaxRate.class, "remark", PeopleRows::taxRate)
                        .changing("percent", (given, i) -> new BigDecimal("19.50")),
                Sample.of(
                                "a pooled sequence with a `@NaturalId`, cached",
                                Customer.class,
                                "number",
                                PeopleRows::customer)
                        .foundBy("number")
                        .making("id", "created", "updated")
                        .changing("name", (given, i) -> "renamed " + i)
                        .changing("email", (given, i) -> new Email("new" + i, "example.org"))
                        .changing("credit", (given, i) -> Money.ofCents(500)),
                Sample.of("`@MapsId` over a `@OneToOne`", Profile.class, "motto", PeopleRows::profile)
                        .changing("born", (given, i) -> LocalDate.of(2001, 2, 3))
                        .changing("picture", (given, i) -> new byte[] {9, 8}),
                Sample.of("`IDENTITY`, access by properties", CustomerAddress.class, "code", PeopleRows::address)
                        .foundBy("code")
                        .making("id")
                        .changing("place", (given, i) -> new PostalAddress("new street", "" + i, null))
                        .changing("preferred", (given, i) -> true),
                Sample.of("`@ManyToOne` to itself, an owning `@OneToOne`", Employee.class, "name", PeopleRows::employee)
                        .changing("email", (given, i) -> new Email("new" + i, "example.org"))
                        .changing("manager", (given, i) -> given.one(Employee.class, 2 * ABOVE)),
                Sample.of("an inverse `@OneToOne`", Seat.class, "room", PeopleRows::seat)
                        .changing("warehouse", (given, i) -> given.one(Warehouse.class, ABOVE)),
                Sample.of("names that the database reserves", Setting.class, "key", PeopleRows::setting)
                        .changing("value", (given, i) -> "other " + i));
    }

    private static Country country(Given given, int i) {
        Country country = new Country();
        country.code = "C" + i;
        country.name = "Country " + i;
        return country;
    }

    private static TaxRate taxRate(Given given, int i) {
        TaxRate rate = new TaxRate();
        rate.country = given.one(Country.class, i);
        rate.kind = i % 2 == 0 ? TaxRate.Kind.NORMAL : TaxRate.Kind.REDUCED;
        rate.percent = new BigDecimal("7.70");
        rate.remark = "since " + i;
        return rate;
    }

    private static Customer customer(Given given, int i) {
        Customer customer = new Customer();
        customer.number = "K" + i;
        customer.name = "Customer " + i;
        customer.email = i % 2 == 0 ? new Email("c" + i, "example.com") : null;
        customer.standing = Customer.Standing.TRUSTED;
        customer.address = i % 3 == 0 ? null : new PostalAddress("Street " + i, "80" + i, "Zürich");
        customer.phones = Set.of("+41 " + i, "+49 " + i);
        return customer;
    }

    private static Profile profile(Given given, int i) {
        Profile profile = new Profile();
        profile.customer = given.one(Customer.class, i);
        profile.motto = "motto " + i;
        profile.born = LocalDate.of(1970, 1, 1).plusDays(i);
        return profile;
    }

    private static CustomerAddress address(Given given, int i) {
        CustomerAddress address = new CustomerAddress();
        address.setCode("A" + i);
        address.setCustomer(given.one(Customer.class, i));
        address.setPlace(new PostalAddress("Street " + i, "30" + i, "Bern"));
        return address;
    }

    private static Employee employee(Given given, int i) {
        Employee employee = new Employee();
        employee.id = (long) i;
        employee.name = "Employee " + i;
        employee.manager = i < ABOVE ? given.one(Employee.class, ABOVE + i) : null;
        employee.seat = i < ABOVE ? given.one(Seat.class, i) : null;
        return employee;
    }

    private static Seat seat(Given given, int i) {
        Seat seat = new Seat();
        seat.id = i;
        seat.room = "Room " + i;
        seat.warehouse = given.one(Warehouse.class, i);
        return seat;
    }

    private static Setting setting(Given given, int i) {
        Setting setting = new Setting();
        setting.key = "key " + i;
        setting.value = "value " + i;
        setting.author = i % 2 == 0 ? "me" : null;
        return setting;
    }
}
