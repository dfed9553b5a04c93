package dev.weir.lineage.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.lineage.event.EventId;
import dev.weir.lineage.event.EventReader;
import dev.weir.lineage.event.Events;
import dev.weir.lineage.intake.EventWriter.EventsKept;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventWriterTest {

    private static final int MOST_WAITING = 10;

    private final HeldLog log = new HeldLog();
    private final Told told = new Told();
    private final EventWriter writer = new EventWriter(log, new Settings(), told);
    private final ExecutorService senders = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        writer.end();
        senders.shutdownNow();
    }

    private static EventReader.Read event(int number) {
        try {
            return EventReader.read(EventReader.parse(Events.run("START", "2024-10-27T08:00:00Z")
                    .id(new UUID(3, number))
                    .json()
                    .getBytes(StandardCharsets.UTF_8)));
        } catch (IOException noJson) {
            throw new IllegalStateException(noJson);
        }
    }

    private CompletableFuture<Void> send(int number) {
        return CompletableFuture.runAsync(() -> writer.write(List.of(event(number))), senders);
    }

    @Test
    void senderIsAnsweredWhenItsEventIsKeptAndNotBefore() {
        writer.start();
        CompletableFuture<Void> sent = send(1);
        log.awaitAppend();

        assertThat(sent).isNotDone();
        log.letGo();
        sent.join();

        assertThat(log.kept()).containsExactly(event(1).told().id());
        assertThat(told.events()).containsExactly(event(1).told().id());
    }

    @Test
    void refusesMoreThanMayWait() throws InterruptedException {
        List<CompletableFuture<Void>> waiting = new ArrayList<>();
        for (int i = 0; i < MOST_WAITING; i++) {
            waiting.add(send(i));
        }
        while (!writer.isFull()) {
            Thread.sleep(1);
        }

        assertThatThrownBy(() -> writer.write(List.of(event(99)))).isInstanceOf(EventWriter.Overloaded.class);

        writer.start();
        log.letGo();
        waiting.forEach(CompletableFuture::join);
        assertThat(log.kept()).hasSize(MOST_WAITING);
        writer.write(List.of(event(99)));
        assertThat(log.kept()).hasSize(MOST_WAITING + 1);
    }

    @Test
    void anEventThatTheDatabaseRefusesDoesNotTakeOthersWithIt() throws InterruptedException {
        log.refused = event(5).told().id();
        List<CompletableFuture<Void>> waiting = new ArrayList<>();
        for (int i = 0; i < MOST_WAITING; i++) {
            waiting.add(send(i));
        }
        while (!writer.isFull()) {
            Thread.sleep(1);
        }
        log.letGo();
        writer.start();

        int failed = 0;
        for (CompletableFuture<Void> sent : waiting) {
            try {
                sent.join();
            } catch (CompletionException refused) {
                assertThat(refused).hasCauseInstanceOf(EventWriter.NotKept.class);
                failed++;
            }
        }
        assertThat(failed).isEqualTo(1);
        assertThat(log.kept())
                .hasSize(MOST_WAITING - 1)
                .doesNotContain(event(5).told().id());
    }

    /** Keeps events when it is let to. */
    private static final class HeldLog implements EventLog {
        private final List<EventId> kept = new ArrayList<>();
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch go = new CountDownLatch(1);
        private volatile EventId refused = event(-1).told().id();

        void awaitAppend() {
            await(asked);
        }

        void letGo() {
            go.countDown();
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(ended);
            }
        }

        synchronized List<EventId> kept() {
            return List.copyOf(kept);
        }

        @Override
        public void append(List<EventReader.Read> events) {
            asked.countDown();
            await(go);
            List<EventId> ids = events.stream().map(event -> event.told().id()).toList();
            if (ids.contains(refused)) {
                throw new IllegalStateException("refused");
            }
            synchronized (this) {
                kept.addAll(ids);
            }
        }

        @Override
        public Map<EventId, byte[]> bodies(Collection<EventId> ids) {
            return Map.of();
        }

        @Override
        public int pending(int most) {
            return 0;
        }

        @Override
        public List<Kept> list(Slice slice) {
            return List.of();
        }

        @Override
        public Optional<Kept> find(EventId id) {
            return Optional.empty();
        }

        @Override
        public List<Kept> ofRun(UUID run, int limit) {
            return List.of();
        }

        @Override
        public int forget(LocalDate end) {
            return 0;
        }
    }

    /** Who is told. */
    private static final class Told implements Event<EventsKept> {
        private final List<EventId> events = new ArrayList<>();

        synchronized List<EventId> events() {
            return List.copyOf(events);
        }

        @Override
        public synchronized void fire(EventsKept kept) {
            kept.events().forEach(event -> events.add(event.told().id()));
        }

        @Override
        public <U extends EventsKept> CompletionStage<U> fireAsync(U event) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends EventsKept> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Event<EventsKept> select(Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends EventsKept> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends EventsKept> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class Settings implements LineageSettings {
        @Override
        public MemorySize maxBody() {
            return new MemorySize(BigInteger.TEN);
        }

        @Override
        public MemorySize maxEvent() {
            return new MemorySize(BigInteger.TEN);
        }

        @Override
        public int maxWaiting() {
            return MOST_WAITING;
        }

        @Override
        public int maxPending() {
            return 1;
        }

        @Override
        public int foldBatch() {
            return 1;
        }

        @Override
        public Duration keepEvents() {
            return Duration.ZERO;
        }

        @Override
        public Optional<Duration> keepRuns() {
            return Optional.empty();
        }

        @Override
        public Duration keepDead() {
            return Duration.ZERO;
        }
    }
}
