package io.upsurge.dialects;

import org.hibernate.community.dialect.SQLiteDialect;

/** SQLite knows no comments on columns, of which its dialect makes some for soft deletion. */
public class CommentlessSqlite extends SQLiteDialect {

    @Override
    public boolean supportsCommentOn() {
        return false;
    }
}
