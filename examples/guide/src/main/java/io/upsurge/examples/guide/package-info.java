/** What the guide is about. */
package io.upsurge.examples.guide;
