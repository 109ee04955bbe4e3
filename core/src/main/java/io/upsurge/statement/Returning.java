package io.upsurge.statement;

import java.util.List;

/**
 * What a statement gives back of every row it wrote.
 *
 * @param selections expressions over the stored row as it is afterwards
 * @param inserted whether a last column follows that is true for an inserted row and false for an updated one
 */
public record Returning(List<Fragment> selections, boolean inserted) {
    public Returning {
        selections = List.copyOf(selections);
    }
}
