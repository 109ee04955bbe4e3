package io.upsurge.tck.mapping;

import static io.upsurge.tck.mapping.RareTables.row;

import io.upsurge.tck.mapping.RareTables.Row;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;

/** Mappings that reach rows of other entities. */
final class GraphRows {

    private GraphRows() {}

    /** What rows refer to. */
    @Entity(name = "GraphTopic")
    @Table(name = "graph_topic")
    public static class Topic {
        @Id
        public @Nullable Long id;

        @NaturalId
        @Column(nullable = false, unique = true)
        public @Nullable String code;

        public @Nullable String text;

        public static Topic of(int number, String text) {
            Topic topic = new Topic();
            topic.id = 100L + number;
            topic.code = "topic " + number;
            topic.text = text;
            return topic;
        }
    }

    /** Stored with what it refers to. */
    @Entity(name = "GraphLetter")
    public static class Letter extends Row {
        @ManyToOne(cascade = CascadeType.ALL)
        @JoinColumn(name = "topic_id")
        public @Nullable Topic topic;
    }

    /** Refers to what is there. */
    @Entity(name = "GraphQuote")
    public static class Quote extends Row {
        @ManyToOne
        @JoinColumn(name = "topic_id")
        public @Nullable Topic topic;
    }

    /** Stored with its parts, which refer to it. */
    @Entity(name = "GraphWhole")
    public static class Whole extends Row {
        @OneToMany(mappedBy = "whole", cascade = CascadeType.ALL)
        public List<Part> parts = new ArrayList<>();

        void add(int number, String text) {
            Part part = new Part();
            part.id = 1000L + number;
            part.text = text;
            part.whole = this;
            parts.add(part);
        }
    }

    /** A part, which knows its whole. */
    @Entity(name = "GraphPart")
    @Table(name = "graph_part")
    public static class Part {
        @Id
        public @Nullable Long id;

        public @Nullable String text;

        @ManyToOne
        @JoinColumn(name = "whole_id")
        public @Nullable Whole whole;
    }

    /** Stored with its pages, of which it alone knows whose they are. */
    @Entity(name = "GraphFile")
    public static class Folder extends Row {
        @OneToMany(cascade = CascadeType.ALL)
        @JoinColumn(name = "folder_id")
        public List<Sheet> sheets = new ArrayList<>();

        void add(int number, String text) {
            Sheet sheet = new Sheet();
            sheet.id = 2000L + number;
            sheet.text = text;
            sheets.add(sheet);
        }
    }

    /** An element, which does not know its owner. */
    @Entity(name = "GraphSheet")
    @Table(name = "graph_sheet")
    public static class Sheet {
        @Id
        public @Nullable Long id;

        public @Nullable String text;
    }

    static List<Class<?>> classes() {
        return List.of(Topic.class, Letter.class, Quote.class, Whole.class, Part.class, Folder.class, Sheet.class);
    }

    static List<Sample<?>> samples() {
        return List.of(
                Sample.of(
                                "a `@NaturalId` beside an assigned identifier",
                                Topic.class,
                                "text",
                                (given, i) -> Topic.of(i, "topic " + i))
                        .changing("text", (given, i) -> "other " + i),
                row("an association to one that cascades", Letter.class, i -> new Letter())
                        .changing("topic", (given, i) -> given.one(Topic.class, i))
                        .reaching(
                                (given, i) -> letter(i, "topic"), (given, i) -> letter(i, "other topic"), Topic.class),
                Sample.of("an association given by a unique key of its target", Quote.class, "text", (given, i) -> {
                            Quote quote = numbered(new Quote(), i);
                            quote.topic = given.byKey(Topic.class, i, key(i));
                            return quote;
                        })
                        .changing("other", (given, i) -> "other " + i)
                        .changing("topic", (given, i) -> given.byKey(Topic.class, i + 10, key(i + 10)))
                        .refusedFor("that has no identifier"),
                row("associations to many that cascade", Whole.class, i -> new Whole())
                        .reaching(
                                (given, i) -> whole(i, "part", 10 * i, 10 * i + 1),
                                (given, i) -> whole(i, "other part", 10 * i, 10 * i + 1, 10 * i + 2),
                                Part.class),
                row(
                                "`@OneToMany` with `@JoinColumn` and no other side, which cascades",
                                Folder.class,
                                i -> new Folder())
                        .reaching(
                                (given, i) -> folder(i, "sheet", 10 * i),
                                (given, i) -> folder(i, "other sheet", 10 * i, 10 * i + 1),
                                Sheet.class));
    }

    private static Whole whole(int number, String text, int... parts) {
        Whole whole = numbered(new Whole(), number);
        for (int part : parts) {
            whole.add(part, text + " " + part);
        }
        return whole;
    }

    private static Folder folder(int number, String text, int... sheets) {
        Folder folder = numbered(new Folder(), number);
        for (int sheet : sheets) {
            folder.add(sheet, text + " " + sheet);
        }
        return folder;
    }

    private static Letter letter(int number, String text) {
        Letter letter = numbered(new Letter(), number);
        letter.topic = Topic.of(number, text + " " + number);
        return letter;
    }

    private static Topic key(int number) {
        Topic key = new Topic();
        key.code = "topic " + number;
        return key;
    }

    private static <E extends Row> E numbered(E row, int number) {
        row.id = (long) number;
        row.text = "text " + number;
        return row;
    }
}
