package io.upsurge.internal.plan;

import io.upsurge.dialect.UpsurgeDialect;
import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.statement.ConflictAction.DoUpdate;
import io.upsurge.statement.Fragment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether identifiers are not needed before a look has told which rows are absent, so that the others use up none. */
record LateIdentifiers(MappedEntity mapped, UpsurgeDialect dialect, Shape shape, PlannedTarget target) {

    /**
     * Whether the look and the update do without identifiers, the look does not lock their generator out, and rows are
     * looked for together, so that one query draws for several.
     */
    boolean arePossible(Optional<DoUpdate> update) {
        List<String> identifier = mapped.model().identifier().columnNames();
        boolean isRead = update.stream()
                .flatMap(LateIdentifiers::fragments)
                .flatMap(fragment -> fragment.parts().stream())
                .anyMatch(part -> part instanceof Fragment.Excluded excluded && identifier.contains(excluded.column()));
        return !shape.identifierGiven()
                && !isRead
                && target.predicate().isEmpty()
                && !target.columns().isEmpty()
                && target.columns().stream().noneMatch(identifier::contains)
                && dialect.maxRows() > 1
                && mapped.model().tablesOfOtherClasses().isEmpty()
                && mapped.identifier().isDrawn();
    }

    private static Stream<Fragment> fragments(DoUpdate update) {
        return Stream.concat(
                update.where().stream(),
                Stream.concat(
                        update.assignments().stream().map(assignment -> assignment.value()),
                        update.compared().stream().map(compared -> compared.given())));
    }
}
