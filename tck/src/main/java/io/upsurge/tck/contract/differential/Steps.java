package io.upsurge.tck.contract.differential;

import io.upsurge.Synchronize;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes random steps over so few values that they meet each other often. */
final class Steps {

    private static final int VALUES = 7;

    private final Random random;

    Steps(long seed) {
        this.random = new Random(seed);
    }

    List<Step> sequence(int length) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            steps.add(step());
        }
        return steps;
    }

    private Step step() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> upsert();
            case 4, 5 -> new InsertStep(random.nextBoolean(), rows(1 + random.nextInt(2), false), managed());
            case 6, 7 -> updateByKey();
            case 8 -> change();
            default -> delete();
        };
    }

    private Step upsert() {
        GuestKey key = pick(GuestKey.values());
        UpsertStep.Road road = pick(UpsertStep.Road.values());
        if (key == GuestKey.ID && road == UpsertStep.Road.EMULATED) {
            road = UpsertStep.Road.EXACT; // a primary key is never NULL
        }
        return new UpsertStep(
                key,
                pick(Effect.values()),
                road,
                random.nextBoolean(),
                rows(1 + random.nextInt(4), key == GuestKey.BADGE),
                managed());
    }

    private Step updateByKey() {
        GuestKey key = pick(GuestKey.values());
        boolean sum = random.nextInt(4) == 0;
        return new UpdateStep(
                key,
                sum,
                !sum && random.nextInt(3) == 0,
                random.nextBoolean(),
                rows(1 + random.nextInt(4), key == GuestKey.BADGE),
                managed());
    }

    private Step change() {
        Condition condition = Condition.any(random, 2);
        return new ChangeStep(condition, city(), mode(condition), random.nextBoolean(), managed());
    }

    private Step delete() {
        Condition condition = Condition.any(random, 1);
        return new DeleteStep(condition, mode(condition), managed());
    }

    private Synchronize mode(Condition condition) {
        return condition.isAboutNumbers()
                ? pick(Synchronize.AUTO, Synchronize.FETCH, Synchronize.EVALUATE)
                : pick(Synchronize.AUTO, Synchronize.FETCH);
    }

    /** Rows that differ in each of the keys, so that they do not meet each other. */
    private List<GuestRow> rows(int count, boolean withBadge) {
        List<GuestRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean badge = withBadge || random.nextInt(3) > 0;
            GuestRow row = new GuestRow(
                    random.nextInt(VALUES),
                    "mail" + random.nextInt(VALUES),
                    badge ? "badge" + random.nextInt(VALUES) : null,
                    random.nextInt(8),
                    city(),
                    0);
            if (rows.stream().noneMatch(other -> meets(row, other))) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static boolean meets(GuestRow one, GuestRow other) {
        return GuestKey.ID.collides(one, other)
                || GuestKey.EMAIL.collides(one, other)
                || GuestKey.BADGE.collides(one, other);
    }

    private @Nullable String city() {
        int number = random.nextInt(4);
        return number == 3 ? null : "city" + number;
    }

    private List<Long> managed() {
        Set<Long> managed = new HashSet<>();
        IntStream.range(0, random.nextInt(4)).forEach(i -> managed.add((long) random.nextInt(VALUES)));
        return List.copyOf(managed);
    }

    @SafeVarargs
    private <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
