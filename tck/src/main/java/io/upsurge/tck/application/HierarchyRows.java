package io.upsurge.tck.application;

import io.upsurge.tck.mapping.Given;
import io.upsurge.tck.mapping.Sample;
import java.time.LocalDate;
import java.util.List;

/** Rows of hierarchies: of each class, and of several mixed. */
final class HierarchyRows {

    private HierarchyRows() {}

    static List<Sample<?>> samples() {
        return List.of(
                document("`JOINED` with a discriminator", Invoice.class, HierarchyRows::invoice)
                        .changing("due", (given, i) -> LocalDate.of(2025, 1, 31)),
                document(
                                "`JOINED`, a reference to a class of the hierarchy",
                                CreditNote.class,
                                HierarchyRows::creditNote)
                        .changing("reason", (given, i) -> "other"),
                document("`JOINED`, classes mixed in one call", Document.class, HierarchyRows::document),
                payment("`SINGLE_TABLE`", CardPayment.class, HierarchyRows::cardPayment)
                        .changing("lastDigits", (given, i) -> "9999"),
                payment("`SINGLE_TABLE`, another class", BankTransfer.class, HierarchyRows::bankTransfer)
                        .changing("iban", (given, i) -> "CH93"),
                payment("`SINGLE_TABLE`, classes mixed in one call", Payment.class, HierarchyRows::payment),
                asset("`TABLE_PER_CLASS`", Vehicle.class, HierarchyRows::vehicle)
                        .changing("plate", (given, i) -> "ZH 9"),
                asset("`TABLE_PER_CLASS`, another class", Machine.class, HierarchyRows::machine)
                        .changing("watts", (given, i) -> 7),
                asset("`TABLE_PER_CLASS`, classes mixed in one call", Asset.class, HierarchyRows::asset));
    }

    private static <E extends Document> Sample<E> document(
            String mapping, Class<E> entity, Sample.Maker<? extends E> maker) {
        return Sample.<E>of(mapping, entity, "number", maker)
                .foundBy("number")
                .making("id", "created", "updated")
                .changing("title", (given, i) -> "retitled " + i);
    }

    private static <E extends Payment> Sample<E> payment(
            String mapping, Class<E> entity, Sample.Maker<? extends E> maker) {
        return Sample.<E>of(mapping, entity, "reference", maker)
                .foundBy("reference")
                .making("id")
                .changing("paid", (given, i) -> Money.ofCents(1));
    }

    private static <E extends Asset> Sample<E> asset(String mapping, Class<E> entity, Sample.Maker<? extends E> maker) {
        return Sample.<E>of(mapping, entity, "name", maker)
                .changing("warehouse", (given, i) -> given.one(Warehouse.class, 1000));
    }

    private static Document document(Given given, int i) {
        return i % 2 == 0 ? invoice(given, i) : creditNote(given, i);
    }

    private static Invoice invoice(Given given, int i) {
        Invoice invoice = new Invoice();
        invoice.number = "R" + i;
        invoice.title = "Invoice " + i;
        invoice.issued = LocalDate.of(2024, 1, 1).plusDays(i);
        invoice.due = LocalDate.of(2024, 2, 1);
        invoice.total = Money.ofCents(i);
        invoice.purchase = given.one(Purchase.class, i);
        return invoice;
    }

    private static CreditNote creditNote(Given given, int i) {
        CreditNote note = new CreditNote();
        note.number = "G" + i;
        note.title = "Credit note " + i;
        note.reason = "broken";
        note.invoice = given.one(Invoice.class, 1000 + i);
        return note;
    }

    private static Payment payment(Given given, int i) {
        return i % 2 == 0 ? cardPayment(given, i) : bankTransfer(given, i);
    }

    private static CardPayment cardPayment(Given given, int i) {
        CardPayment payment = new CardPayment();
        payment.reference = "card " + i;
        payment.paid = Money.ofCents(100L * i);
        payment.invoice = given.one(Invoice.class, i);
        payment.lastDigits = "12" + i % 100;
        return payment;
    }

    private static BankTransfer bankTransfer(Given given, int i) {
        BankTransfer payment = new BankTransfer();
        payment.reference = "bank " + i;
        payment.invoice = given.one(Invoice.class, i);
        payment.iban = i % 2 == 0 ? null : "DE" + i;
        return payment;
    }

    private static Asset asset(Given given, int i) {
        return i % 2 == 0 ? vehicle(given, i) : machine(given, i);
    }

    private static Vehicle vehicle(Given given, int i) {
        Vehicle vehicle = new Vehicle();
        vehicle.id = (long) i;
        vehicle.name = "Vehicle " + i;
        vehicle.warehouse = given.one(Warehouse.class, i);
        vehicle.plate = "ZH " + i;
        return vehicle;
    }

    private static Machine machine(Given given, int i) {
        Machine machine = new Machine();
        machine.id = (long) i;
        machine.name = "Machine " + i;
        machine.warehouse = given.one(Warehouse.class, i);
        machine.watts = i;
        return machine;
    }
}
