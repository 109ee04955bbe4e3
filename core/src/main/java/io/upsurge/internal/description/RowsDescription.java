package io.upsurge.internal.description;

import io.upsurge.Outcomes;
import java.util.List;
import java.util.Optional;

/** A statement about rows as the caller described it. */
public record RowsDescription(Class<?> entity, Form form, Reading reading, Options options) {

    private RowsDescription(Class<?> entity, Form form) {
        this(entity, form, new Reading.Nothing(), Options.DEFAULT);
    }

    /** Quickly, for plans are found by it in each call, and few of one statement differ in their options only. */
    @Override
    public int hashCode() {
        return 31 * (31 * entity.hashCode() + form.hashCode()) + reading.hashCode();
    }

    /** The upsert that nothing was said about yet. */
    public static RowsDescription upsert(Class<?> entity) {
        Action all = new Action.UpdateAll(List.of());
        return new RowsDescription(
                entity, new Form.Upsert(new Target.Automatic(), all, false, false, Optional.empty()));
    }

    /** The insert that nothing was said about yet. */
    public static RowsDescription insert(Class<?> entity) {
        return new RowsDescription(entity, new Form.Insert(List.of(), false));
    }

    /** The update by primary key that nothing was said about yet. */
    public static RowsDescription updateByKey(Class<?> entity) {
        return new RowsDescription(
                entity, new Form.UpdateByKey(new Target.PrimaryKey(), List.of(), Optional.empty(), false));
    }

    /** The same about another entity, a subclass of this one. */
    public RowsDescription about(Class<?> subclass) {
        return subclass == entity ? this : new RowsDescription(subclass, form, reading, options);
    }

    /** The same with another form. */
    public RowsDescription with(Form other) {
        return new RowsDescription(entity, other, reading, options);
    }

    /** The same with something else to read. */
    public RowsDescription with(Reading other) {
        return new RowsDescription(entity, form, other, options);
    }

    RowsDescription with(Options other) {
        return new RowsDescription(entity, form, reading, other);
    }

    /** The same with exact outcomes. */
    public RowsDescription exact() {
        return with(options.with(Outcomes.EXACT));
    }

    /** Whether stored rows may be changed or read: an insert meets none, nor does what does nothing and reads nothing. */
    public boolean meetsStoredRows() {
        if (form instanceof Form.Upsert upsert) {
            return !(upsert.action() instanceof Action.Nothing && reading instanceof Reading.Nothing);
        }
        return form instanceof Form.UpdateByKey;
    }

    /** Whether NULL in the key equals NULL. */
    public boolean nullsAreEqual() {
        return form instanceof Form.Upsert upsert && upsert.nullsAreEqual();
    }

    /** What it is called at the beginning of a message, such as {@code An upsert of Book}. */
    public String text(String entityName) {
        return "An " + form.text() + " of " + entityName;
    }
}
