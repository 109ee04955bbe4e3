package io.upsurge.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.dialect.SqlWriter.RowNames;
import io.upsurge.statement.Column;
import io.upsurge.statement.Fragment;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SqlWriterTest {

    private static final Column PRICE = new Column("price", "?", "numeric(12,2)", Optional.empty());
    private static final Column CODE = new Column("code", "upper(?)", "varchar", Optional.empty());
    private static final RowNames NAMES = RowNames.qualified("existing", "excluded");

    private final SqlWriter sql = new SqlWriter();

    @Test
    void wrapsAValueInTheColumnsWriteExpression() {
        sql.value(CODE, 3, 1);

        assertWritten("upper(?)", new Binding.Cell(3, 1));
    }

    @Test
    void tellsTheTypeOfAValueUnlessTheWriteExpressionDoes() {
        sql.typedValue(PRICE, 0, 0).add(", ").typedValue(CODE, 0, 1);

        assertWritten("cast(? as numeric(12,2)), upper(?)", new Binding.Cell(0, 0), new Binding.Cell(0, 1));
    }

    @Test
    void writesAColumnOfAllRowsAsOneArray() {
        sql.array("bigint", 2);

        assertWritten("cast(? as bigint[])", new Binding.ColumnArray(2));
    }

    @Test
    void fillsTheHolesOfAFragmentInTheirOrder() {
        Fragment fragment = new Fragment(List.of(
                new Fragment.Existing("stock"),
                new Fragment.Text(" * "),
                new Fragment.Constant(1),
                new Fragment.Text(" + "),
                new Fragment.Excluded("stock"),
                new Fragment.Text(" - "),
                new Fragment.Constant(0)));

        sql.fragment(fragment, NAMES);

        assertWritten("existing.stock * ? + excluded.stock - ?", new Binding.Constant(1), new Binding.Constant(0));
    }

    @Test
    void tellsTheTypeOfAConstantWhereItIsKnown() {
        sql.typedConstant(new Fragment.Constant(0, Optional.of("bigint")))
                .add(", ")
                .typedConstant(new Fragment.Constant(1));

        assertWritten("cast(? as bigint), ?", new Binding.Constant(0), new Binding.Constant(1));
    }

    @Test
    void bindsParametersInTheOrderInWhichTheyAreWritten() {
        sql.value(PRICE, 1, 0)
                .add(" = ")
                .fragment(new Fragment(List.of(new Fragment.Constant(0))), NAMES)
                .add(" or ")
                .value(PRICE, 0, 0);

        assertWritten("? = ? or ?", new Binding.Cell(1, 0), new Binding.Constant(0), new Binding.Cell(0, 0));
    }

    @Test
    void separatesItemsAndNothingElse() {
        sql.list(List.of("a", "b", "c"), sql::add).add("; ").list(List.of("a"), " and ", sql::add);
        sql.list(List.<String>of(), sql::add)
                .add("; ")
                .times(3, i -> sql.add("c" + i))
                .times(0, i -> sql.add("never"));

        assertWritten("a, b, c; a; c0, c1, c2");
    }

    private void assertWritten(String text, Binding... bindings) {
        assertThat(sql.finish()).isEqualTo(new SqlText(text, List.of(bindings)));
    }
}
