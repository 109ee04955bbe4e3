package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.Rows;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Gallery;
import io.upsurge.tck.model.Gallery.Exhibit;
import io.upsurge.tck.model.Gallery.Painting;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Cached collections follow what is written of their owners and of their elements, of subclasses too (T29). */
public abstract class CachedCollectionsContract extends Contract {

    protected CachedCollectionsContract() {
        super(Gallery.class, Exhibit.class, Painting.class);
    }

    @Override
    protected Map<String, ?> settings() {
        return CachesContract.withCaches(database().name());
    }

    /** The collection tables first, which refer to the others. */
    @Override
    void empty(Session session, Class<?> entity) {
        if (entity == Painting.class) {
            session.createNativeMutationQuery("delete from Gallery_Exhibit").executeUpdate();
            session.createNativeMutationQuery("delete from Gallery_labels").executeUpdate();
        }
        super.empty(session, entity);
        sessions().getCache().evictAllRegions();
    }

    static Stream<Arguments> ends() {
        return Stream.of(true, false)
                .flatMap(stateless -> Stream.of(true, false).map(commit -> Arguments.of(stateless, commit)));
    }

    private Gallery stored() {
        Gallery gallery = new Gallery("g");
        gallery.labels.addAll(Set.of("old", "grand"));
        Gallery other = new Gallery("other");
        Exhibit vase = new Exhibit(1, "vase", gallery);
        Painting night = new Painting(2, "night", gallery);
        stored(gallery, other, vase, night);
        sessions()
                .inTransaction(session -> session.find(Gallery.class, "g")
                        .loans
                        .addAll(List.of(session.find(Exhibit.class, 1L), session.find(Exhibit.class, 2L))));
        return gallery;
    }

    private void write(boolean stateless, boolean commit, Consumer<Upsurge> work) {
        try (WritingSession writer = WritingSession.begin(sessions(), stateless)) {
            work.accept(writer.upsurge());
            writer.end(commit);
        }
    }

    private <T> T read(String code, Function<Gallery, T> what) {
        return sessions().fromTransaction(session -> what.apply(session.find(Gallery.class, code)));
    }

    private Set<String> exhibits(String code) {
        return read(code, gallery -> titles(gallery.exhibits));
    }

    private Set<String> loans(String code) {
        return read(code, gallery -> titles(gallery.loans));
    }

    private Set<String> labels(String code) {
        return read(code, gallery -> Set.copyOf(gallery.labels));
    }

    private static Set<String> titles(Set<Exhibit> exhibits) {
        return exhibits.stream().map(exhibit -> exhibit.title).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("ends")
    void elementsOfASubclassAppearAndMove(boolean stateless, boolean commit) {
        Gallery gallery = stored();
        assertThat(exhibits("g")).containsExactlyInAnyOrder("vase", "night");
        assertThat(exhibits("other")).isEmpty();

        write(stateless, commit, upsurge -> {
            upsurge.upsertInto(Painting.class).execute(List.of(new Painting(3, "day", gallery)));
            upsurge.updateByKey(Painting.class)
                    .execute(Rows.of(Painting.class)
                            .row(row -> row.value("id", 2L).value("gallery", new Gallery("other"))));
        });

        assertThat(exhibits("g"))
                .containsExactlyInAnyOrder(commit ? new String[] {"vase", "day"} : new String[] {"vase", "night"});
        assertThat(exhibits("other")).containsExactly(commit ? new String[] {"night"} : new String[0]);
    }

    @ParameterizedTest
    @MethodSource("ends")
    void elementsOfASubclassMoveByACondition(boolean stateless, boolean commit) {
        stored();
        assertThat(exhibits("g")).containsExactlyInAnyOrder("vase", "night");

        write(
                stateless,
                commit,
                upsurge -> upsurge.update(Painting.class)
                        .value("gallery", null)
                        .where(row -> row.builder().equal(row.existing("title"), "night"))
                        .execute());

        assertThat(exhibits("g"))
                .containsExactlyInAnyOrder(commit ? new String[] {"vase"} : new String[] {"vase", "night"});
    }

    /** The key of a row that was deleted is used again. */
    @ParameterizedTest
    @MethodSource("ends")
    void whatADeletedOwnerHadIsNotThatOfANewOne(boolean stateless, boolean commit) {
        stored();
        sessions()
                .inTransaction(session -> session.createMutationQuery("update Exhibit set gallery = null")
                        .executeUpdate());
        assertThat(labels("g")).containsExactlyInAnyOrder("old", "grand");
        assertThat(loans("g")).containsExactlyInAnyOrder("vase", "night");

        write(stateless, commit, upsurge -> {
            upsurge.deleteFrom(Gallery.class)
                    .where(row -> row.builder().equal(row.existing("code"), "g"))
                    .execute();
            upsurge.insertInto(Gallery.class).execute(Rows.of(Gallery.class).row(row -> row.value("code", "g")));
        });

        assertThat(labels("g")).hasSize(commit ? 0 : 2);
        assertThat(loans("g")).hasSize(commit ? 0 : 2);
    }

    /** An upsert leaves collections alone, so what is cached of them stays true. */
    @ParameterizedTest
    @MethodSource("ends")
    void whatAnOwnerHasStaysWhenItsRowIsWritten(boolean stateless, boolean commit) {
        stored();
        assertThat(labels("g")).containsExactlyInAnyOrder("old", "grand");

        write(
                stateless,
                commit,
                upsurge -> upsurge.upsertInto(Gallery.class)
                        .execute(Rows.of(Gallery.class).row(row -> row.value("code", "g"))));

        assertThat(labels("g")).containsExactlyInAnyOrder("old", "grand");
    }
}
