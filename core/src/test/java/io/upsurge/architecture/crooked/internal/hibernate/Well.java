package io.upsurge.architecture.crooked.internal.hibernate;

import org.hibernate.persister.entity.EntityPersister;

/** Goes deep into Hibernate, where that is allowed. */
interface Well {

    EntityPersister persister();
}
