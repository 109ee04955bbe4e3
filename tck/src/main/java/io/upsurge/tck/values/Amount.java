package io.upsurge.tck.values;

/** An amount of a currency. */
public record Amount(Long value, String currency) {}
