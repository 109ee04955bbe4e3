package io.upsurge.tck.application;

import io.upsurge.tck.mapping.Given;
import io.upsurge.tck.mapping.Sample;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** Rows of what is ordered, sent and praised. */
final class TradeRows {

    private TradeRows() {}

    static List<Sample<?>> samples() {
        return List.of(
                Sample.of("an eager inverse `@OneToOne`, `@OneToMany`", Purchase.class, "number", TradeRows::purchase)
                        .foundBy("number")
                        .making("id", "created", "updated")
                        .changing("status", (given, i) -> Purchase.Status.PAID)
                        .changing("total", (given, i) -> Money.ofCents(12_345)),
                Sample.of(
                                "`updatable = false`, an identifier with an association",
                                PurchaseLine.class,
                                "remark",
                                TradeRows::line)
                        .changing("quantity", (given, i) -> 99)
                        .changing("article", (given, i) -> given.one(Article.class, 1000)),
                Sample.of(
                                "`@SecondaryTable`, rows of which are optional",
                                Shipment.class,
                                "tracking",
                                TradeRows::shipment)
                        .changing("sent", (given, i) -> LocalDate.of(2025, 5, 5))
                        .changing("tariff", (given, i) -> "T9"),
                Sample.of("entity listeners", Review.class, "text", TradeRows::review)
                        .changing("stars", (given, i) -> (short) 5),
                Sample.of(
                                "`@DynamicInsert`, `@DynamicUpdate`, `@ColumnTransformer`",
                                Coupon.class,
                                "occasion",
                                TradeRows::coupon)
                        .changing("code", (given, i) -> "abc")
                        .changing("discount", (given, i) -> new BigDecimal("2.50")));
    }

    private static UUID uuid(String of, int i) {
        return UUID.nameUUIDFromBytes((of + i).getBytes(StandardCharsets.UTF_8));
    }

    private static Purchase purchase(Given given, int i) {
        Purchase purchase = new Purchase();
        purchase.number = "P" + i;
        purchase.customer = given.one(Customer.class, i);
        purchase.status = Purchase.Status.OPEN;
        purchase.total = i % 2 == 0 ? Money.ofCents(i) : null;
        return purchase;
    }

    private static PurchaseLine line(Given given, int i) {
        PurchaseLine line = new PurchaseLine();
        line.purchase = given.one(Purchase.class, i / 2);
        line.line = i;
        line.article = given.one(Article.class, i);
        line.quantity = i;
        line.ordered = i;
        line.remark = "line " + i;
        return line;
    }

    private static Shipment shipment(Given given, int i) {
        Shipment shipment = new Shipment();
        shipment.id = uuid("shipment", i);
        shipment.tracking = "track " + i;
        shipment.purchase = given.one(Purchase.class, i);
        if (i % 2 == 0) {
            shipment.tariff = "T" + i;
            shipment.declared = new BigDecimal("10.00");
        }
        return shipment;
    }

    private static Review review(Given given, int i) {
        Review review = new Review();
        review.id = uuid("review", i);
        review.text = "  good " + i + " ";
        review.stars = (short) (i % 5);
        review.article = given.one(Article.class, i);
        review.customer = given.one(Customer.class, i);
        return review;
    }

    private static Coupon coupon(Given given, int i) {
        Coupon coupon = new Coupon();
        coupon.id = (long) i;
        coupon.code = "code" + i;
        coupon.occasion = "birthday " + i;
        coupon.discount = i % 2 == 0 ? BigDecimal.TEN.setScale(2) : null;
        coupon.until = OffsetDateTime.parse("2030-01-01T00:00:00Z");
        coupon.customer = given.one(Customer.class, i);
        return coupon;
    }
}
