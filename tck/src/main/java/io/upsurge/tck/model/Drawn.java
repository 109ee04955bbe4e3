package io.upsurge.tck.model;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** Identifiers from sequences of several steps. */
public final class Drawn {

    private Drawn() {}

    /** A value of its sequence is worth fifty identifiers; its stub is saved with it. */
    @Entity(name = "DrawnCoupon")
    @Table(name = "drawn_coupon")
    public static class Coupon {

        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "drawn_coupon_seq")
        @SequenceGenerator(name = "drawn_coupon_seq", sequenceName = "drawn_coupon_seq", allocationSize = 50)
        public @Nullable Long id;

        @Column(length = 20, nullable = false, unique = true)
        public String code;

        @ManyToOne(cascade = CascadeType.MERGE)
        public @Nullable Stub stub;

        protected Coupon() {}

        public Coupon(String code) {
            this.code = code;
        }
    }

    /** Each identifier is a value of its sequence. */
    @Entity(name = "DrawnStub")
    @Table(name = "drawn_stub")
    public static class Stub {

        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "drawn_stub_seq")
        @SequenceGenerator(name = "drawn_stub_seq", sequenceName = "drawn_stub_seq", allocationSize = 1)
        public @Nullable Integer id;

        @Column(length = 20, nullable = false, unique = true)
        public String code;

        protected Stub() {}

        public Stub(String code) {
            this.code = code;
        }
    }

    /** In two tables. */
    @Entity(name = "DrawnPass")
    @Table(name = "drawn_pass")
    @SecondaryTable(name = "drawn_pass_text")
    public static class Pass {

        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "drawn_pass_seq")
        @SequenceGenerator(name = "drawn_pass_seq", sequenceName = "drawn_pass_seq", allocationSize = 1)
        public @Nullable Integer id;

        @Column(length = 20, nullable = false, unique = true)
        public String code;

        @Column(table = "drawn_pass_text", name = "words")
        public @Nullable String text;

        protected Pass() {}

        public Pass(String code, @Nullable String text) {
            this.code = code;
            this.text = text;
        }
    }

    /** What a value of its sequence is worth, a setting says. */
    @Entity(name = "DrawnToken")
    @Table(name = "drawn_token")
    public static class Token {

        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "drawn_token_seq")
        @SequenceGenerator(name = "drawn_token_seq", sequenceName = "drawn_token_seq", allocationSize = 10)
        public @Nullable Long id;

        @Column(length = 20, nullable = false, unique = true)
        public String code;

        protected Token() {}

        public Token(String code) {
            this.code = code;
        }
    }
}
