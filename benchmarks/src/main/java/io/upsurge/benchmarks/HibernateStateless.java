package io.upsurge.benchmarks;

import io.upsurge.benchmarks.Contender.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/** Hibernate's stateless session, with the batch size that is common and with that of the others. */
record HibernateStateless(SessionFactory sessions) implements Family {

    @Override
    public <E> List<Contender<E>> contenders(Workload workload, Feed<E> feed) {
        return switch (workload) {
            case W1_ID -> batches("upsertMultiple", StatelessSession::upsertMultiple);
            case W2 -> batches("insertMultiple", StatelessSession::insertMultiple);
            case W3 -> batches("updateMultiple", StatelessSession::updateMultiple);
            default -> List.of();
        };
    }

    private <E> List<Contender<E>> batches(String name, BiConsumer<StatelessSession, List<E>> call) {
        List<Contender<E>> contenders = new ArrayList<>();
        for (int size : new int[] {50, 1000}) {
            contenders.add(Contender.of(
                    "%s, batches of %,d".formatted(name, size),
                    Side.HIBERNATE,
                    rows -> sessions.inStatelessTransaction(session -> {
                        session.setJdbcBatchSize(size);
                        call.accept(session, rows);
                    })));
        }
        return contenders;
    }
}
