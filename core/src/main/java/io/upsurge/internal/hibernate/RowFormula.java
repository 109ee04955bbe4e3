package io.upsurge.internal.hibernate;

import io.upsurge.statement.Fragment;
import java.util.List;

/**
 * What expressions of single rows have in common that differ in nothing but their constants.
 *
 * @param fragments a fragment per column; the constants of all of them are numbered from 0
 * @param constants the types of the constants, in their order
 */
public record RowFormula(List<Fragment> fragments, List<ConstantType> constants) {

    public RowFormula {
        fragments = List.copyOf(fragments);
        constants = List.copyOf(constants);
    }
}
