package io.upsurge.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The guide's table of mappings has the rows that are tried; its cells are compared by the conformance tests. */
class MappingTableTest {

    @Test
    void theGuideHasARowForEachMapping() {
        assertThat(MappingsOfTheGuide.table()).isEqualTo(MappingsOfTheGuide.expected());
    }

    @Test
    void noTwoRowsAreCalledTheSame() {
        assertThat(MappingsOfTheGuide.mappings()).doesNotHaveDuplicates();
    }
}
