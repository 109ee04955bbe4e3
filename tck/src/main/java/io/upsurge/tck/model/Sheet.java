package io.upsurge.tck.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Many columns, so that few rows have many parameters. */
@Entity
public class Sheet {

    @Id
    public Long id;

    public int c1;
    public int c2;
    public int c3;
    public int c4;
    public int c5;
    public int c6;
    public int c7;
    public int c8;
    public int c9;
    public int c10;
    public int c11;
    public int c12;
    public int c13;
    public int c14;

    protected Sheet() {}

    public Sheet(Long id) {
        this.id = id;
        this.c14 = 14;
    }
}
