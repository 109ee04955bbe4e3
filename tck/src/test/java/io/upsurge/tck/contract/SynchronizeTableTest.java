package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SynchronizeTableTest {

    @Test
    void theManualHasTheTableThatIsTested() throws IOException {
        assertThat(Files.readString(Path.of("../docs/synchronize.md"))).contains(SynchronizeTable.markdown());
    }

    @Test
    void theManualHasTheTableOfMutationsThatIsTested() throws IOException {
        assertThat(Files.readString(Path.of("../docs/synchronize.md"))).contains(MutationTable.markdown());
    }
}
