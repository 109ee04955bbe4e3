/** The main job on real input: the currencies and countries of the JDK, loaded twice. */
package io.upsurge.examples.quickstart;
