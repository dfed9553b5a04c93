package dev.weir.catalog.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.catalog.arrival.ObjectEvent.Kind;
import dev.weir.catalog.arrival.Triage.Fate;
import dev.weir.catalog.arrival.Triage.Judged;
import dev.weir.catalog.arrival.Triage.Known;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TriageTest {

    @Test
    void looksOnceAtWhatComesTwice() {
        assertThat(fates(event("a", "1"), event("a", "1"))).containsExactly(Fate.LOOK, Fate.DUPLICATE);
    }

    @Test
    void doesNotLookForAnOlderEventAfterANewer() {
        assertThat(fates(event("a", "5"), event("a", "3"), event("b", "3"), event("a", "7")))
                .containsExactly(Fate.LOOK, Fate.OUTDATED, Fate.LOOK, Fate.LOOK);
    }

    @Test
    void looksIfTheOrderIsInDoubt() {
        assertThat(new Sequencer("9").isOlderThan(new Sequencer("10"))).isFalse();
        assertThat(new Sequencer("1").isOlderThan(new Sequencer("20"))).isTrue();
        assertThat(new Sequencer("0055AED6").isOlderThan(new Sequencer("0055aed7")))
                .isTrue();
        assertThat(fates(event("a", "10"), event("a", "9"))).containsExactly(Fate.LOOK, Fate.LOOK);
    }

    @Test
    void takesEventsWithoutASequencerForNewUnlessOneWaits() {
        assertThat(fates(event("a", ""), event("a", ""), event("b", "")))
                .containsExactly(Fate.LOOK, Fate.DUPLICATE, Fate.LOOK);
    }

    /** What a database keeps of events, and what it tells of them. */
    private static final class Kept {
        final Set<String> identities = new HashSet<>();
        final Map<String, Sequencer> newest = new HashMap<>();
        final Set<String> lookedAt = new HashSet<>();

        void take(List<ObjectEvent> batch) {
            for (Judged judged : Triage.judge(new Known(identities, newest, Set.of()), batch)) {
                ObjectEvent event = judged.event();
                if (judged.fate() != Fate.DUPLICATE) {
                    assertThat(identities.add(event.identity().orElseThrow())).isTrue();
                    newest.merge(event.location(), event.sequencer().orElseThrow(), Sequencer::later);
                }
                if (judged.fate() == Fate.LOOK) {
                    lookedAt.add(event.identity().orElseThrow());
                }
            }
        }
    }

    @Property
    void endsInTheSameStateInWhateverOrderAndHoweverOftenEventsCome(
            @ForAll("streams") List<ObjectEvent> stream, @ForAll Random random) {
        Kept inOrder = new Kept();
        inOrder.take(stream);
        List<ObjectEvent> shuffled = new ArrayList<>(stream);
        stream.stream().filter(event -> random.nextBoolean()).forEach(shuffled::add);
        Collections.shuffle(shuffled, random);
        Kept inPieces = new Kept();
        for (int from = 0; from < shuffled.size(); ) {
            int to = Math.min(shuffled.size(), from + 1 + random.nextInt(4));
            inPieces.take(shuffled.subList(from, to));
            from = to;
        }

        assertThat(inPieces.identities).isEqualTo(inOrder.identities);
        assertThat(inPieces.newest).isEqualTo(inOrder.newest);
        inPieces.newest.forEach((location, newest) -> assertThat(inPieces.lookedAt)
                .contains(event(location, newest.value()).identity().orElseThrow()));
    }

    @Provide
    Arbitrary<List<ObjectEvent>> streams() {
        Arbitrary<String> keys = Arbitraries.of("a", "b", "c");
        Arbitrary<String> sequencers =
                Arbitraries.strings().withChars("019af").ofMinLength(1).ofMaxLength(5);
        return Combinators.combine(keys, sequencers)
                .as(TriageTest::event)
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }

    private static List<Fate> fates(ObjectEvent... events) {
        return Triage.judge(Known.NOTHING, List.of(events)).stream()
                .map(Judged::fate)
                .toList();
    }

    private static ObjectEvent event(String location, String sequencer) {
        return new ObjectEvent(
                location,
                Kind.CREATED,
                "",
                sequencer.isEmpty() ? Optional.empty() : Optional.of(new Sequencer(sequencer)),
                Optional.empty());
    }
}
