package io.upsurge.dialects;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right to test on a server, which the build's JVMs share, each in a database of its own there, until one of them needs the
 * server alone.
 *
 * <p>It ends with {@link #close}, or with the JVM.
 */
record ServerTurn(FileChannel file) implements AutoCloseable {

    /** Waits for the turn on the server of this name. */
    static ServerTurn await(String name, boolean alone) throws IOException {
        Path directory = Files.createDirectories(Path.of("target", "turns"));
        FileChannel file = FileChannel.open(
                directory.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        file.lock(0, Long.MAX_VALUE, !alone);
        return new ServerTurn(file);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
