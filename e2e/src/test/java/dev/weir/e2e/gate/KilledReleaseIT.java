package dev.weir.e2e.gate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.e2e.gate.Consignment.Fate;
import dev.weir.e2e.gate.KilledGateIT.Victim;
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

/** Kills each process at each step of what was turned away on its way out of quarantine. */
@ExtendWith(SharedTown.class)
class KilledReleaseIT {

    /** @param step as {@link Town#at} has it */
    record Death(Victim victim, String step, Fate fate) {

        String slug() {
            return String.join("-", "release", victim.name(), step, fate.name())
                    .toLowerCase(Locale.ROOT)
                    .replace('.', '-');
        }

        @Override
        public String toString() {
            return "%s killed at %s, %s".formatted(victim, step, fate).toLowerCase(Locale.ROOT);
        }
    }

    static Stream<Death> deaths() {
        List<String> steps = List.of(
                "service.release.begun",
                "service.release.claimed",
                "service.release.moved.1",
                "service.release.moved",
                "service.release.manifest",
                "service.release.cleaned",
                "service.release.finished");
        return Stream.concat(
                steps.stream().map(step -> new Death(Victim.SERVICE, step, Fate.BLOCK)),
                Stream.of(
                        new Death(Victim.SERVICE, "service.release.moved.1", Fate.SPLIT),
                        new Death(Victim.WORKER, "worker.half-written", Fate.SPLIT),
                        new Death(Victim.POSTGRES, "service.release.moved.1", Fate.BLOCK),
                        new Death(Victim.MACHINE, "service.release.moved", Fate.SPLIT)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deaths")
    void releasesTheBatchOnce(Death death, Town town) {
        long begin = System.nanoTime();
        Consignment consignment = Consignment.land(town, death.slug(), death.fate(), 100);
        JsonNode batch =
                consignment.awaitEnd(consignment.submit().body().path("id").asText());
        String id = batch.path("id").asText();
        AtomicReference<CompletableFuture<?>> asked = new AtomicReference<>();

        town.at(
                death.step(),
                () -> asked.set(CompletableFuture.supplyAsync(() -> consignment.release(id))),
                () -> death.victim().kill(town));
        death.victim().restart(town);
        asked.get().join();

        consignment.requireReleasedOnce(id);
        Console.print("  %-58s %4.1f s%n", death, (System.nanoTime() - begin) / 1e9);
    }
}
