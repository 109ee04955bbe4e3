package io.upsurge.dialects;

import io.upsurge.statement.Assignment;
import io.upsurge.statement.CollectionDelete;
import io.upsurge.statement.Column;
import io.upsurge.statement.ConditionalDelete;
import io.upsurge.statement.ConditionalRead;
import io.upsurge.statement.ConditionalUpdate;
import io.upsurge.statement.Fragment;
import io.upsurge.statement.Fragment.Constant;
import io.upsurge.statement.Fragment.Existing;
import io.upsurge.statement.Fragment.Text;
import io.upsurge.statement.Returning;
import io.upsurge.statement.RowChoice;
import io.upsurge.statement.RowChoice.Identified;
import io.upsurge.statement.RowChoice.Where;
import io.upsurge.statement.RowForm;
import io.upsurge.statement.RowSource;
import java.util.List;
import java.util.Optional;

/** Updates and deletes by a condition over a table of books, whose SQL each dialect's test shows. */
final class BookMutations {

    private static final List<Column> COLUMNS = BookStatements.COLUMNS;
    private static final RowChoice FEW =
            new Where(Optional.of(new Fragment(List.of(new Existing("stock"), new Text(" < "), new Constant(0)))));
    private static final RowChoice BY_ISBN = new Identified(new RowSource(COLUMNS.subList(0, 1), RowForm.VALUES));
    private static final RowChoice BY_TWO = new Identified(new RowSource(COLUMNS.subList(0, 2), RowForm.VALUES));
    private static final Assignment ONE_MORE =
            new Assignment("stock", new Fragment(List.of(new Existing("stock"), new Text(" + "), new Constant(1))));
    private static final Assignment TITLE = new Assignment("title", new Fragment(List.of(new Constant(2))));
    private static final Returning ISBN_AND_TITLE =
            new Returning(List.of(Fragment.existing("isbn"), Fragment.existing("title")), false);

    static final ConditionalUpdate UPDATE = update(List.of(ONE_MORE, TITLE), FEW);
    static final ConditionalUpdate UPDATE_RETURNING = UPDATE.returning(ISBN_AND_TITLE);
    static final ConditionalUpdate UPDATE_BY_ISBN = update(List.of(ONE_MORE), BY_ISBN);
    static final ConditionalUpdate SWAP = update(BookStatements.SWAP.assignments(), FEW);
    static final ConditionalDelete DELETE = delete(FEW);
    static final ConditionalDelete DELETE_RETURNING = DELETE.returning(ISBN_AND_TITLE);
    static final ConditionalDelete DELETE_BY_ISBN = delete(BY_ISBN);
    static final ConditionalDelete DELETE_BY_TWO = delete(BY_TWO);
    static final ConditionalRead LOOK = new ConditionalRead("book", FEW, List.of(Fragment.existing("isbn")), true);
    static final CollectionDelete AUTHORS =
            new CollectionDelete("book", BY_ISBN, List.of("isbn"), "book_authors", List.of("book_isbn"));

    private BookMutations() {}

    private static ConditionalUpdate update(List<Assignment> assignments, RowChoice choice) {
        return new ConditionalUpdate("book", List.of("isbn"), assignments, choice, Optional.empty());
    }

    private static ConditionalDelete delete(RowChoice choice) {
        return new ConditionalDelete("book", choice, Optional.empty());
    }
}
