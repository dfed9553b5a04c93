package dev.weir.catalog.arrival;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.catalog.arrival.Arrival.State;
import dev.weir.catalog.arrival.Triage.Fate;
import dev.weir.catalog.arrival.Triage.Judged;
import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
import dev.weir.platform.audit.AuditTrail;
import dev.weir.platform.id.Ids;
import dev.weir.platform.lake.Lake;
import dev.weir.platform.lake.Lakes;
import dev.weir.platform.page.Page;
import dev.weir.platform.page.PageRequest;
import dev.weir.platform.problem.Place;
import dev.weir.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Takes messages about objects. What it answers for is kept when its transaction ends. */
@ApplicationScoped
public class ArrivalIntake {

    private static final String FROM_API = "api";
    private static final int LAKES_AT_ONCE = 500;
    private static final int MOST_PLACES = 100;

    private final Arrivals arrivals;
    private final DeadLetters deadLetters;
    private final Lakes lakes;
    private final Access access;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    ArrivalIntake(
            Arrivals arrivals,
            DeadLetters deadLetters,
            Lakes lakes,
            Access access,
            AuditTrail audit,
            Ids ids,
            Clock clock) {
        this.arrivals = arrivals;
        this.deadLetters = deadLetters;
        this.lakes = lakes;
        this.access = access;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** What was not understood is told to the caller, and not kept. */
    @Transactional
    public Receipt accept(Actor actor, JsonNode message) {
        access.require(actor, Permission.RUN_CRAWLS);
        Receipt receipt = take(FROM_API, EventParser.parse(message));
        boolean nothingElse = receipt.accepted() + receipt.duplicates() + receipt.outdated() == 0
                && receipt.ignored().isEmpty();
        if (nothingElse) {
            throw new ArrivalUnreadable(receipt.rejected());
        }
        return receipt;
    }

    /** Messages whose sender cannot be told anything: what was not understood becomes dead letters. */
    @Transactional
    public Receipt accept(String source, List<String> messages) {
        List<Part> parts = messages.stream()
                .flatMap(message -> EventParser.parse(message).stream())
                .toList();
        Receipt receipt = take(source, parts);
        bury(source, receipt.rejected());
        return receipt;
    }

    private void bury(String source, List<Part.Poison> rejected) {
        Instant now = clock.instant();
        deadLetters.add(rejected.stream()
                .map(poison -> new DeadLetter(
                        ids.next(),
                        now,
                        source,
                        Optional.empty(),
                        Optional.of(poison.pointer()),
                        poison.reason(),
                        Optional.of(poison.body()),
                        Optional.empty()))
                .toList());
    }

    /** Has a dead letter tried again, by {@code actor}'s wish. It is gone afterwards, or still there with a problem. */
    @Transactional
    public Receipt retry(Actor actor, UUID id) {
        access.require(actor, Permission.RUN_CRAWLS);
        DeadLetter letter = deadLetters.take(id).orElseThrow(() -> new DeadLetterNotFound(id));
        audit.record(
                actor,
                "dead-letter.retried",
                "dead-letter/" + id,
                Map.of("source", letter.source(), "reason", letter.reason()),
                null);
        if (letter.arrivalId().isPresent()) {
            int revived = arrivals.revive(letter.arrivalId().get()) ? 1 : 0;
            return new Receipt(revived, 0, 0, List.of(), List.of());
        }
        Receipt receipt = take(letter.source(), EventParser.parse(letter.body().orElseThrow()));
        if (!receipt.rejected().isEmpty()) {
            throw new DeadLetterStillDead(id, receipt.rejected());
        }
        return receipt;
    }

    private Receipt take(String source, List<Part> parts) {
        List<Part.Ignored> ignored = new ArrayList<>();
        List<Part.Poison> rejected = new ArrayList<>();
        List<ObjectEvent> events = new ArrayList<>();
        List<Placement.Below> places = new ArrayList<>();
        List<Lake> all = allLakes();
        for (Part part : parts) {
            if (part instanceof Part.Ignored nothing) {
                ignored.add(nothing);
            } else if (part instanceof Part.Poison poison) {
                rejected.add(poison);
            } else if (part instanceof Part.Told told) {
                Placement placement = Placement.of(told.event().location(), all);
                if (placement instanceof Placement.Below below) {
                    events.add(told.event());
                    places.add(below);
                } else if (placement instanceof Placement.Nowhere nowhere) {
                    ignored.add(new Part.Ignored(told.pointer(), told.event().location(), nowhere.reason()));
                }
            }
        }
        return keep(source, events, places, ignored, rejected);
    }

    private Receipt keep(
            String source,
            List<ObjectEvent> events,
            List<Placement.Below> places,
            List<Part.Ignored> ignored,
            List<Part.Poison> rejected) {
        Instant now = clock.instant();
        List<Judged> judged = events.isEmpty() ? List.of() : Triage.judge(arrivals.known(events), events);
        List<Arrival> toAdd = new ArrayList<>();
        List<UUID> lakeIds = new ArrayList<>();
        for (int i = 0; i < judged.size(); i++) {
            if (judged.get(i).fate() != Fate.DUPLICATE) {
                toAdd.add(arrival(source, judged.get(i), places.get(i), now));
                lakeIds.add(places.get(i).lake().id());
            }
        }
        // Another message with the same event may have been faster: what is there is there.
        Set<UUID> added = new HashSet<>(arrivals.add(toAdd, lakeIds));
        int outdated = (int) toAdd.stream()
                .filter(arrival -> arrival.state() == State.OUTDATED && added.contains(arrival.id()))
                .count();
        return new Receipt(
                added.size() - outdated,
                judged.size() - added.size(),
                outdated,
                List.copyOf(ignored),
                List.copyOf(rejected));
    }

    private Arrival arrival(String source, Judged judged, Placement.Below place, Instant now) {
        boolean outdated = judged.fate() == Fate.OUTDATED;
        return new Arrival(
                ids.next(),
                place.lake().name(),
                place.prefix(),
                judged.event(),
                source,
                outdated ? State.OUTDATED : State.WAITING,
                now,
                0,
                Optional.empty(),
                outdated ? Optional.of(now) : Optional.empty(),
                Optional.empty());
    }

    private List<Lake> allLakes() {
        List<Lake> all = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<Lake> page =
                    Page.of(lakes.list(new PageRequest(LAKES_AT_ONCE, cursor)), LAKES_AT_ONCE, lake -> lake.id()
                            .toString());
            all.addAll(page.items());
            cursor = Optional.ofNullable(page.next());
        } while (cursor.isPresent());
        return all;
    }

    private static List<Place> placesOf(List<Part.Poison> rejected) {
        return rejected.stream()
                .limit(MOST_PLACES)
                .map(poison -> Place.pointer(poison.pointer(), poison.reason()))
                .toList();
    }

    private static String where(List<Part.Poison> rejected) {
        Part.Poison first = rejected.get(0);
        return (first.pointer().isEmpty() ? "the message" : first.pointer()) + " " + first.reason();
    }

    /** No part of a message could be understood. */
    static final class ArrivalUnreadable extends Problem {
        ArrivalUnreadable(List<Part.Poison> rejected) {
            super(ArrivalProblem.ARRIVAL_UNREADABLE, "Nothing was kept: " + where(rejected) + ".", placesOf(rejected));
        }
    }

    /** No dead letter has this id. */
    static final class DeadLetterNotFound extends Problem {
        DeadLetterNotFound(UUID id) {
            super(
                    ArrivalProblem.DEAD_LETTER_NOT_FOUND,
                    "There is no dead letter " + id
                            + ": it was tried again, or forgotten. List them: GET /api/v1/arrivals/dead-letters.");
        }
    }

    /** It was tried again, and stays. */
    static final class DeadLetterStillDead extends Problem {
        DeadLetterStillDead(UUID id, List<Part.Poison> rejected) {
            super(
                    ArrivalProblem.DEAD_LETTER_STILL_DEAD,
                    "The dead letter " + id + " stays: " + where(rejected) + ".",
                    placesOf(rejected));
        }
    }
}
