package io.upsurge.tck.application;

import io.upsurge.tck.mapping.Sample;
import java.util.List;
import java.util.stream.Stream;

/** The entities of the application, and rows of each. */
public final class Application {

    /**
     * How many identifiers a generator takes at a time: enough for a whole run, for SQLite keeps a generator from its table
     * while a transaction has written something.
     */
    static final int IDENTIFIERS = 10_000;

    private Application() {}

    /** What a session factory is built with; who has several subclasses is followed by them. */
    public static List<Class<?>> classes() {
        return List.of(
                Email.AsText.class,
                Country.class,
                TaxRate.class,
                Customer.class,
                Profile.class,
                CustomerAddress.class,
                Category.class,
                Label.class,
                Supplier.class,
                Article.class,
                Manual.class,
                PriceList.class,
                Price.class,
                Warehouse.class,
                Stock.class,
                Movement.class,
                Purchase.class,
                PurchaseLine.class,
                Shipment.class,
                Document.class,
                Invoice.class,
                CreditNote.class,
                Payment.class,
                CardPayment.class,
                BankTransfer.class,
                Asset.class,
                Vehicle.class,
                Machine.class,
                Review.class,
                Coupon.class,
                Employee.class,
                Seat.class,
                Setting.class);
    }

    /** A mapping for each entity; of hierarchies also one of mixed classes. */
    public static List<Sample<?>> samples() {
        return Stream.of(PeopleRows.samples(), GoodsRows.samples(), TradeRows.samples(), HierarchyRows.samples())
                .<Sample<?>>flatMap(List::stream)
                .toList();
    }
}
