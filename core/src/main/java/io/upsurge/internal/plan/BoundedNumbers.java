package io.upsurge.internal.plan;

import io.upsurge.dialect.UpsurgeDialect;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.statement.Fragment;
import java.util.ArrayList;
import java.util.List;

/** Sees to it that what expressions make fits the columns, on databases that would store it anyway. */
record BoundedNumbers(UpsurgeDialect dialect) {

    /** The fragments for an attribute's columns; what is one value or column by itself calculates nothing. */
    List<Fragment> of(AttributeModel attribute, List<Fragment> fragments) {
        List<Fragment> bounded = new ArrayList<>(fragments.size());
        for (int i = 0; i < fragments.size(); i++) {
            Fragment fragment = fragments.get(i);
            int bits = attribute.columns().get(i).bits();
            bounded.add(bits == 0 || fragment.parts().size() == 1 ? fragment : dialect.withinBits(fragment, bits));
        }
        return bounded;
    }
}
