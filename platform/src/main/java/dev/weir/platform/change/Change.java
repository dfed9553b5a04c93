package dev.weir.platform.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One change of state.
 *
 * @param at when the row was written, by the database's clock; not an order
 * @param kind what happened, in the past tense: {@code batch.published}
 * @param subject what it happened to: kind and identity, {@code batch/0190...}
 * @param payload the new state, as far as readers need it; a JSON object
 */
public record Change(Watermark watermark, Instant at, String kind, String subject, JsonNode payload) {}
