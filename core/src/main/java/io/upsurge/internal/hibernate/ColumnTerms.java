package io.upsurge.internal.hibernate;

import io.upsurge.dialect.ColumnComparison;
import io.upsurge.dialect.TextComparison;
import io.upsurge.dialect.UpsurgeDialect;
import io.upsurge.internal.hibernate.Term.Kind;
import io.upsurge.internal.model.AttributeKind;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.ColumnModel;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.sql.Template;
import org.jspecify.annotations.Nullable;

/** Attributes of the stored row as terms, with what is known of how their columns keep and compare values. */
final class ColumnTerms {

    private static final Pattern DECIMALS = Pattern.compile("\\(\\s*\\d+\\s*,\\s*(\\d+)\\s*\\)");

    /** How many decimal digits a binary floating-point number keeps whatever they are. */
    private static final int DOUBLE_DIGITS = 15;

    private final HibernateSession session;
    private final MappedEntity entity;
    private final UpsurgeDialect dialect;

    ColumnTerms(HibernateSession session, MappedEntity entity, UpsurgeDialect dialect) {
        this.session = session;
        this.entity = entity;
        this.dialect = dialect;
    }

    /** The attribute as a term. */
    Term term(AttributeModel attribute) {
        if (attribute.kind() == AttributeKind.ASSOCIATION) {
            return reference(attribute);
        }
        if (attribute.kind() == AttributeKind.EMBEDDED) {
            return new Term(
                    Kind.OPAQUE,
                    row -> row.value(attribute),
                    Optional.of("the embeddable '" + attribute.path() + "'"),
                    true);
        }
        if (!(entity.part(attribute) instanceof SelectableMapping column)) {
            throw new UnevaluableException("'" + attribute.path() + "', which refers to entities of any type,");
        }
        boolean plain = column.getJdbcMapping().getValueConverter() == null && !isTransformed(column);
        Kind kind = plain ? Term.kind(attribute.type()) : Kind.OPAQUE;
        return new Term(kind, row -> kept(attribute, kind, row.value(attribute)), incomparable(attribute, kind), true);
    }

    /** Whether SQL of the mapping's own stands between the value and the column. */
    static boolean isTransformed(SelectableMapping column) {
        String read = column.getCustomReadExpression();
        String write = column.getCustomWriteExpression();
        return (read != null && !read.equals(Template.TEMPLATE + "." + column.getSelectionExpression()))
                || (write != null && !write.equals("?"));
    }

    private Optional<String> incomparable(AttributeModel attribute, Kind kind) {
        String name = "'" + attribute.path() + "'";
        if (kind == Kind.OPAQUE) {
            return Optional.of(name + ", whose values only the database knows how to compare,");
        }
        boolean exact = kind != Kind.TEXT || isExact(attribute.columns().get(0));
        return exact
                ? Optional.empty()
                : Optional.of(
                        "the text '" + attribute.path() + "', which the database compares" + " by rules of its own,");
    }

    private boolean isExact(ColumnModel column) {
        return !column.padded()
                && session.tables(dialect)
                        .comparison(entity, column.name())
                        .map(ColumnComparison::text)
                        .map(text -> text.reach() == TextComparison.Reach.ALL_TEXTS
                                && !text.ignoresCase()
                                && !text.ignoresTrailingBlanks())
                        .orElse(false);
    }

    /** A value that the column cannot have kept as it is says that the row holds another one. */
    private @Nullable Object kept(AttributeModel attribute, Kind kind, @Nullable Object value) {
        if (value == null || kind != Kind.NUMBER) {
            return value;
        }
        BigDecimal number = (BigDecimal) Term.normal(kind, value);
        requireKept(attribute, number);
        return number;
    }

    /** Refuses a number that the column would round. */
    void requireKept(AttributeModel attribute, BigDecimal number) {
        int decimals = Math.max(0, number.stripTrailingZeros().scale());
        boolean rounded = decimals > 0 && decimals > decimals(attribute);
        if (rounded || (!dialect.calculatesDecimals() && decimals > 0 && number.precision() > DOUBLE_DIGITS)) {
            throw new UnevaluableException(
                    "the number " + number + " in '" + attribute.path() + "', which its column" + " rounds,");
        }
    }

    /** How many digits behind the point a column keeps; -1 where that is not known. */
    int decimals(AttributeModel attribute) {
        ColumnModel column = attribute.columns().get(0);
        Matcher type = DECIMALS.matcher(column.column().type());
        if (type.find()) {
            return Integer.parseInt(type.group(1));
        }
        Integer scale = ((SelectableMapping) entity.part(attribute)).getScale();
        return scale == null ? -1 : scale;
    }

    private Term reference(AttributeModel attribute) {
        ToOneAttributeMapping association = (ToOneAttributeMapping) entity.part(attribute);
        EntityPersister target = association.getAssociatedEntityMappingType().getEntityPersister();
        boolean byIdentifier = association.isReferenceToPrimaryKey()
                && Term.kind(target.getIdentifierMapping().getJavaType().getJavaTypeClass()) == Kind.NUMBER;
        Optional<String> incomparable = byIdentifier
                ? Optional.empty()
                : Optional.of("the reference '" + attribute.path() + "', whose key is no number,");
        return new Term(Kind.REFERENCE, row -> identifier(row.value(attribute)), incomparable, true);
    }

    /** The identifier of an entity that is referred to, without loading it. */
    @Nullable
    Object identifier(@Nullable Object referred) {
        if (referred == null) {
            return null;
        }
        if (referred instanceof HibernateProxy proxy) {
            return proxy.getHibernateLazyInitializer().getInternalIdentifier();
        }
        SharedSessionContractImplementor user = session.session();
        EntityPersister target = user.getFactory().getMappingMetamodel().getEntityDescriptor(referred.getClass());
        Object identifier = target.getIdentifier(referred, user);
        if (identifier == null) {
            throw new UnevaluableException("a reference to a " + target.getEntityName() + " without an identifier");
        }
        return identifier;
    }

    /** Whether values of a class are entities. */
    boolean isEntity(Object value) {
        return value instanceof HibernateProxy
                || session.session().getFactory().getMappingMetamodel().findEntityDescriptor(value.getClass()) != null;
    }
}
