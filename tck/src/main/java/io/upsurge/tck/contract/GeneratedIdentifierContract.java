package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.InvalidMutationException;
import io.upsurge.MutationResult;
import io.upsurge.Rows;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Numbered.Note;
import io.upsurge.tck.model.Numbered.Page;
import io.upsurge.tck.model.Numbered.Sheet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Identifiers that generators make, in part too, are those of {@code persist}; rows that are there keep theirs. E10. */
public abstract class GeneratedIdentifierContract extends Contract {

    protected GeneratedIdentifierContract() {
        super(Page.class, Sheet.class, Note.class);
    }

    private interface Made<E> {
        E of(String code, @Nullable String text);
    }

    private <E> void writes(Class<E> entity, Made<E> made, Function<E, @Nullable String> text) {
        stored(made.of("a", "old"));
        Object kept = identifier(all(entity, "code").get(0));
        E late = made.of("a", "A");
        List<E> upserted = upsurge(upsurge -> upsurge.upsertInto(entity)
                .onConflict("code")
                .returning()
                .execute(List.of(made.of("b", "B"), late))
                .entities());
        List<E> given = List.of(made.of("c", "C"), made.of("d", "D"));
        MutationResult<E> inserted =
                upsurge(upsurge -> upsurge.insertInto(entity).execute(given));
        E found = all(entity, "code").get(1);
        inSession(session -> {
            E managed = session.find(entity, kept);
            MutationResult<E> updated = Upsurge.of(session)
                    .updateByKey(entity)
                    .key("code")
                    .execute(Rows.maps(
                            entity, List.of(Map.of("code", "a", "text", "AA"), Map.of("code", "x", "text", "X"))));
            assertThat(updated.missing()).containsExactly(1L);
            assertThat(text.apply(managed)).isEqualTo("AA");
            assertThat(Upsurge.of(session).upsert(changed(found, "BB"))).isNotNull();
            assertThat(Upsurge.of(session)
                            .deleteFrom(entity)
                            .where(row -> row.builder().equal(row.existing("code"), "d"))
                            .returning()
                            .execute()
                            .deleted())
                    .isEqualTo(1);
            return null;
        });
        try (StatelessSession session = sessions().openStatelessSession()) {
            session.beginTransaction();
            E fresh = made.of("e", "E");
            E back = Upsurge.of(session)
                    .upsertInto(entity)
                    .onConflict("code")
                    .returning()
                    .execute(List.of(fresh))
                    .entities()
                    .get(0);
            assertThat(identifier(back)).isNotNull();
            session.getTransaction().commit();
        }

        List<E> all = all(entity, "code");
        assertThat(all).extracting(text).containsExactly("AA", "BB", "C", "E");
        assertThat(all).extracting(this::identifier).doesNotContainNull().doesNotHaveDuplicates();
        assertThat(identifier(all.get(0))).isEqualTo(kept).isEqualTo(identifier(upserted.get(1)));
        assertThat(identifier(late)).usingRecursiveComparison().isEqualTo(identifier(made.of("a", "A")));
        assertThat(identifier(all.get(1))).isEqualTo(identifier(upserted.get(0)));
        assertThat(inserted.primaryKeys().get(0))
                .isEqualTo(identifier(all.get(2)))
                .isEqualTo(identifier(given.get(0)));
    }

    private @Nullable Object identifier(Object entity) {
        return sessions().getPersistenceUnitUtil().getIdentifier(entity);
    }

    private static <E> E changed(E entity, String text) {
        if (entity instanceof Page page) {
            page.text = text;
        } else if (entity instanceof Sheet sheet) {
            sheet.text = text;
        } else if (entity instanceof Note note) {
            note.text = text;
        }
        return entity;
    }

    @Test
    void uuidsOfATime() {
        writes(Note.class, Note::new, note -> note.text);
    }

    @Test
    void aPartOfAnEmbeddedIdentifier() {
        writes(Sheet.class, (code, text) -> new Sheet(1, code, text), sheet -> sheet.text);
    }

    @Test
    void aPartOfAnIdentifierOfSeveralAttributes() {
        writes(Page.class, (code, text) -> new Page(1, code, text), page -> page.text);
    }

    @Test
    void rowsOfValuesBringTheWholeIdentifierOrNothingOfIt() {
        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsertInto(Page.class)
                        .onConflict("code")
                        .execute(Rows.maps(Page.class, List.of(Map.of("volume", 1, "code", "a"))))))
                .isInstanceOf(InvalidMutationException.class)
                .hasMessageContainingAll("Row 0", "number", "rows that are entities");
        assertThat(sent()).isEmpty();
        upsurge(upsurge -> upsurge.upsertInto(Page.class)
                .onConflict("code")
                .execute(Rows.maps(Page.class, List.of(Map.of("volume", 1, "number", 7L, "code", "a")))));
        assertThat(all(Page.class, "code")).extracting(page -> page.number).containsExactly(7L);
    }
}
