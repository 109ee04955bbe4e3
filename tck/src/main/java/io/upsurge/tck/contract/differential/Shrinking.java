package io.upsurge.tck.contract.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a sequence that fails shorter, as long as it fails: whole stretches are left out first, single steps last. */
final class Shrinking {

    private Shrinking() {}

    static <T> List<T> shortest(List<T> failing, Predicate<List<T>> fails) {
        List<T> shortest = failing;
        for (int stretch = Math.max(1, failing.size() / 2); stretch > 0; stretch /= 2) {
            for (int from = 0; from < shortest.size(); ) {
                List<T> shorter = new ArrayList<>(shortest.subList(0, from));
                shorter.addAll(shortest.subList(Math.min(shortest.size(), from + stretch), shortest.size()));
                if (shorter.size() < shortest.size() && fails.test(shorter)) {
                    shortest = shorter;
                } else {
                    from += stretch;
                }
            }
        }
        return shortest;
    }
}
