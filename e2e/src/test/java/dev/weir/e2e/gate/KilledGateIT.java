package dev.weir.e2e.gate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.e2e.gate.Consignment.Fate;
import dev.weir.e2e.town.Api.Answer;
import dev.weir.e2e.town.Console;
import dev.weir.e2e.town.SharedTown;
import dev.weir.e2e.town.Town;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Kills each process at each step of a batch's way through the gate; {@code -De2e.deaths=all} also where it hardly matters. */
@ExtendWith(SharedTown.class)
class KilledGateIT {

    private static final boolean FULL = System.getProperty("e2e.deaths", "").equals("all");

    /** Who is killed, and how it comes back. */
    enum Victim {
        SERVICE {
            @Override
            void kill(Town town) {
                town.service().kill();
            }

            @Override
            void restart(Town town) {
                town.startService();
            }
        },
        WORKER {
            @Override
            void kill(Town town) {
                town.worker("worker").kill();
            }

            @Override
            void restart(Town town) {
                town.startWorker("worker");
            }
        },
        POSTGRES {
            @Override
            void kill(Town town) {
                town.postgres().kill();
            }

            @Override
            void restart(Town town) {
                // The service starts it again by itself.
                town.awaitReady();
            }
        },
        /** All of them, as when the power fails. */
        MACHINE {
            @Override
            void kill(Town town) {
                town.service().kill();
                town.postgres().kill();
                town.worker("worker").kill();
            }

            @Override
            void restart(Town town) {
                town.startWorker("worker");
                town.startService();
            }
        };

        abstract void kill(Town town);

        abstract void restart(Town town);
    }

    /** @param step as {@link Town#at} has it */
    record Death(Victim victim, String step, Fate fate) {

        /** A name for the batch, and for its folders. */
        String slug() {
            return String.join("-", victim.name(), step, fate.name())
                    .toLowerCase(Locale.ROOT)
                    .replace('.', '-');
        }

        @Override
        public String toString() {
            return "%s killed at %s, %s".formatted(victim, step, fate).toLowerCase(Locale.ROOT);
        }
    }

    private static final List<String> UNTIL_DECIDED = List.of(
            "service.batch.received",
            "service.run.claimed",
            "worker.claimed",
            "worker.evaluated",
            "worker.half-written",
            "worker.written",
            "service.report.received",
            "service.report.kept");

    private static final List<String> ONCE_DECIDED = List.of(
            "service.publish.claimed",
            "service.publish.moved.1",
            "service.publish.moved",
            "service.publish.manifest",
            "service.publish.cleaned",
            "service.publish.finished");

    static Stream<Death> deaths() {
        return FULL ? everyDeath() : chosenDeaths();
    }

    private static Stream<Death> everyDeath() {
        return Stream.of(Victim.values()).flatMap(victim -> Stream.of(
                        at(victim, UNTIL_DECIDED, Fate.SPLIT),
                        at(victim, ONCE_DECIDED, Fate.SPLIT),
                        at(victim, ONCE_DECIDED, Fate.BLOCK))
                .flatMap(deaths -> deaths));
    }

    /**
     * Left out is what adds minutes and little else: a worker has no part in what comes after its report, and a batch that is
     * quarantined takes the same steps as one that is published.
     */
    private static Stream<Death> chosenDeaths() {
        return Stream.of(
                        at(Victim.SERVICE, UNTIL_DECIDED, Fate.SPLIT),
                        at(Victim.SERVICE, ONCE_DECIDED, Fate.SPLIT),
                        at(Victim.SERVICE, List.of("service.report.received", "service.publish.moved.1"), Fate.BLOCK),
                        at(Victim.POSTGRES, UNTIL_DECIDED, Fate.SPLIT),
                        at(Victim.POSTGRES, ONCE_DECIDED, Fate.SPLIT),
                        at(Victim.POSTGRES, List.of("service.report.received", "service.publish.moved.1"), Fate.BLOCK),
                        at(Victim.WORKER, UNTIL_DECIDED, Fate.SPLIT),
                        at(Victim.WORKER, List.of("worker.half-written", "service.publish.moved.1"), Fate.BLOCK),
                        at(Victim.MACHINE, List.of("worker.written", "service.publish.moved.1"), Fate.SPLIT))
                .flatMap(deaths -> deaths);
    }

    private static Stream<Death> at(Victim victim, List<String> steps, Fate fate) {
        return steps.stream().map(step -> new Death(victim, step, fate));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deaths")
    void endsTheBatchOnce(Death death, Town town) {
        long begin = System.nanoTime();
        Consignment consignment = Consignment.land(town, death.slug(), death.fate(), 100);
        AtomicReference<CompletableFuture<Answer>> submitted = new AtomicReference<>();

        town.at(
                death.step(),
                () -> submitted.set(CompletableFuture.supplyAsync(consignment::submit)),
                () -> death.victim().kill(town));
        death.victim().restart(town);
        String id = submitted.get().join().body().path("id").asText();
        JsonNode batch = consignment.awaitEnd(id);

        consignment.requireEndedOnce(batch);
        Console.print(
                "  %-58s %-11s %4.1f s%n", death, batch.path("state").asText(), (System.nanoTime() - begin) / 1e9);
    }
}
