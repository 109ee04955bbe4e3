package io.upsurge.dialect;

/** The version of the server at the other end, as its driver reports it. */
public record ServerVersion(int major, int minor) implements Comparable<ServerVersion> {

    @Override
    public int compareTo(ServerVersion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    /** Whether this server is of the given version or a newer one. */
    public boolean isAtLeast(int major, int minor) {
        return compareTo(new ServerVersion(major, minor)) >= 0;
    }
}
