package io.upsurge.internal.hibernate;

import io.upsurge.statement.Fragment;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.sql.ast.spi.SqlSelection;
import org.hibernate.sql.results.graph.DomainResult;
import org.hibernate.sql.results.jdbc.internal.JdbcValuesMappingProducerStandard;
import org.hibernate.sql.results.jdbc.spi.JdbcValuesMappingProducer;

/**
 * What is selected of every stored row, and how Hibernate turns it into values.
 *
 * <p>A row that is read has a value per result, in the order they were added; one entity is one value, whatever the
 * number of its columns.
 */
public final class RowMapping {

    private final List<Fragment> selections;
    private final List<SqlSelection> sqlSelections;
    private final List<DomainResult<?>> results;
    private final boolean plain;
    private final List<NestedTarget> nested;
    private final List<List<ConcreteTarget>> concrete;
    private final JdbcValuesMappingProducer hydration;

    /**
     * A mapping.
     *
     * @param plain whether its values are just those of what is selected, in that order
     */
    RowMapping(
            List<Fragment> selections, List<SqlSelection> sqlSelections, List<DomainResult<?>> results, boolean plain) {
        this.plain = plain;
        this.selections = List.copyOf(selections);
        this.sqlSelections = List.copyOf(sqlSelections);
        this.results = List.copyOf(results);
        this.nested = plain ? List.of() : NestedTarget.in(this.results);
        this.concrete = plain ? List.of() : ConcreteTarget.in(this.results);
        this.hydration = new JdbcValuesMappingProducerStandard(this.sqlSelections, this.results);
    }

    /** The expressions to select, over the stored row. */
    public List<Fragment> selections() {
        return selections;
    }

    /** How many values a row has. */
    public int values() {
        return results.size();
    }

    List<SqlSelection> sqlSelections() {
        return sqlSelections;
    }

    List<DomainResult<?>> results() {
        return results;
    }

    /** How Hibernate makes values of what is selected: worked out with the first row that is read, and kept. */
    JdbcValuesMappingProducer hydration() {
        return hydration;
    }

    /** Whether values can be made of a row without a look at what it refers to. */
    boolean isReadAsItComes() {
        return nested.isEmpty() && concrete.isEmpty();
    }

    /** What must be loaded before the values are made, for all rows together. */
    List<NestedTarget> nested() {
        return nested;
    }

    /** Of what the class must be known before the values are made, for all rows together, one step after the other. */
    List<List<ConcreteTarget>> concrete() {
        return concrete;
    }

    /** Of the same rows, only keys of what they refer to. */
    RowMapping ofKeys(List<? extends DomainResult<?>> keys) {
        return new RowMapping(List.of(), sqlSelections, List.copyOf(keys), false);
    }

    /** Whether its values are just those of what is selected, in that order, so that nothing has to be made of them. */
    boolean isPlain() {
        return plain;
    }

    /** This mapping with one more value, of a column that is selected already. */
    RowMapping with(DomainResult<?> result) {
        List<DomainResult<?>> moreResults = new ArrayList<>(results);
        moreResults.add(result);
        return new RowMapping(selections, sqlSelections, moreResults, false);
    }

    /** This mapping with one more value behind it; without a fragment the statement adds the column by itself. */
    RowMapping with(List<Fragment> fragments, SqlSelection selection, DomainResult<?> result) {
        List<Fragment> moreFragments = new ArrayList<>(selections);
        moreFragments.addAll(fragments);
        List<SqlSelection> moreSelections = new ArrayList<>(sqlSelections);
        moreSelections.add(selection);
        List<DomainResult<?>> moreResults = new ArrayList<>(results);
        moreResults.add(result);
        return new RowMapping(moreFragments, moreSelections, moreResults, plain);
    }
}
