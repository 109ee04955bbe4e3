/** One class per question that a number answers; both sides run in one process, in turn. */
package io.upsurge.benchmarks;
