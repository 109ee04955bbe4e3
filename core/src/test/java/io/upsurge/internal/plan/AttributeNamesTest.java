package io.upsurge.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.InvalidMutationException;
import io.upsurge.internal.description.AttributeName;
import io.upsurge.internal.model.AttributeKind;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.AttributeModel.Role;
import io.upsurge.internal.model.EntityModel;
import io.upsurge.internal.model.Generation;
import io.upsurge.internal.model.TableModel;
import io.upsurge.internal.model.UniqueKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttributeNamesTest {

    private static final EntityModel BOOK = new EntityModel(
            "Book",
            Object.class,
            List.of(new TableModel("book", List.of("id"), TableModel.Kind.OWN)),
            List.of(
                    attribute("id"),
                    attribute("title"),
                    attribute("stock"),
                    attribute("publisher", attribute("publisher.name"), attribute("publisher.city"))),
            List.of(),
            new UniqueKey(Optional.empty(), List.of("id")),
            List.of(),
            List.of(),
            Map.of(),
            true,
            Optional.empty());

    private final AttributeNames names = new AttributeNames(BOOK);

    @Test
    void findsAnAttributeAndThePartOfAnEmbeddable() {
        assertThat(names.find("title").path()).isEqualTo("title");
        assertThat(names.find("publisher.city").path()).isEqualTo("publisher.city");
    }

    @Test
    void answersAWrongNameWithTheNearest() {
        assertNearest("titel", "title");
        assertNearest("sotck", "stock");
        assertNearest("publisher.nme", "publisher.name");
        assertNearest("", "id");
    }

    @Test
    void doesNotCountCaseAsADifferenceWhenItLooksForTheNearest() {
        assertNearest("TITLE", "title");
        assertNearest("Publisher.City", "publisher.city");
    }

    @Test
    void answersEvenAVeryLongNameShortly() {
        assertThatThrownBy(() -> names.find("x".repeat(100_000)))
                .isInstanceOf(InvalidMutationException.class)
                .message()
                .hasSizeLessThan(300);
    }

    @Test
    void showsNoControlCharactersOfAWrongName() {
        assertThatThrownBy(() -> names.find("title\n\u001b[31m"))
                .isInstanceOf(InvalidMutationException.class)
                .hasMessageContaining("'title??[31m'");
    }

    @Test
    void anAttributeNamedTwiceIsAMistake() {
        assertThatThrownBy(() -> names.findAll(List.of(AttributeName.of("title"), AttributeName.of("title"))))
                .isInstanceOf(InvalidMutationException.class)
                .hasMessageContaining("'title' of Book is named twice");
    }

    @Test
    void anAttributeOfAnotherEntityIsAMistakeEvenWhereTheNamesAreAlike() {
        AttributeName ofAnother = new AttributeName("title", Optional.of(String.class));

        assertThatThrownBy(() -> names.find(ofAnother))
                .isInstanceOf(InvalidMutationException.class)
                .hasMessageContaining("belongs to String, not to Book")
                .hasMessageContaining("its own 'title'");
    }

    private void assertNearest(String wrong, String nearest) {
        assertThatThrownBy(() -> names.find(wrong))
                .isInstanceOf(InvalidMutationException.class)
                .hasMessageContaining("has no attribute '" + wrong + "'")
                .hasMessageContaining("The nearest is '" + nearest + "'");
    }

    private static AttributeModel attribute(String path, AttributeModel... parts) {
        return new AttributeModel(
                path,
                0,
                String.class,
                parts.length == 0 ? AttributeKind.BASIC : AttributeKind.EMBEDDED,
                Role.STATE,
                Generation.NONE,
                true,
                true,
                List.of(),
                List.of(parts));
    }
}
