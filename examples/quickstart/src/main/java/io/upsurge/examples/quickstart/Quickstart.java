package io.upsurge.examples.quickstart;

/** The shortest program that uses Upsurge. */
public final class Quickstart {

    private Quickstart() {}

    public static void main(String[] arguments) {
        System.out.println("quickstart");
    }
}
