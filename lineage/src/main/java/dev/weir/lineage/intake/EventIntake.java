package dev.weir.lineage.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.lineage.event.EventInvalid;
import dev.weir.lineage.event.EventReader;
import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
import dev.weir.platform.problem.Place;
import dev.weir.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Takes events. An answer without an exception means: kept. */
@ApplicationScoped
public class EventIntake {

    private static final Logger LOG = Logger.getLogger(EventIntake.class);

    private final EventWriter writer;
    private final DeadLetters dead;
    private final Backlog backlog;
    private final LineageSettings settings;
    private final Access access;

    EventIntake(EventWriter writer, DeadLetters dead, Backlog backlog, LineageSettings settings, Access access) {
        this.writer = writer;
        this.dead = dead;
        this.backlog = backlog;
        this.settings = settings;
        this.access = access;
    }

    /**
     * What became of a batch.
     *
     * @param failed those that were not taken, with their place in the batch; they are dead letters
     */
    public record Receipt(int received, List<Failed> failed) {}

    public record Failed(int index, String reason) {}

    /** @throws NotAnEvent if it is none; it is a dead letter then */
    public void take(Actor actor, byte[] body) {
        access.require(actor, Permission.SEND_LINEAGE);
        backlog.requireRoom();
        List<EventReader.Read> event = new ArrayList<>();
        parse(actor.name(), body, () -> event.add(read(EventReader.parse(body))));
        writer.write(event);
    }

    /** @throws NotAnEvent if the body is no array of JSON; single events that are wrong are in the answer */
    public Receipt takeBatch(Actor actor, byte[] body) {
        access.require(actor, Permission.SEND_LINEAGE);
        backlog.requireRoom();
        List<EventReader.Read> events = new ArrayList<>();
        List<Failed> failed = new ArrayList<>();
        parse(
                actor.name(),
                body,
                () -> EventReader.elements(body, event -> {
                    try {
                        events.add(read(event));
                    } catch (EventInvalid invalid) {
                        died(actor.name(), event.toString().getBytes(StandardCharsets.UTF_8), invalid);
                        failed.add(new Failed(events.size() + failed.size(), invalid.line()));
                    }
                }));
        writer.write(events);
        return new Receipt(events.size() + failed.size(), failed);
    }

    /**
     * Takes what a broker brought, whose sender waits for no answer: what is no event is a dead letter. When it returns, all is kept.
     *
     * @param sender where it came from, as dead letters say it
     */
    public void takeAll(String sender, List<byte[]> bodies) {
        backlog.requireRoom();
        List<EventReader.Read> events = new ArrayList<>();
        for (byte[] body : bodies) {
            try {
                parse(sender, body, () -> events.add(read(EventReader.parse(body))));
            } catch (NotAnEvent dead) {
                LOG.debugf("%s sent what is no event: %s", sender, dead.getMessage());
            }
        }
        writer.write(events);
    }

    @FunctionalInterface
    private interface Parsing {
        void run() throws IOException;
    }

    private void parse(String sender, byte[] body, Parsing parsing) {
        try {
            parsing.run();
        } catch (EventInvalid invalid) {
            throw died(sender, body, invalid);
        } catch (JsonProcessingException noJson) {
            var at = noJson.getLocation();
            String where = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
            throw died(sender, body, new EventInvalid("", "is no JSON: " + noJson.getOriginalMessage() + where));
        } catch (IOException unreadable) {
            throw died(sender, body, new EventInvalid("", "is no JSON: " + unreadable.getMessage()));
        }
    }

    private EventReader.Read read(JsonNode event) {
        EventReader.Read read = EventReader.read(event);
        if (read.json().length > settings.maxEvent().asLongValue()) {
            throw new EventInvalid(
                    "",
                    "has " + read.json().length + " bytes; weir.lineage.max-event is "
                            + settings.maxEvent().asLongValue());
        }
        return read;
    }

    private NotAnEvent died(String sender, byte[] body, EventInvalid invalid) {
        UUID id = dead.add(
                body,
                sender,
                new DeadLetters.Cause(
                        LineageProblem.LINEAGE_EVENT_INVALID.code(),
                        String.valueOf(invalid.getMessage()),
                        Optional.of(invalid.pointer())));
        return new NotAnEvent(invalid, id);
    }

    /** Wrong at a place, and kept for people to look at. */
    public static final class NotAnEvent extends Problem {
        NotAnEvent(EventInvalid invalid, UUID letter) {
            super(
                    LineageProblem.LINEAGE_EVENT_INVALID,
                    "The event, at " + invalid.line() + ". It is kept as dead letter " + letter + ".",
                    List.of(Place.pointer(invalid.pointer(), String.valueOf(invalid.getMessage()))));
        }
    }
}
