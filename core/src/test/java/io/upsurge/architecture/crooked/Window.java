package io.upsurge.architecture.crooked;

import org.hibernate.engine.spi.SharedSessionContractImplementor;

/** Knows the session's inside, which only the front door may. */
interface Window {

    SharedSessionContractImplementor session();
}
