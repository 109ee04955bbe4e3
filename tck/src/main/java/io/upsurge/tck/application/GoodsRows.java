package io.upsurge.tck.application;

import io.upsurge.tck.mapping.Given;
import io.upsurge.tck.mapping.Sample;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows of what is sold, what it costs, and where it lies. */
final class GoodsRows {

    private static final int ABOVE = 1000;

    private GoodsRows() {}

    static List<Sample<?>> samples() {
        return List.of(
                Sample.of(
                                "a generated `UUID` with a mutable `@NaturalId`, a tree",
                                Category.class,
                                "slug",
                                GoodsRows::category)
                        .foundBy("slug")
                        .making("id")
                        .changing("name", (given, i) -> "renamed " + i)
                        .changing("place", (given, i) -> 77)
                        .changing("parent", (given, i) -> given.one(Category.class, 2 * ABOVE)),
                Sample.of("an entity name of its own", Label.class, "text", GoodsRows::label)
                        .changing("colour", (given, i) -> "#000000"),
                Sample.of("`@SoftDelete`", Supplier.class, "code", GoodsRows::supplier)
                        .foundBy("code")
                        .making("id", "created", "updated")
                        .changing("name", (given, i) -> "renamed " + i),
                Sample.of(
                                "`@Version`, time stamps, a mapped superclass, `@ManyToMany`",
                                Article.class,
                                "sku",
                                GoodsRows::article)
                        .refusedFor("an array")
                        .making("created", "updated")
                        .changing("price", (given, i) -> new BigDecimal("0.05"))
                        .changing("properties", (given, i) -> Map.of("colour", "red"))
                        .changing("keywords", (given, i) -> List.of("new", "old"))
                        .changing("category", (given, i) -> given.one(Category.class, 2 * ABOVE)),
                Sample.of("`@Lob` beside an association", Manual.class, "title", GoodsRows::manual)
                        .refusedFor("a large object")
                        .changing("text", (given, i) -> "shorter")
                        .changing("scan", (given, i) -> new byte[] {1}),
                Sample.of("records as embeddables", PriceList.class, "name", GoodsRows::priceList)
                        .changing("audience", (given, i) -> PriceList.Audience.RESELLERS)
                        .changing("validity", (given, i) -> new PriceList.Validity(LocalDate.of(2024, 2, 29), null)),
                Sample.of("`@EmbeddedId` with two `@MapsId`", Price.class, "remark", GoodsRows::price)
                        .changing("money", (given, i) -> Money.ofCents(1)),
                Sample.of("`@TenantId`", Warehouse.class, "name", GoodsRows::warehouse)
                        .changing("country", (given, i) -> given.one(Country.class, 2 * ABOVE)),
                Sample.of("`@EmbeddedId` that holds associations", Stock.class, "shelf", GoodsRows::stock)
                        .changing("quantity", (given, i) -> 3),
                Sample.of(
                                "a table of identifiers, a reference by a composite key",
                                Movement.class,
                                "reference",
                                GoodsRows::movement)
                        .foundBy("reference")
                        .making("id")
                        .changing("amount", (given, i) -> 9L)
                        .changing("direction", (given, i) -> Movement.Direction.OUT));
    }

    private static Category category(Given given, int i) {
        Category category = new Category();
        category.slug = "slug-" + i;
        category.name = "Category " + i;
        category.place = i;
        category.parent = i < ABOVE ? given.one(Category.class, ABOVE + i) : null;
        return category;
    }

    private static Label label(Given given, int i) {
        Label label = new Label();
        label.id = i;
        label.text = "Label " + i;
        return label;
    }

    private static Supplier supplier(Given given, int i) {
        Supplier supplier = new Supplier();
        supplier.code = "S" + i;
        supplier.name = "Supplier " + i;
        return supplier;
    }

    private static Article article(Given given, int i) {
        Article article = new Article();
        article.sku = "SKU-" + i;
        article.name = "Article " + i;
        article.text = "much to say ".repeat(i % 3 * 1000);
        article.price = BigDecimal.valueOf(i, 2);
        article.category = given.one(Category.class, i);
        article.supplier = given.one(Supplier.class, i);
        article.labels = Set.of(given.one(Label.class, i), given.one(Label.class, 2 * ABOVE));
        article.properties = Map.of("size", "" + i);
        article.keywords = i % 2 == 0 ? List.of("a", "ß" + i) : null;
        return article;
    }

    private static Manual manual(Given given, int i) {
        Manual manual = new Manual();
        manual.id = (long) i;
        manual.title = "Manual " + i;
        manual.article = given.one(Article.class, i);
        manual.text = "long ".repeat(2000);
        manual.scan = new byte[5000];
        return manual;
    }

    private static PriceList priceList(Given given, int i) {
        PriceList list = new PriceList();
        list.id = (long) i;
        list.name = "List " + i;
        list.audience = PriceList.Audience.EVERYBODY;
        list.validity =
                i % 2 == 0 ? new PriceList.Validity(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 12, 31)) : null;
        return list;
    }

    private static Price price(Given given, int i) {
        Price price = new Price();
        price.list = given.one(PriceList.class, i / 2);
        price.article = given.one(Article.class, i);
        price.money = Money.ofCents(100L + i);
        price.remark = "from " + i;
        return price;
    }

    private static Warehouse warehouse(Given given, int i) {
        Warehouse warehouse = new Warehouse();
        warehouse.id = i;
        warehouse.name = "Warehouse " + i;
        warehouse.country = given.one(Country.class, i);
        return warehouse;
    }

    private static Stock stock(Given given, int i) {
        Stock stock = new Stock();
        stock.id = new Stock.Key(given.one(Warehouse.class, i / 2), given.one(Article.class, i));
        stock.quantity = 10 * i;
        stock.shelf = "shelf " + i;
        return stock;
    }

    private static Movement movement(Given given, int i) {
        Movement movement = new Movement();
        movement.reference = "M" + i;
        movement.stock = given.one(Stock.class, i);
        movement.direction = Movement.Direction.IN;
        movement.amount = i;
        movement.at = java.time.Instant.parse("2024-03-31T01:30:00Z").plusSeconds(i);
        return movement;
    }
}
