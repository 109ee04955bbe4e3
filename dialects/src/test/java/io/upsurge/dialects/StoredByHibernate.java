package io.upsurge.dialects;

import io.upsurge.tck.StoredType;
import java.util.EnumSet;
import java.util.Set;
import org.hibernate.Version;

/** What Hibernate does not store on a database, where that goes by its own version. */
final class StoredByHibernate {

    private static final String OF_THE_GUIDE = "7.4.1.Final";

    private StoredByHibernate() {}

    /** Whether the guide's table of values speaks of the Hibernate that runs. */
    static boolean isThatOfTheGuide() {
        return Version.getVersionString().equals(OF_THE_GUIDE);
    }

    /** On PostgreSQL: 7.4.1 cannot write a national large object there, the newest 7.4 can. */
    static Set<StoredType> notOnPostgres(Set<StoredType> ofTheGuide) {
        Set<StoredType> types = EnumSet.copyOf(ofTheGuide);
        if (!isThatOfTheGuide()) {
            types.remove(StoredType.NATIONAL_LARGE_OBJECT);
        }
        return types;
    }
}
