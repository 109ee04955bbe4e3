package io.upsurge.architecture.crooked.internal;

import io.upsurge.architecture.crooked.Person;
import org.hibernate.persister.entity.EntityPersister;

/** Leads back up to the front door, and into Hibernate. */
public interface Cellar {

    Person owner(EntityPersister[] persisters);
}
