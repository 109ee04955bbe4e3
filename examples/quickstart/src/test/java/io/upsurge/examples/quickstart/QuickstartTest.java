package io.upsurge.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class QuickstartTest {

    @Test
    void showsWhatAPersonWantsToSee() {
        String output = outputOf(() -> Quickstart.main(new String[0]));

        assertThat(output)
                .contains("currencies and 2", "countries are stored and managed")
                .contains("merge into Country")
                .contains("held from before: Germany, now Deutschland, the same object: true")
                .contains("no attribute 'nmae'", "The nearest is 'name'");
        String counts = output.lines()
                .filter(line -> line.matches(" +\\d+ +\\d+ +\\d+ +\\d+ +\\d+"))
                .findFirst()
                .orElseThrow();
        int[] numbers = counts.trim()
                .transform(line -> Arrays.stream(line.split(" +"))
                        .mapToInt(Integer::parseInt)
                        .toArray());
        assertThat(numbers[0]).isEqualTo(numbers[1] + numbers[2] + numbers[3] + numbers[4]);
        assertThat(numbers[1]).as("inserted").isEqualTo(1);
        assertThat(numbers[2]).as("updated").isPositive();
        assertThat(numbers[3]).as("unchanged").isPositive();
        assertThat(numbers[4]).as("skipped").isEqualTo(1);
    }

    private static String outputOf(Runnable program) {
        PrintStream before = System.out;
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        try {
            program.run();
        } finally {
            System.setOut(before);
        }
        return output.toString(StandardCharsets.UTF_8);
    }
}
