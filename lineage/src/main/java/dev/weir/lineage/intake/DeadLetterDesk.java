package dev.weir.lineage.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.lineage.event.EventInvalid;
import dev.weir.lineage.event.EventReader;
import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
import dev.weir.platform.audit.AuditTrail;
import dev.weir.platform.page.PageRequest;
import dev.weir.platform.problem.Place;
import dev.weir.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Where people look at what could not be taken, and decide what becomes of it. */
@ApplicationScoped
public class DeadLetterDesk {

    private final DeadLetters letters;
    private final EventWriter writer;
    private final Access access;
    private final AuditTrail audit;

    DeadLetterDesk(DeadLetters letters, EventWriter writer, Access access, AuditTrail audit) {
        this.letters = letters;
        this.writer = writer;
        this.access = access;
        this.audit = audit;
    }

    /** @param body as text, as well as it is text */
    public record Opened(DeadLetter letter, String body) {}

    public List<DeadLetter> list(Actor actor, PageRequest page) {
        access.require(actor, Permission.VIEW);
        return letters.list(page);
    }

    public Opened open(Actor actor, UUID id) {
        access.require(actor, Permission.VIEW);
        return open(id);
    }

    private Opened open(UUID id) {
        DeadLetter letter = letters.find(id).orElseThrow(() -> new NoSuchLetter(id));
        byte[] body = letters.body(id).orElseThrow(() -> new NoSuchLetter(id));
        return new Opened(letter, new String(body, StandardCharsets.UTF_8));
    }

    /**
     * Takes a letter as if it had just been sent: sensible after Weir has learnt more. It stays if it still cannot be taken.
     *
     * @throws StillDead with the place
     */
    public void replay(Actor actor, UUID id) {
        access.require(actor, Permission.HANDLE_DEAD_LETTERS);
        Opened opened = open(id);
        writer.write(events(id, opened.body()));
        letters.remove(id);
        audit.record(actor, "lineage.dead-letter.replayed", "lineage-dead-letter/" + id, opened.letter(), null);
    }

    private static List<EventReader.Read> events(UUID id, String body) {
        try {
            JsonNode json = EventReader.parse(body.getBytes(StandardCharsets.UTF_8));
            if (!json.isArray()) {
                return List.of(EventReader.read(json));
            }
            List<EventReader.Read> events = new ArrayList<>();
            json.forEach(event -> events.add(EventReader.read(event)));
            return events;
        } catch (EventInvalid invalid) {
            throw new StillDead(id, invalid);
        } catch (IOException noJson) {
            throw new StillDead(id, new EventInvalid("", "is no JSON: " + noJson.getMessage()));
        }
    }

    @Transactional
    public void discard(Actor actor, UUID id) {
        access.require(actor, Permission.HANDLE_DEAD_LETTERS);
        DeadLetter letter = letters.find(id).orElseThrow(() -> new NoSuchLetter(id));
        letters.remove(id);
        audit.record(actor, "lineage.dead-letter.discarded", "lineage-dead-letter/" + id, letter, null);
    }

    /** No letter has this id. */
    static final class NoSuchLetter extends Problem {
        NoSuchLetter(UUID id) {
            super(LineageProblem.LINEAGE_DEAD_LETTER_NOT_FOUND, "There is no dead letter " + id + ".");
        }
    }

    /** It is no event yet. */
    static final class StillDead extends Problem {
        StillDead(UUID id, EventInvalid invalid) {
            super(
                    LineageProblem.LINEAGE_EVENT_INVALID,
                    "Dead letter " + id + ", at " + invalid.line() + ". It stays.",
                    List.of(Place.pointer(invalid.pointer(), String.valueOf(invalid.getMessage()))));
        }
    }
}
