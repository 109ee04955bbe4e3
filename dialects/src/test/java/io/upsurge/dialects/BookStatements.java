package io.upsurge.dialects;

import io.upsurge.statement.ArrayElement;
import io.upsurge.statement.Assignment;
import io.upsurge.statement.Column;
import io.upsurge.statement.Comparison;
import io.upsurge.statement.ConflictAction;
import io.upsurge.statement.ConflictAction.DoNothing;
import io.upsurge.statement.ConflictAction.DoUpdate;
import io.upsurge.statement.ConflictTarget;
import io.upsurge.statement.ConflictTarget.AnyUniqueKey;
import io.upsurge.statement.ConflictTarget.Columns;
import io.upsurge.statement.ConflictTarget.Constraint;
import io.upsurge.statement.ConflictTarget.Expressions;
import io.upsurge.statement.Fragment;
import io.upsurge.statement.Fragment.Constant;
import io.upsurge.statement.Fragment.Excluded;
import io.upsurge.statement.Fragment.Existing;
import io.upsurge.statement.Fragment.Part;
import io.upsurge.statement.Fragment.Text;
import io.upsurge.statement.InsertStatement;
import io.upsurge.statement.KeyGroups;
import io.upsurge.statement.KeyRead;
import io.upsurge.statement.Returning;
import io.upsurge.statement.RowForm;
import io.upsurge.statement.RowSource;
import io.upsurge.statement.TableJoin;
import io.upsurge.statement.UpdateStatement;
import io.upsurge.statement.UpsertStatement;
import io.upsurge.statement.WritesTogether;
import java.util.List;
import java.util.Optional;

/** The statements over a table of books whose SQL each dialect's test shows. */
record BookStatements(RowForm form) {

    static final List<Column> COLUMNS = List.of(
            column("isbn", "?", "varchar"), column("title", "trim(?)", "varchar"), column("stock", "?", "integer"));

    private static final Fragment LIVE = fragment(new Existing("deleted"), new Text(" = false"));

    static final ConflictTarget ISBN = new Columns(List.of("isbn"), Optional.empty(), false);
    static final ConflictTarget ISBN_WITH_EQUAL_NULLS = new Columns(List.of("isbn"), Optional.empty(), true);
    static final ConflictTarget ISBN_OF_LIVE_BOOKS =
            new Columns(List.of("isbn"), Optional.of(fragment(new Existing("deleted"), new Text(" = false"))), false);
    private static final Fragment LOWER_ISBN = fragment(new Text("lower("), new Existing("isbn"), new Text(")"));

    static final ConflictTarget LOWER_ISBN_AND_TITLE =
            new Expressions(List.of(LOWER_ISBN, Fragment.existing("title")), Optional.of(LIVE));
    static final ConflictTarget CONSTRAINT = new Constraint("uk_book_isbn", List.of("isbn"));
    static final ConflictTarget ANY_KEY = new AnyUniqueKey();

    private static final Fragment SAME_LOWER_ISBN = fragment(
            new Text("lower("), new Existing("isbn"), new Text(") = lower("), new Excluded("isbn"), new Text(")"));

    private static final Assignment TITLE = new Assignment("title", Fragment.excluded("title"));
    private static final Assignment STOCK = new Assignment("stock", Fragment.excluded("stock"));
    private static final Fragment MORE_STOCK = fragment(new Existing("stock"), new Text(" < "), new Excluded("stock"));

    static final ConflictAction NOTHING = new DoNothing();
    static final ConflictAction EXCLUDED = new DoUpdate(List.of(TITLE, STOCK), Optional.empty(), List.of());
    static final ConflictAction SUM_PLUS_CONSTANT = new DoUpdate(
            List.of(new Assignment(
                    "stock",
                    fragment(
                            new Existing("stock"),
                            new Text(" + "),
                            new Excluded("stock"),
                            new Text(" + "),
                            new Constant(0)))),
            Optional.empty(),
            List.of());
    static final ConflictAction WHERE_MORE = new DoUpdate(List.of(TITLE, STOCK), Optional.of(MORE_STOCK), List.of());
    static final ConflictAction ONLY_IF_CHANGED =
            new DoUpdate(List.of(TITLE, STOCK), Optional.empty(), List.of(comparison("title"), comparison("stock")));
    static final DoUpdate SWAP = new DoUpdate(
            List.of(
                    new Assignment("title", Fragment.existing("subtitle")),
                    new Assignment("subtitle", Fragment.existing("title"))),
            Optional.empty(),
            List.of());

    private static Comparison comparison(String column) {
        return new Comparison(column, Fragment.existing(column), Fragment.excluded(column));
    }

    UpsertStatement upsert(ConflictTarget target, ConflictAction action) {
        return new UpsertStatement("book", List.of("id"), rows(), target, action);
    }

    /** An upsert that gives the identifier and the title back, and whether the row was inserted where that can be told. */
    UpsertStatement returning(ConflictAction action, boolean inserted) {
        return new UpsertStatement("book", List.of("id"), rows(), ISBN, action).returning(idAndTitle(inserted));
    }

    /** The rows of a book's two tables. */
    WritesTogether insertIntoTwoTables() {
        return new WritesTogether(
                List.of(
                        new InsertStatement("book", new RowSource(COLUMNS.subList(0, 2), form), Optional.empty()),
                        new InsertStatement("print", new RowSource(COLUMNS.subList(2, 3), form), Optional.empty())),
                false);
    }

    /** The same, updated and counted. */
    WritesTogether updateTwoTables() {
        Assignment inPrint = new Assignment("in_print", Fragment.text("true"));
        return new WritesTogether(
                List.of(
                        update("book", COLUMNS.subList(0, 2), List.of(TITLE), Optional.empty()),
                        update("print", COLUMNS.subList(2, 3), List.of(inPrint), Optional.empty())),
                true);
    }

    InsertStatement insert() {
        return new InsertStatement("book", rows(), Optional.empty());
    }

    InsertStatement insertReturning(boolean inserted) {
        return new InsertStatement("book", rows(), Optional.of(idAndTitle(inserted)));
    }

    UpdateStatement update() {
        return update(List.of(TITLE, STOCK), Optional.of(MORE_STOCK));
    }

    UpdateStatement swap() {
        return update(SWAP.assignments(), Optional.empty());
    }

    private UpdateStatement update(List<Assignment> assignments, Optional<Fragment> where) {
        return update("book", COLUMNS, assignments, where);
    }

    /** By the first of the columns. */
    private UpdateStatement update(
            String table, List<Column> columns, List<Assignment> assignments, Optional<Fragment> where) {
        return new UpdateStatement(
                table,
                List.of("id"),
                new RowSource(columns, form),
                List.of(columns.get(0).name()),
                false,
                new DoUpdate(assignments, where, List.of()),
                Optional.empty());
    }

    /** A read by key of the title, and of whether the stock given is more than the one stored. */
    KeyRead read(boolean lock) {
        return read(false, Optional.empty(), List.of(Fragment.existing("title"), MORE_STOCK), lock);
    }

    KeyRead readWithEqualNulls() {
        return read(true, Optional.empty(), List.of(), false);
    }

    KeyRead readByLowerIsbn() {
        return new KeyRead("book", rows(), List.of(), false, Optional.of(SAME_LOWER_ISBN), List.of(), false);
    }

    /** A locking read of books that have prints in a second table, and perhaps a page in a third. */
    KeyRead readInSeveralTables() {
        return new KeyRead(
                "book",
                rows(),
                List.of("isbn"),
                false,
                Optional.of(new Fragment(List.of(new Fragment.Existing("copies"), new Fragment.Text(" > 1")))),
                List.of(Fragment.existing("title"), Fragment.existing("copies"), Fragment.existing("address")),
                List.of(
                        new TableJoin("existing1", "print", List.of("book"), List.of("isbn"), List.of("copies"), false),
                        new TableJoin("existing2", "page", List.of("isbn"), List.of("isbn"), List.of("address"), true)),
                true);
    }

    KeyGroups sameLowerIsbnAndTitle() {
        return new KeyGroups(rows(), List.of(LOWER_ISBN.ofGivenRow(), Fragment.excluded("title")));
    }

    KeyRead readOfLiveBooks() {
        return read(false, Optional.of(LIVE), List.of(), false);
    }

    private KeyRead read(boolean nullsAreEqual, Optional<Fragment> condition, List<Fragment> selections, boolean lock) {
        return new KeyRead("book", rows(), List.of("isbn"), nullsAreEqual, condition, selections, lock);
    }

    private RowSource rows() {
        return new RowSource(COLUMNS, form);
    }

    private static Returning idAndTitle(boolean inserted) {
        return new Returning(List.of(Fragment.existing("id"), Fragment.existing("title")), inserted);
    }

    private static Column column(String name, String write, String type) {
        return new Column(name, write, type, Optional.of(new ArrayElement(type, Optional.empty())));
    }

    private static Fragment fragment(Part... parts) {
        return new Fragment(List.of(parts));
    }
}
