package io.upsurge.internal.hibernate;

import io.upsurge.internal.model.AttributeModel;

/**
 * An entity that another one refers to.
 *
 * @param attribute the attribute that refers to it, by itself or by a part of it
 */
public record Reference(AttributeModel attribute, Object target) {}
