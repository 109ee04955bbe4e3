package io.upsurge.internal.hibernate;

import io.upsurge.statement.Fragment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.metamodel.mapping.EntityDiscriminatorMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.SingleTableEntityPersister;
import org.hibernate.sql.Template;

/** The formulas that tell of which class of a hierarchy a row is ({@code @DiscriminatorFormula}). */
final class DiscriminatorFormulas {

    private static final String ROW = "classified_row";

    private DiscriminatorFormulas() {}

    /** That of an entity over the stored row, in parentheses; empty where it cannot be taken apart. */
    static Optional<Fragment> of(EntityPersister persister) {
        EntityDiscriminatorMapping mapping = persister.getDiscriminatorMapping();
        if (!(persister instanceof SingleTableEntityPersister)) {
            return Optional.empty();
        }
        String select = "select (" + mapping.getSelectionExpression().replace(Template.TEMPLATE, ROW) + ") from";
        try {
            List<Fragment> formula = SelectListScanner.scan(
                    select,
                    Map.of(ROW, Fragment.Existing::new),
                    0,
                    Literals.escapedByBackslash(persister.getFactory()));
            boolean hasParameters = formula.stream()
                    .flatMap(fragment -> fragment.parts().stream())
                    .anyMatch(Fragment.Constant.class::isInstance);
            return formula.size() == 1 && !hasParameters ? Optional.of(formula.get(0)) : Optional.empty();
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }
}
