package io.upsurge.internal.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.statement.Fragment;
import io.upsurge.statement.Fragment.Constant;
import io.upsurge.statement.Fragment.Existing;
import io.upsurge.statement.Fragment.Part;
import io.upsurge.statement.Fragment.Text;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Literals, comments and operators that a scanner could take for the end of the select list, or for a parameter. */
class SelectListLiteralsTest {

    private static final Map<String, Function<String, Part>> ROWS = Map.of("e1_0", Existing::new);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'a\\'",
                "'\\\\'",
                "'it''s, ? from e1_0.a'",
                "E'a\\' ? from '",
                "e'\\\\'",
                "$$it's ? from e1_0.a$$",
                "$x$ $$ ' $y$ $x$",
                "/* ' ? from */",
                "\"a\"\" ? from\"",
                "`a`` ? from`"
            })
    void standAsTheyAre(String literal) {
        assertThat(scan("select concat(" + literal + ",?),e1_0.a from t e1_0", false))
                .containsExactly(
                        fragment(new Text("concat(" + literal + ","), new Constant(0), new Text(")")),
                        fragment(new Existing("a")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'a\\' ? from '", "'\\\\'", "\"a\\\" ? from\"", "'\\''''", "'\\\\\\' ? '", "`a\\`"})
    void standAsTheyAreWhereBackslashesEscape(String literal) {
        assertThat(scan("select concat(" + literal + ",?),e1_0.a from t e1_0", true))
                .containsExactly(
                        fragment(new Text("concat(" + literal + ","), new Constant(0), new Text(")")),
                        fragment(new Existing("a")));
    }

    @Test
    void distinctFromEndsNothing() {
        assertThat(scan("select e1_0.a is not distinct from ?,e1_0.b from t e1_0", false))
                .containsExactly(
                        fragment(new Existing("a"), new Text(" is not distinct from "), new Constant(0)),
                        fragment(new Existing("b")));
    }

    @Test
    void aColumnNamedDistinctDoesNotHideTheEnd() {
        assertThat(scan("select e1_0.distinct from t e1_0", false)).containsExactly(fragment(new Existing("distinct")));
    }

    @Test
    void anEscapedQuestionMarkIsNoParameter() {
        assertThat(scan("select e1_0.a ?? ? from t e1_0", false))
                .containsExactly(fragment(new Existing("a"), new Text(" ?? "), new Constant(0)));
    }

    @Test
    void aMinusBeforeANegativeNumberIsNoComment() {
        assertThat(scan("select (e1_0.a--3) from t e1_0", false))
                .containsExactly(fragment(new Text("("), new Existing("a"), new Text("- -3)")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 'a from t",
                "select a -- b\n from t",
                "select a) from t",
                "select a; b from t",
                "select /* a from t",
                "select $$ a from t",
                "select (a from t",
                "select a"
            })
    void whatReachesOutOfTheSelectListIsAMistake(String sql) {
        assertThatThrownBy(() -> scan(sql, false)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aHashBeginsACommentOnlyWhereBackslashesEscape() {
        assertThat(scan("select e1_0.a # 3 from t e1_0", false))
                .containsExactly(fragment(new Existing("a"), new Text(" # 3")));
        assertThatThrownBy(() -> scan("select e1_0.a # 3 from t e1_0", true)).isInstanceOf(IllegalStateException.class);
    }

    private static List<Fragment> scan(String sql, boolean backslashEscapes) {
        return SelectListScanner.scan(sql, ROWS, 0, backslashEscapes);
    }

    private static Fragment fragment(Part... parts) {
        return new Fragment(List.of(parts));
    }
}
