package io.upsurge.tck.contract;

/** stub */
public abstract class FallbackContract extends CapabilityContract {
    protected FallbackContract() {
        super();
    }
}
