package io.upsurge.architecture.crooked.statement;

import jakarta.persistence.Entity;

/** Knows entities. */
interface Statement {

    Entity entity();
}
