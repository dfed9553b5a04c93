package dev.weir.lineage.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.lineage.event.EventId;
import dev.weir.lineage.event.EventReader;
import dev.weir.lineage.event.Events;
import dev.weir.lineage.intake.EventWriter.EventsKept;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecentEventsTest {

    private static final int THIRD_OF_THE_ROOM = 8_000_000;

    private Instant now = Instant.parse("2026-03-01T08:00:00Z");
    private final RecentEvents recent = new RecentEvents(((InstantSource) () -> now).withZone(ZoneOffset.UTC));

    private EventId keep(int number) {
        EventReader.Read event = TestLineage.read(Events.run("START", "2026-03-01T08:00:00Z")
                .id(new UUID(5, number))
                .json());
        recent.kept(new EventsKept(List.of(new EventReader.Read(event.told(), new byte[THIRD_OF_THE_ROOM]))));
        return event.told().id();
    }

    @Test
    void thoseThatAreFoldedFirstStayWhereThereIsNoRoomForAll() {
        EventId first = keep(1);
        keep(2);
        keep(3);
        EventId fourth = keep(4);

        assertThat(recent.take(List.of(first, fourth))).containsOnlyKeys(first);
        EventId fifth = keep(5);
        assertThat(recent.take(List.of(fifth))).containsOnlyKeys(fifth);
    }

    @Test
    void whatNobodyAsksForMakesRoomAfterAWhile() {
        EventId first = keep(1);
        keep(2);
        keep(3);
        now = now.plusSeconds(31);
        EventId fourth = keep(4);

        assertThat(recent.take(List.of(first, fourth))).containsOnlyKeys(fourth);
    }
}
