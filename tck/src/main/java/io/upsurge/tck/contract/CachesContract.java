package io.upsurge.tck.contract;

/** Second-level, query and natural-id caches are never stale and never fed with uncommitted rows. */
public abstract class CachesContract extends Contract {

    protected CachesContract() {
        super();
    }
}
