package io.upsurge.architecture.crooked;

/** Somebody who lives here. */
public interface Person {}
