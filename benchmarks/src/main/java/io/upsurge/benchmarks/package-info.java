/** Both sides in one process, in turn: what this library costs beside the database, and beside every other way. */
package io.upsurge.benchmarks;
