package io.upsurge.tck.contract;

import io.upsurge.tck.model.Club;
import org.hibernate.Hibernate;
import org.hibernate.Session;

/** In what state a session holds an instance when its row is upserted. */
enum ManagedState {
    CLEAN("as it was loaded") {
        @Override
        Club hold(Session session, Object id) {
            return session.find(Club.class, id);
        }
    },
    DIRTY("changed, not flushed") {
        @Override
        Club hold(Session session, Object id) {
            Club club = session.find(Club.class, id);
            club.rename("changed");
            return club;
        }
    },
    REMOVED("removed, not flushed") {
        @Override
        Club hold(Session session, Object id) {
            Club club = session.find(Club.class, id);
            session.remove(club);
            return club;
        }
    },
    LAZY_PROXY("a reference, not loaded") {
        @Override
        Club hold(Session session, Object id) {
            return session.getReference(Club.class, id);
        }
    },
    LOADED_PROXY("a reference, loaded") {
        @Override
        Club hold(Session session, Object id) {
            Club club = session.getReference(Club.class, id);
            Hibernate.initialize(club);
            return club;
        }
    },
    READ_ONLY("read-only") {
        @Override
        Club hold(Session session, Object id) {
            Club club = session.find(Club.class, id);
            session.setReadOnly(club, true);
            return club;
        }
    };

    private final String words;

    ManagedState(String words) {
        this.words = words;
    }

    /** Makes a session hold the instance with that identifier so. */
    abstract Club hold(Session session, Object id);

    String words() {
        return words;
    }
}
