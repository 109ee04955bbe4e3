package io.upsurge.internal.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.statement.Fragment;
import io.upsurge.statement.Fragment.Constant;
import io.upsurge.statement.Fragment.Excluded;
import io.upsurge.statement.Fragment.Existing;
import io.upsurge.statement.Fragment.Part;
import io.upsurge.statement.Fragment.Text;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SelectListScannerTest {

    private static final Map<String, Function<String, Part>> ROWS =
            Map.of("e1_0", Existing::new, "x1_0", Excluded::new);

    @Test
    void aQualifiedColumnBecomesAColumnOfItsRow() {
        assertThat(scan("select e1_0.stock+x1_0.stock from Book e1_0"))
                .containsExactly(fragment(new Existing("stock"), new Text("+"), new Excluded("stock")));
    }

    @Test
    void eachParameterBecomesAConstantCountedFromTheFirstOneGiven() {
        assertThat(SelectListScanner.scan("select ?*e1_0.price,? from Book e1_0", ROWS, 4))
                .containsExactly(
                        fragment(new Constant(4), new Text("*"), new Existing("price")), fragment(new Constant(5)));
    }

    @Test
    void commasWithinParenthesesSeparateNothing() {
        assertThat(scan("select coalesce(e1_0.a,x1_0.b), 1 from t e1_0"))
                .containsExactly(
                        fragment(
                                new Text("coalesce("),
                                new Existing("a"),
                                new Text(","),
                                new Excluded("b"),
                                new Text(")")),
                        fragment(new Text("1")));
    }

    @Test
    void whatStandsInQuotesStaysAsItIs() {
        assertThat(scan("select 'e1_0.a, ? from ''x''',\"e1_0.b\" from t e1_0"))
                .containsExactly(fragment(new Text("'e1_0.a, ? from ''x'''")), fragment(new Text("\"e1_0.b\"")));
    }

    @Test
    void quotedColumnsKeepTheirQuotes() {
        assertThat(scan("select e1_0.\"select \"\" from\",x1_0.`a``b` from t e1_0"))
                .containsExactly(fragment(new Existing("\"select \"\" from\"")), fragment(new Excluded("`a``b`")));
    }

    @Test
    void theFromOfASubqueryEndsNothing() {
        assertThat(scan("select (select max(o1_0.n) from o o1_0 where o1_0.k=e1_0.k) from t e1_0 where 1=1"))
                .containsExactly(fragment(
                        new Text("(select max(o1_0.n) from o o1_0 where o1_0.k="), new Existing("k"), new Text(")")));
    }

    @Test
    void anAliasWithinAnotherWordIsNone() {
        assertThat(scan("select the_e1_0.a||e1_0 from t e1_0")).containsExactly(fragment(new Text("the_e1_0.a||e1_0")));
    }

    @Test
    void aWordThatBeginsLikeFromEndsNothing() {
        assertThat(scan("select from_unixtime(e1_0.at) from t e1_0"))
                .containsExactly(fragment(new Text("from_unixtime("), new Existing("at"), new Text(")")));
    }

    @Test
    void lettersOfAllScriptsAreLetters() {
        assertThat(scan("select e1_0.größe,x1_0.名前 from t e1_0"))
                .containsExactly(fragment(new Existing("größe")), fragment(new Excluded("名前")));
    }

    @Test
    void anythingButASelectIsAMistake() {
        assertThatThrownBy(() -> scan("with x as (select 1) select 1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("with x as");
    }

    private static List<Fragment> scan(String sql) {
        return SelectListScanner.scan(sql, ROWS, 0);
    }

    private static Fragment fragment(Part... parts) {
        return new Fragment(List.of(parts));
    }
}
