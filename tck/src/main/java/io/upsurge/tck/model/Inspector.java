package io.upsurge.tck.model;

import org.hibernate.event.spi.PostInsertEvent;
import org.hibernate.event.spi.PostInsertEventListener;
import org.hibernate.event.spi.PostUpdateEvent;
import org.hibernate.event.spi.PostUpdateEventListener;
import org.hibernate.event.spi.PostUpsertEvent;
import org.hibernate.event.spi.PostUpsertEventListener;
import org.hibernate.event.spi.PreInsertEvent;
import org.hibernate.event.spi.PreInsertEventListener;
import org.hibernate.event.spi.PreUpdateEvent;
import org.hibernate.event.spi.PreUpdateEventListener;
import org.hibernate.event.spi.PreUpsertEvent;
import org.hibernate.event.spi.PreUpsertEventListener;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/** Listens to Hibernate's own events: it has a veto against what is called "veto", and cuts "long" titles short. */
public class Inspector
        implements PreInsertEventListener,
                PreUpdateEventListener,
                PreUpsertEventListener,
                PostInsertEventListener,
                PostUpdateEventListener,
                PostUpsertEventListener {

    private static final long serialVersionUID = 1L;

    @Override
    public boolean onPreInsert(PreInsertEvent event) {
        return before("preInsert", event.getEntity(), event.getPersister(), event.getState());
    }

    @Override
    public boolean onPreUpdate(PreUpdateEvent event) {
        return before("preUpdate", event.getEntity(), event.getPersister(), event.getState());
    }

    @Override
    public boolean onPreUpsert(PreUpsertEvent event) {
        return before("preUpsert", event.getEntity(), event.getPersister(), event.getState());
    }

    @Override
    public void onPostInsert(PostInsertEvent event) {
        after("postInsert", event.getEntity(), event.getId());
    }

    @Override
    public void onPostUpdate(PostUpdateEvent event) {
        after("postUpdate", event.getEntity(), event.getId());
    }

    @Override
    public void onPostUpsert(PostUpsertEvent event) {
        after("postUpsert", event.getEntity(), event.getId());
    }

    @Override
    public boolean requiresPostCommitHandling(EntityPersister persister) {
        return false;
    }

    private static boolean before(String event, Object entity, EntityPersister persister, Object[] state) {
        Told.of(event + " " + name(entity), entity);
        if (entity instanceof Book) {
            int title = persister.getPropertyIndex("title");
            if ("long".equals(state[title])) {
                state[title] = "short";
            }
            return "veto".equals(state[title]);
        }
        return false;
    }

    private static void after(String event, Object entity, @Nullable Object identifier) {
        Told.of(event + " " + name(entity) + (identifier == null ? " without identifier" : ""), entity);
    }

    private static String name(Object entity) {
        return entity instanceof Book book ? book.isbn : ((Letter) entity).code;
    }
}
