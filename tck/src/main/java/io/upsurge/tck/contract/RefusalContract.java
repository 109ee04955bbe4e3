package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.Fallback;
import io.upsurge.Synchronize;
import io.upsurge.Upsert;
import io.upsurge.Upsert.Assignments;
import io.upsurge.Upsurge;
import io.upsurge.VersionPolicy;
import io.upsurge.tck.model.Account;
import io.upsurge.tck.model.Account_;
import io.upsurge.tck.model.Book_;
import io.upsurge.tck.model.Country;
import io.upsurge.tck.model.Memo;
import io.upsurge.tck.model.Shipment;
import io.upsurge.tck.model.Shipment_;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes in a statement: found before any SQL, told with the way out. T18, E3; api.md, "Errors". */
public abstract class RefusalContract extends Mistakes {

    private static final List<Shipment> SHIPMENTS = List.of(new Shipment(1L, "a"));

    private static String sentTo(Upsert<Shipment> statement) {
        return statement.execute(SHIPMENTS).toString();
    }

    private String refusedUpdate(UnaryOperator<Assignments<Shipment>> assignments) {
        return refused(upsurge -> sentTo(shipments(upsurge).doUpdate(assignments)));
    }

    private static Upsert<Shipment> shipments(Upsurge upsurge) {
        return upsurge.upsertInto(Shipment.class).onConflict(Shipment_.code);
    }

    @Test
    void namesTheNearestAttributeOfAWrongOne() {
        assertThat(List.of(
                        refused(upsurge ->
                                sentTo(upsurge.upsertInto(Shipment.class).onConflict("kode"))),
                        refused(upsurge ->
                                sentTo(upsurge.upsertInto(Shipment.class).onConflict(index -> index.over("cod")))),
                        refused(upsurge -> sentTo(shipments(upsurge).doUpdateAllExcept("codex"))),
                        refused(upsurge -> sentTo(shipments(upsurge).returning("Code"))),
                        refusedUpdate(set -> set.excluded("codee")),
                        refusedUpdate(set -> set.value("ode", "x")),
                        refusedUpdate(set -> set.expression("coode", row -> row.existing("label"))),
                        refusedUpdate(set -> set.expression("label", row -> row.existing("kode"))),
                        refusedUpdate(set -> set.expression("label", row -> row.excluded("kode"))),
                        refusedUpdate(set -> set.excluded("label").where(row -> row.<Boolean>existing("codec")))))
                .allSatisfy(message ->
                        assertThat(message).contains("Shipment has no attribute '", "The nearest is 'code'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "carrier.name",
                "carrier.id",
                "dimensions.depth",
                "dimensions..width",
                ".code",
                "code.",
                "code.length",
                "dimensions.measuredBy.name",
                "{id}",
                "id.id",
                "class",
                "Shipment.code",
                ""
            })
    void refusesPathsThatAreNotItsOwn(String path) {
        assertThat(refusedUpdate(set -> set.value(path, nothing()))).contains("'" + path + "'", "The nearest is");
        assertThat(refusedUpdate(set -> set.excluded("label").where(row -> row.<Boolean>existing(path))))
                .contains("'" + path + "'", "The nearest is");
        assertThat(refused(upsurge -> sentTo(shipments(upsurge).returning(path))))
                .contains("'" + path + "'", "The nearest is");
    }

    @Test
    void refusesATargetThatIsNotUnique() {
        assertThat(refused(upsurge -> sentTo(upsurge.upsertInto(Shipment.class).onConflict(Shipment_.label))))
                .contains("[label]", "declares no unique key over just these", "Name one of", "[code]");
        assertThat(refused(upsurge ->
                        sentTo(upsurge.upsertInto(Shipment.class).onConflict(Shipment_.code, Shipment_.label))))
                .contains("[code, label]", "declares no unique key over just these");
        assertThat(refused(upsurge ->
                        sentTo(upsurge.upsertInto(Shipment.class).onConflict(index -> index.over(Shipment_.label)))))
                .contains("[label]", "declares no unique key");
    }

    @Test
    void refusesATargetOverNothing() {
        assertThat(refused(upsurge -> sentTo(upsurge.upsertInto(Shipment.class).onConflict(new String[0]))))
                .contains("without attributes", "Name one");
        assertThat(refused(upsurge -> sentTo(upsurge.upsertInto(Shipment.class).onConflict(index -> index))))
                .contains("over nothing", "Name the attributes");
    }

    @Test
    void refusesTheNaturalIdOfAnEntityWithoutOne() {
        assertThat(refused(upsurge -> sentTo(upsurge.upsertInto(Shipment.class).onNaturalId())))
                .contains("onNaturalId()", "has no @NaturalId", "the primary key [id]", "[code]");
    }

    @Test
    void refusesAConstraintThatTheMappingDoesNotHave() {
        assertThat(refused(upsurge -> sentTo(upsurge.upsertInto(Shipment.class).onConstraint("uk_account_email"))))
                .contains("'uk_account_email'", "no unique key of that name", "[code]");
    }

    @Test
    void refusesToChooseAmongSeveralKeys() {
        assertThat(refused(upsurge -> upsurge.upsert(new Account("a@b", "a", "B"))))
                .contains("no identifier", "uk_account_email", "uk_account_nickname");
    }

    /** A constraint by its name, a partial index, equal NULLs: where the database has none of these, it says so. */
    @Test
    void refusesATargetThatTheDatabaseCannotName() {
        List<UnaryOperator<Upsert<Account>>> targets = List.of(
                statement -> statement.onConstraint("uk_account_email"),
                statement -> statement.onConflict(index ->
                        index.over(Account_.email).where(row -> row.builder().isNull(row.existing(Account_.city)))),
                statement -> statement.onConflict(Account_.email).nullsAreEqual(),
                statement -> statement.onAnyUniqueKey().doNothing());
        for (UnaryOperator<Upsert<Account>> target : targets) {
            List<String> refusals = upsurge(upsurge ->
                    target.apply(upsurge.upsertInto(Account.class)).plan().refused());
            if (!refusals.isEmpty()) {
                assertThat(unsupported(upsurge -> target.apply(upsurge.upsertInto(Account.class))
                                .execute(List.of(new Account("a@b", "a", "B")))))
                        .contains("was asked for", "this database cannot", "Instead");
                assertThat(unsupported(upsurge -> target.apply(upsurge.upsertInto(Account.class))
                                .plan()
                                .sql(1)))
                        .contains("was asked for", "this database cannot", "Instead");
            }
        }
    }

    @Test
    void refusesAnyUniqueKeyWhereTheRowMustBeKnown() {
        assertThat(refused(upsurge -> sentTo(upsurge.upsertInto(Shipment.class).onAnyUniqueKey())))
                .contains("onAnyUniqueKey()", "not known", "doNothing()");
        assertThat(refused(upsurge -> sentTo(
                        upsurge.upsertInto(Shipment.class).onAnyUniqueKey().doUpdate(set -> set.excluded("label")))))
                .contains("onAnyUniqueKey()", "not known", "doNothing()");
        assertThat(refused(upsurge -> sentTo(upsurge.upsertInto(Shipment.class)
                        .onAnyUniqueKey()
                        .doNothing()
                        .returning())))
                .contains("onAnyUniqueKey()", "returning", "Name the conflict target");
        assertThat(refused(upsurge -> sentTo(upsurge.upsertInto(Shipment.class)
                        .onAnyUniqueKey()
                        .doNothing()
                        .returning("label"))))
                .contains("onAnyUniqueKey()", "returning", "Name the conflict target");
    }

    @Test
    void refusesEqualNullsWhereNoNullCanBe() {
        assertThat(refused(upsurge -> sentTo(upsurge.upsertInto(Shipment.class)
                        .onAnyUniqueKey()
                        .doNothing()
                        .nullsAreEqual())))
                .contains("nullsAreEqual()", "onAnyUniqueKey()", "Name the conflict target");
        assertThat(refused(upsurge ->
                        sentTo(upsurge.upsertInto(Shipment.class).onPrimaryKey().nullsAreEqual())))
                .contains("nullsAreEqual()", "the primary key", "Leave it out");
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void refusesAnAttributeOfAnotherEntity() {
        SingularAttribute foreign = Book_.title;
        assertThat(List.of(
                        refused(upsurge -> sentTo(((Upsert) upsurge.upsertInto(Shipment.class)).onConflict(foreign))),
                        refused(upsurge -> sentTo((Upsert) ((Upsert) shipments(upsurge)).returning(foreign))),
                        refused(upsurge -> sentTo(((Upsert) shipments(upsurge)).doUpdateAllExcept(foreign))),
                        refusedUpdate(set -> ((Assignments) set).excluded(foreign)),
                        refusedUpdate(set -> ((Assignments) set).value(foreign, "x")),
                        refusedUpdate(set -> set.expression("label", row -> row.existing(foreign)))))
                .allSatisfy(message -> assertThat(message)
                        .contains("'title' belongs to Book", "not to Shipment", "Name an attribute of Shipment"));
        SingularAttribute sameName = Book_.id;
        assertThat(refused(upsurge -> sentTo((Upsert) ((Upsert) shipments(upsurge)).returning(sameName))))
                .contains("'id' belongs to Book", "its own 'id'");
    }

    @Test
    void refusesAnAttributeOfAStaticMetamodelThatIsNotFilledIn() {
        SingularAttribute<Shipment, String> absent = nothing();
        assertThat(List.of(
                        refused(upsurge ->
                                sentTo(upsurge.upsertInto(Shipment.class).onConflict(absent))),
                        refused(upsurge -> sentTo(shipments(upsurge).returning(absent))),
                        refusedUpdate(set -> set.value(absent, "x")),
                        refusedUpdate(set -> set.expression("label", row -> row.existing(absent)))))
                .allSatisfy(message -> assertThat(message).contains("static metamodel is null", "as a string"));
    }

    @Test
    void refusesAListThatNamesAnAttributeTwice() {
        assertThat(List.of(
                        refused(upsurge ->
                                sentTo(upsurge.upsertInto(Shipment.class).onConflict("code", "code"))),
                        refused(upsurge -> sentTo(shipments(upsurge).returning("label", "label"))),
                        refused(upsurge -> sentTo(shipments(upsurge).doUpdateAllExcept("label", "label")))))
                .allSatisfy(message -> assertThat(message).contains("is named twice", "Name it once"));
    }

    @Test
    void refusesToAssignWhatNoUpdateMayChange() {
        assertThat(refusedUpdate(set -> set.value("id", 2L))).contains("'id'", "it is the identifier", "Leave it out");
        assertThat(refusedUpdate(set -> set.value("version", 2))).contains("'version'", "incremented by itself");
        assertThat(refusedUpdate(set -> set.excluded("code"))).contains("'code'", "belongs to the conflict target");
        assertThat(refusedUpdate(set -> set.value("origin", "x"))).contains("'origin'", "updatable = false");
        assertThat(refusedUpdate(set -> set.value("priority", 1))).contains("'priority'", "the database generates it");
        assertThat(refusedUpdate(set -> set.expression("id", row -> row.excluded("id"))))
                .contains("'id'", "it is the identifier");
    }

    @Test
    void refusesTheExcludedValueOfWhatNoInsertMayBring() {
        assertThat(refused(upsurge -> upsurge.upsertInto(Memo.class)
                        .doUpdate(set -> set.excluded("remark"))
                        .execute(List.of(new Memo(1L)))))
                .contains("'remark'", "may be updated but not inserted", "set it by a value");
    }

    @Test
    void refusesAnAttributeThatIsAssignedTwice() {
        assertThat(refusedUpdate(set -> set.excluded("label").value("label", "x")))
                .contains("'label'", "is assigned twice", "Assign it once");
        assertThat(refusedUpdate(set -> set.excluded("dimensions").value("dimensions.width", 3)))
                .contains("'dimensions.width'", "is assigned twice", "Assign it once");
    }

    @Test
    void refusesAnUpdateThatAssignsNothing() {
        assertThat(refusedUpdate(set -> set)).contains("doUpdate(..)", "update nothing", "say doNothing()");
        assertThat(refusedUpdate(set -> set.where(row -> row.builder().isTrue(row.existing(Shipment_.fragile)))))
                .contains("doUpdate(..)", "update nothing", "doNothing()");
    }

    @Test
    void refusesAValueOfAnotherType() {
        assertThat(refusedUpdate(set -> set.value("weight", "3")))
                .contains("'weight'", "java.lang.String", "java.lang.Integer", "Give a value of type Integer");
        assertThat(refusedUpdate(set -> set.value("weight", 3L))).contains("java.lang.Long", "java.lang.Integer");
        assertThat(refusedUpdate(set -> set.value("carrier", 3L))).contains("'carrier'", "getReference(..)");
        assertThat(refusedUpdate(set -> set.value("dimensions", "3x4"))).contains("'dimensions'", "Dimensions");
    }

    @Test
    void refusesAChunkWithoutRows() {
        assertThat(refused(upsurge -> sentTo(shipments(upsurge).chunkSize(0)))).contains("0 rows", "Give 1 or more");
        assertThat(refused(upsurge -> sentTo(shipments(upsurge).chunkSize(-5)))).contains("-5 rows", "Give 1 or more");
        assertThat(refused(upsurge -> shipments(upsurge).plan().sql(0))).contains("0 rows", "Give 1 or more");
    }

    /** Only the database knows whether a row is inserted or updated, so no new value can be told in memory. */
    @Test
    void refusesToEvaluateAnUpsert() {
        assertThat(refused(upsurge -> sentTo(shipments(upsurge).synchronize(Synchronize.EVALUATE))))
                .contains("synchronize(EVALUATE)", "only the database knows", "Use AUTO or FETCH");
    }

    @Test
    void refusesNewerVersionsOfAnEntityWithoutOne() {
        assertThat(refused(upsurge -> upsurge.upsertInto(Country.class)
                        .version(VersionPolicy.NEWER_WINS)
                        .execute(List.of(new Country("A", "a")))))
                .contains("version(NEWER_WINS)", "has no @Version", "Leave it out");
    }

    @Test
    void refusesATupleThatHoldsNoValue() {
        assertThat(refused(upsurge -> sentTo(shipments(upsurge).returning(Shipment_.carrier))))
                .contains("returning(..)", "'carrier'", "Use returning()");
        assertThat(refused(upsurge -> sentTo(shipments(upsurge).returning(new String[0]))))
                .contains("returning(..)", "no attribute", "returning()");
    }

    @Test
    void refusesNullArguments() {
        assertThat(List.of(
                        refused(upsurge -> Upsurge.of(RefusalContract.<org.hibernate.Session>nothing())),
                        refused(upsurge -> Upsurge.of(RefusalContract.<org.hibernate.StatelessSession>nothing())),
                        refused(upsurge -> upsurge.upsert(nothing())),
                        refused(upsurge -> upsurge.upsertAll(nothing())),
                        refused(upsurge -> upsurge.insertIfAbsent(nothing())),
                        refused(upsurge -> upsurge.upsertInto(nothing())),
                        refused(upsurge -> shipments(upsurge).onConflict(RefusalContract.<String>nothing())),
                        refused(upsurge -> shipments(upsurge).onConflict(RefusalContract.<String[]>nothing())),
                        refused(upsurge -> shipments(upsurge)
                                .onConflict(RefusalContract.<UnaryOperator<Upsert.UniqueIndex<Shipment>>>nothing())),
                        refused(upsurge -> shipments(upsurge).onConflict(index -> nothing())),
                        refused(upsurge -> shipments(upsurge).onConflict(index -> index.where(nothing()))),
                        refused(upsurge -> shipments(upsurge).onConflict(index -> index.over((String) nothing()))),
                        refused(upsurge -> shipments(upsurge).onConstraint(nothing())),
                        refused(upsurge -> shipments(upsurge).doUpdate(nothing())),
                        refused(upsurge -> shipments(upsurge).doUpdate(set -> nothing())),
                        refusedUpdate(set -> set.excluded((String) nothing())),
                        refusedUpdate(set -> set.value((String) nothing(), "x")),
                        refusedUpdate(set -> set.expression((String) nothing(), row -> row.existing("label"))),
                        refusedUpdate(set -> set.expression("label", nothing())),
                        refusedUpdate(set -> set.excluded("label").where(nothing())),
                        refusedUpdate(set -> set.expression("label", row -> row.existing((String) nothing()))),
                        refused(upsurge -> shipments(upsurge).doUpdateAllExcept((String) nothing())),
                        refused(upsurge -> shipments(upsurge).returning((String) nothing())),
                        refused(upsurge -> shipments(upsurge).returning((String[]) nothing())),
                        refused(upsurge -> shipments(upsurge).duplicates(nothing())),
                        refused(upsurge -> shipments(upsurge).synchronize(nothing())),
                        refused(upsurge -> shipments(upsurge).version(nothing())),
                        refused(upsurge -> shipments(upsurge).outcomes(nothing())),
                        refused(upsurge -> shipments(upsurge).fallback(RefusalContract.<Fallback>nothing()))))
                .allSatisfy(message -> assertThat(message).contains("null").containsIgnoringCase("give"));
    }
}
