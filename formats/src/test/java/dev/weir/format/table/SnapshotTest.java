package dev.weir.format.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.format.table.TableReading.Snapshot;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SnapshotTest {

    @Property
    void anyMillisecondsBecomeATimeThatADatabaseKeeps(@ForAll long millis) {
        Instant at = at(Instant.ofEpochMilli(millis)).at();

        assertThat(at).isBetween(Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("9999-12-31T23:59:59Z"));
    }

    @Example
    void anOrdinaryTimeStaysAsItIs() {
        Instant at = Instant.parse("2026-11-26T03:00:00.123Z");

        assertThat(at(at).at()).isEqualTo(at);
    }

    private static Snapshot at(Instant at) {
        return new Snapshot("1", at, "append", OptionalLong.empty(), OptionalLong.empty(), Map.of());
    }
}
