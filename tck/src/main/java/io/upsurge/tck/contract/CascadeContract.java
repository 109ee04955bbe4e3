package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.upsurge.DuplicateKeysException;
import io.upsurge.InvalidMutationException;
import io.upsurge.Upsurge;
import io.upsurge.dialect.Capability;
import io.upsurge.tck.model.Orders.Box;
import io.upsurge.tck.model.Orders.Branch;
import io.upsurge.tck.model.Orders.Buyer;
import io.upsurge.tck.model.Orders.Delivery;
import io.upsurge.tck.model.Orders.Good;
import io.upsurge.tck.model.Orders.Knot;
import io.upsurge.tck.model.Orders.Label;
import io.upsurge.tck.model.Orders.Line;
import io.upsurge.tck.model.Orders.Pilot;
import io.upsurge.tck.model.Orders.Plane;
import io.upsurge.tck.model.Orders.Purchase;
import io.upsurge.tck.model.Orders.Remark;
import io.upsurge.tck.model.Orders.Slip;
import io.upsurge.tck.model.Orders.Stop;
import jakarta.persistence.TransactionRequiredException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** An upsert follows associations that cascade, and writes whole graphs, the rows of a class together (B2). */
@NullUnmarked // what was stored is followed from entity to entity, and a null fails the test
public abstract class CascadeContract extends Contract {

    protected CascadeContract() {
        super(
                Buyer.class,
                Good.class,
                Box.class,
                Label.class,
                Purchase.class,
                Line.class,
                Slip.class,
                Stop.class,
                Remark.class,
                Branch.class,
                Pilot.class,
                Plane.class,
                Knot.class);
    }

    @Override
    void empty(Session session, Class<?> entity) {
        if (entity == Pilot.class || entity == Branch.class) {
            String reference = entity == Pilot.class ? "plane" : "parent";
            session.createMutationQuery("update " + entity.getSimpleName() + " set " + reference + " = null")
                    .executeUpdate();
        }
        if (entity == Plane.class) {
            session.createMutationQuery("update Pilot set plane = null").executeUpdate();
        }
        super.empty(session, entity);
    }

    private static Purchase purchase(String number, int lines) {
        Purchase purchase = new Purchase(number, new Buyer(number + "@b", "Ann"));
        purchase.delivery = new Delivery("Main Street", new Buyer(number + "@r", "Bob"));
        purchase.slip = new Slip(purchase, "slip of " + number);
        for (int i = 0; i < lines; i++) {
            purchase.with(new Good(number + "-" + i, "good " + i), i);
        }
        return purchase;
    }

    @Test
    void storesAGraphOfNewEntities() {
        Purchase stored = upsurge(upsurge -> upsurge.upsert(purchase("p1", 3)));

        assertThat(stored.id).isNotNull();
        inSession(session -> {
            Purchase found = session.find(Purchase.class, stored.id);
            assertThat(found.buyer.mail).isEqualTo("p1@b");
            assertThat(found.delivery.street).isEqualTo("Main Street");
            assertThat(found.delivery.receiver.mail).isEqualTo("p1@r");
            assertThat(found.slip.text).isEqualTo("slip of p1");
            assertThat(found.lines)
                    .extracting(line -> line.amount, line -> line.good.title)
                    .containsExactlyInAnyOrder(tuple(0, "good 0"), tuple(1, "good 1"), tuple(2, "good 2"));
            return null;
        });
    }

    @Test
    void storesTheGraphThatMergeStores() {
        sessions().inTransaction(session -> session.merge(purchase("p1", 2)));
        List<Object> merged = graph("p1");
        upsurge(upsurge -> upsurge.upsert(purchase("p2", 2)));

        assertThat(graph("p2")).isEqualTo(merged).hasSize(6);
    }

    @Test
    void identifiersTakeTheirPartsFromWhatIsSavedBefore() {
        for (int i = 0; i < 2; i++) {
            int round = i;
            upsurge(upsurge -> {
                Purchase purchase = new Purchase("p1", null);
                purchase.stops.add(new Stop(purchase, 1, "Bonn" + round));
                purchase.stops.add(new Stop(purchase, 2, "Kiel" + round));
                purchase.remarks.add(new Remark(purchase, 1, "fragile" + round));
                return upsurge.upsert(purchase);
            });
        }

        Long id = all(Purchase.class, "id").get(0).id;
        assertThat(all(Stop.class, "place"))
                .extracting(stop -> stop.purchase.id, stop -> stop.place, stop -> stop.town)
                .containsExactly(tuple(id, 1, "Bonn1"), tuple(id, 2, "Kiel1"));
        assertThat(all(Remark.class, "text"))
                .extracting(remark -> remark.id.purchase, remark -> remark.purchase.id, remark -> remark.text)
                .containsExactly(tuple(id, id, "fragile1"));
    }

    /** What is stored of a purchase, without its number. */
    private List<Object> graph(String number) {
        return sessions().fromTransaction(session -> {
            Purchase found = session.bySimpleNaturalId(Purchase.class).load(number);
            List<Object> graph = new ArrayList<>();
            graph.add(found.buyer.name + found.version);
            graph.add(found.delivery.street);
            graph.add(found.delivery.receiver.name);
            graph.add(found.slip.text.replace(number, ""));
            found.lines.stream()
                    .map(line -> line.amount + line.good.title + line.good.sku.replace(number, ""))
                    .sorted()
                    .forEach(graph::add);
            return graph;
        });
    }

    @Test
    void sendsAsManyStatementsForManyGraphsAsForOne() {
        upsurge(upsurge -> upsurge.upsertAll(List.of(purchase("p1", 3))));
        int one = sent().size();
        List<Purchase> many = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            many.add(purchase("q" + i, 3));
        }
        List<Purchase> stored = upsurge(upsurge -> upsurge.upsertAll(many));
        int sent = sent().size();

        assertThat(stored)
                .extracting(purchase -> purchase.number)
                .containsExactlyElementsOf(
                        many.stream().map(purchase -> purchase.number).toList());
        assertThat(all(Line.class, "id")).hasSize(63);
        if (isInBulk(Buyer.class)) {
            boolean linesOneByOne = !can(Capability.RETURNS_POSITION) && !can(Capability.IDENTITY_IN_ORDER);
            assertThat(sent).isEqualTo(one + (linesOneByOne ? 57 : 0));
        } else {
            assertThat(sent).as("no more than a statement per row").isLessThanOrEqualTo(20 * 11);
        }
    }

    /** Whether the database takes many rows in a statement that gives them back. */
    private boolean isInBulk(Class<?> entity) {
        return upsurge(upsurge -> upsurge.upsertInto(entity).returning().plan().chunkSize()) > 1;
    }

    @Test
    void updatesWhatIsThere() {
        upsurge(upsurge -> upsurge.upsert(purchase("p1", 1)));
        Purchase again = purchase("p1", 0);
        again.buyer.name = "Ada";
        again.delivery.receiver = again.buyer;
        again.slip.text = "new slip";

        upsurge(upsurge -> upsurge.upsert(again));

        assertThat(all(Buyer.class, "mail")).extracting(buyer -> buyer.name).containsExactly("Ada", "Bob");
        assertThat(all(Slip.class, "id")).extracting(slip -> slip.text).containsExactly("new slip");
        inSession(session -> {
            Purchase found = session.bySimpleNaturalId(Purchase.class).load("p1");
            assertThat(found.version).isEqualTo(1);
            assertThat(found.delivery.receiver.mail).isEqualTo("p1@b");
            assertThat(found.lines)
                    .as("rows that the graph does not bring stay")
                    .hasSize(1);
            return null;
        });
    }

    @Test
    void writesOneRowForAnEntityThatIsMetTwice() {
        Buyer buyer = new Buyer("b", "Ann");
        Good good = new Good("g", "good");
        List<Purchase> stored = upsurge(upsurge -> upsurge.upsertAll(List.of(
                new Purchase("p1", buyer).with(good, 1).with(good, 2), new Purchase("p2", buyer).with(good, 3))));

        assertThat(stored.get(0).buyer).isSameAs(stored.get(1).buyer);
        assertThat(all(Buyer.class, "id")).hasSize(1);
        assertThat(all(Line.class, "amount")).extracting(line -> line.good.sku).containsExactly("g", "g", "g");
    }

    @Test
    void givesBackWhatIsManagedAndLeavesTheGivenAlone() {
        inSession(session -> {
            Purchase given = purchase("p1", 2);
            Purchase stored = Upsurge.of(session).upsert(given);

            assertThat(session.contains(stored)).isTrue();
            assertThat(session.contains(given)).isFalse();
            assertThat(given.id).isNull();
            assertThat(stored.lines).hasSize(2).allMatch(line -> session.contains(line) && line.purchase == stored);
            assertThat(stored.slip).isNotNull().matches(session::contains);
            assertThat(stored.slip.id).isEqualTo(stored.id);
            assertThat(session.isDirty()).isFalse();
            session.flush();
            return null;
        });
        assertThat(all(Line.class, "id")).hasSize(2);
    }

    @Test
    void collectionsThatWereLoadedShowNewElements() {
        Purchase first = upsurge(upsurge -> upsurge.upsert(purchase("p1", 2)));
        inSession(session -> {
            Purchase managed = session.find(Purchase.class, first.id);
            Hibernate.initialize(managed.lines);
            Purchase again = new Purchase("p1", null).with(new Good("x", "more"), 9);

            assertThat(Upsurge.of(session).upsert(again)).isSameAs(managed);
            assertThat(managed.buyer).isNull();
            assertThat(managed.lines).extracting(line -> line.amount).containsExactlyInAnyOrder(0, 1, 9);
            assertThat(managed.lines).allMatch(session::contains);
            return null;
        });
        assertThat(all(Line.class, "amount")).extracting(line -> line.amount).containsExactly(0, 1, 9);
    }

    @Test
    void followsWhatManagedEntitiesReferTo() {
        Purchase first = upsurge(upsurge -> upsurge.upsert(purchase("p1", 1)));
        inSession(session -> {
            Purchase managed = session.find(Purchase.class, first.id);
            Buyer changed = new Buyer("p1@b", "Ada");
            changed.id = first.buyer.id;
            managed.buyer = changed;
            managed.with(new Good("x", "more"), 9);
            session.persist(managed.lines.get(1).good);

            assertThat(Upsurge.of(session).upsert(managed)).isSameAs(managed);
            assertThat(managed.buyer).isNotSameAs(changed).matches(session::contains);
            assertThat(managed.lines).hasSize(2).allMatch(session::contains);
            return null;
        });
        assertThat(all(Buyer.class, "mail")).extracting(buyer -> buyer.name).containsExactly("Ada", "Bob");
        assertThat(all(Line.class, "amount"))
                .extracting(line -> line.good.title)
                .containsExactly("good 0", "more");
    }

    @Test
    void rowsOfCollectionTablesStayAsTheyAre() {
        Purchase first = upsurge(upsurge -> {
            Purchase purchase = new Purchase("p1", null);
            purchase.labels = Set.of(new Label("urgent", "red"));
            return upsurge.upsert(purchase);
        });

        assertThat(all(Label.class, "name")).extracting(label -> label.color).containsExactly("red");
        inSession(session -> {
            assertThat(session.find(Purchase.class, first.id).labels).isEmpty();
            return null;
        });
    }

    @Test
    void writesTreesGenerationByGeneration() {
        Branch root = new Branch("root", null);
        for (int i = 0; i < 3; i++) {
            Branch child = new Branch("c" + i, root);
            new Branch("g" + i, child);
            new Branch("h" + i, child);
        }
        upsurge(upsurge -> upsurge.upsert(root));

        long writes = sent().stream()
                .filter(sql -> sql.contains("insert") || sql.contains("merge"))
                .count();
        assertThat(writes).isEqualTo(isInBulk(Branch.class) ? 3 : 10);
        assertThat(all(Branch.class, "name"))
                .extracting(branch -> branch.name, branch -> branch.parent == null ? "" : branch.parent.name)
                .containsExactly(
                        tuple("c0", "root"),
                        tuple("c1", "root"),
                        tuple("c2", "root"),
                        tuple("g0", "c0"),
                        tuple("g1", "c1"),
                        tuple("g2", "c2"),
                        tuple("h0", "c0"),
                        tuple("h1", "c1"),
                        tuple("h2", "c2"),
                        tuple("root", ""));
    }

    @Test
    void opensCirclesWhereAReferenceMayBeNull() {
        Pilot pilot = new Pilot("Amy");
        pilot.plane = new Plane("G-1", pilot);
        Pilot second = new Pilot("Bob");
        second.plane = new Plane("G-2", second);
        List<Pilot> stored = upsurge(upsurge -> upsurge.upsertAll(List.of(pilot, second)));

        assertThat(stored).extracting(p -> p.plane.code).containsExactly("G-1", "G-2");
        assertThat(stored).allMatch(p -> p.plane.pilot == p);
        assertThat(all(Pilot.class, "name")).extracting(p -> p.plane.code).containsExactly("G-1", "G-2");
        assertThat(all(Plane.class, "code")).extracting(p -> p.pilot.name).containsExactly("Amy", "Bob");
    }

    @Test
    void referencesToItselfAreCirclesToo() {
        Branch root = new Branch("root", null);
        root.parent = root;

        Branch stored = upsurge(upsurge -> upsurge.upsert(root));

        assertThat(stored.parent).isSameAs(stored);
        assertThat(all(Branch.class, "name")).allMatch(branch -> branch.parent == branch);
    }

    @Test
    void refusesCirclesThatNothingOpens() {
        Knot one = new Knot(1);
        Knot two = new Knot(2);
        one.next = two;
        two.next = one;

        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsert(one)))
                .isInstanceOf(InvalidMutationException.class)
                .hasMessageContainingAll("circle", "Knot.next to Knot.next", "optional");
        assertThat(sent()).isEmpty();
    }

    @Test
    void elementsWhoseForeignKeysTheyDoNotHold() {
        Box box = new Box(1);
        box.labels.add(new Label("a", "b"));

        upsurge(upsurge -> upsurge.upsertAll(List.of(box, new Box(2))));

        inSession(session -> {
            assertThat(session.find(Box.class, 1L).labels)
                    .extracting(label -> label.name)
                    .containsExactly("a");
            assertThat(session.find(Box.class, 2L).labels).isEmpty();
            return null;
        });
    }

    @Test
    void checksTheWholeGraphBeforeAnySql() {
        Purchase purchase = purchase("p1", 2);
        purchase.lines.get(1).good.sku = null;

        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsert(purchase)))
                .isInstanceOf(InvalidMutationException.class)
                .hasMessageContainingAll("Row 0 of Good", "sku");
        assertThat(sent()).isEmpty();
    }

    @Test
    void whatIsRefusedBeforeAnyRowIsWrittenLeavesTheTransactionAsItWas() {
        inSession(session -> {
            List<Branch> twins = List.of(new Branch("same", null), new Branch("same", null));
            assertThatThrownBy(() -> Upsurge.of(session).upsertAll(twins)).isInstanceOf(DuplicateKeysException.class);
            assertThat(session.getTransaction().getRollbackOnly()).isFalse();
            assertThat(database().statements().sql()).isEmpty();
            Upsurge.of(session).upsert(new Branch("other", null));
            return null;
        });
        assertThat(all(Branch.class, "name")).extracting(branch -> branch.name).containsExactly("other");
    }

    @Test
    void twoEntitiesWithOneKeyAreFoundBeforeAnySql() {
        Purchase purchase = purchase("p1", 2);
        purchase.lines.get(1).good.sku = purchase.lines.get(0).good.sku;
        refusesTwins(purchase, "Good");

        Purchase other = purchase("p2", 1);
        Purchase third = purchase("p3", 1);
        third.buyer.mail = other.buyer.mail;
        inSession(session -> {
            assertThatThrownBy(() -> Upsurge.of(session).upsertAll(List.of(other, third)))
                    .isInstanceOf(DuplicateKeysException.class)
                    .hasMessageContaining("Rows 0 and 1 of Buyer");
            assertThat(database().statements().sql()).isEmpty();
            assertThat(session.getTransaction().getRollbackOnly()).isFalse();
            return null;
        });
    }

    @Test
    void soAreTwoOfDifferentGenerations() {
        Branch root = new Branch("root", null);
        new Branch("root", new Branch("child", root));
        refusesTwins(root, "Branch");
    }

    private void refusesTwins(Object root, String entity) {
        inSession(session -> {
            assertThatThrownBy(() -> Upsurge.of(session).upsert(root))
                    .isInstanceOf(DuplicateKeysException.class)
                    .hasMessageContainingAll("Rows 0 and 0 of " + entity, "same key");
            assertThat(database().statements().sql()).isEmpty();
            assertThat(session.getTransaction().getRollbackOnly()).isFalse();
            return null;
        });
    }

    @Test
    void asksNoGeneratorWithoutATransaction() {
        try (Session session = sessions().openSession()) {
            Branch root = new Branch("root", null);
            root.children.add(new Branch("child", root));
            database().statements().clear();

            assertThatThrownBy(() -> Upsurge.of(session).upsert(root)).isInstanceOf(TransactionRequiredException.class);
            assertThat(database().statements().sql()).isEmpty();
        }
    }

    @Test
    void refusesAReferenceThatDoesNotCascade() {
        Line line = new Line(new Purchase(), new Good("g", "good"), 1);
        line.id = 5L;

        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsert(line)))
                .isInstanceOf(InvalidMutationException.class)
                .hasMessageContainingAll("purchase", "Line", "no identifier");
        assertThat(sent()).isEmpty();
    }

    @Test
    void aStatelessSessionFillsInTheGraph() {
        Purchase purchase = purchase("p1", 2);
        try (StatelessSession session = sessions().openStatelessSession()) {
            session.beginTransaction();
            assertThat(Upsurge.of(session).upsert(purchase)).isSameAs(purchase);
            session.getTransaction().commit();
        }
        assertThat(purchase.id).isNotNull();
        assertThat(purchase.buyer.id).isNotNull();
        assertThat(purchase.buyer.name).isEqualTo("Ann");
        assertThat(purchase.lines).hasSize(2).allMatch(line -> line.id != null && line.purchase == purchase);
        assertThat(purchase.slip.id).isEqualTo(purchase.id);
        assertThat(graph("p1")).hasSize(6);
    }
}
