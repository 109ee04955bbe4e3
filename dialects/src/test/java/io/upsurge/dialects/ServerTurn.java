package io.upsurge.dialects;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right to be the only one of the build's JVMs that tests on a server: each has a database of its own there, but some tests
 * change what holds for all of them, such as a limit, a role or another schema.
 *
 * <p>It ends with {@link #close}, or with the JVM.
 */
record ServerTurn(FileChannel file) implements AutoCloseable {

    /** Waits for the turn on the server of this name. */
    static ServerTurn await(String name) throws IOException {
        Path directory = Files.createDirectories(Path.of("target", "turns"));
        FileChannel file =
                FileChannel.open(directory.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        file.lock();
        return new ServerTurn(file);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
