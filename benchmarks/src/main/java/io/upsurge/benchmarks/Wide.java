package io.upsurge.benchmarks;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDateTime;

/** A row of 30 columns. Where the database has sequences, a mapping file says so. */
@Entity
@Table(name = "benchmark_wide")
public class Wide {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(length = 20, nullable = false, unique = true)
    String sku;

    String name;

    String text1;
    String text2;
    String text3;
    String text4;
    String text5;
    String text6;
    String text7;
    String text8;
    String text9;

    int count1;
    int count2;
    int count3;
    int count4;
    int count5;
    int count6;

    @Column(precision = 12, scale = 2)
    BigDecimal amount1;

    @Column(precision = 12, scale = 2)
    BigDecimal amount2;

    @Column(precision = 12, scale = 2)
    BigDecimal amount3;

    @Column(precision = 12, scale = 2)
    BigDecimal amount4;

    LocalDateTime moment1;
    LocalDateTime moment2;
    LocalDateTime moment3;
    LocalDateTime moment4;

    boolean flag1;
    boolean flag2;
    boolean flag3;
    boolean flag4;

    protected Wide() {}

    Wide(int index, int round) {
        this.sku = Samples.sku(index);
        this.name = Samples.name(index, round);
        this.text1 = Samples.text(index + 1, round, 20);
        this.text2 = Samples.text(index + 2, round, 20);
        this.text3 = Samples.text(index + 3, round, 20);
        this.text4 = Samples.text(index + 4, round, 20);
        this.text5 = Samples.text(index + 5, round, 20);
        this.text6 = Samples.text(index + 6, round, 20);
        this.text7 = Samples.text(index + 7, round, 20);
        this.text8 = Samples.text(index + 8, round, 20);
        this.text9 = Samples.text(index + 9, round, 20);
        this.count1 = index % 1000 + round + 1;
        this.count2 = index % 1000 + round + 2;
        this.count3 = index % 1000 + round + 3;
        this.count4 = index % 1000 + round + 4;
        this.count5 = index % 1000 + round + 5;
        this.count6 = index % 1000 + round + 6;
        this.amount1 = Samples.price(index + round + 1);
        this.amount2 = Samples.price(index + round + 2);
        this.amount3 = Samples.price(index + round + 3);
        this.amount4 = Samples.price(index + round + 4);
        this.moment1 = Samples.moment(index + 1, round);
        this.moment2 = Samples.moment(index + 2, round);
        this.moment3 = Samples.moment(index + 3, round);
        this.moment4 = Samples.moment(index + 4, round);
        this.flag1 = (index + round + 1) % 2 == 0;
        this.flag2 = (index + round + 2) % 2 == 0;
        this.flag3 = (index + round + 3) % 2 == 0;
        this.flag4 = (index + round + 4) % 2 == 0;
    }
}
