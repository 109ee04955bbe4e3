/** What the planner knows of an entity's mapping, in Upsurge's own words. */
@NullMarked
package io.upsurge.internal.model;

import org.jspecify.annotations.NullMarked;
