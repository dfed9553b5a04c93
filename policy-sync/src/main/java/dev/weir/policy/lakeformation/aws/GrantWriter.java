package dev.weir.policy.lakeformation.aws;

import dev.weir.policy.lakeformation.Grant;
import dev.weir.policy.lakeformation.GrantDelta;
import dev.weir.policy.lakeformation.GrantDelta.Part;
import dev.weir.policy.lakeformation.Normaliser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lakeformation.LakeFormationClient;
import software.amazon.awssdk.services.lakeformation.model.BatchPermissionsFailureEntry;
import software.amazon.awssdk.services.lakeformation.model.BatchPermissionsRequestEntry;

/** Gives and takes grants, twenty at a time. To give again what is given, and to take again what is gone, does no harm. */
final class GrantWriter {
    private static final int BATCH = 20;

    private final LakeFormationClient client;
    private final Calls calls;
    private final Normaliser normaliser;

    GrantWriter(LakeFormationClient client, Calls calls, Normaliser normaliser) {
        this.client = client;
        this.calls = calls;
        this.normaliser = normaliser;
    }

    /** One grant that becomes another. */
    record Step(Optional<Grant> before, Optional<Grant> after) {}

    private record Piece(int step, Part part) {}

    /** Everything is given before anything is taken, and nothing is taken where the giving failed. */
    List<Answer> write(List<Step> steps) {
        List<Answer> answers = new ArrayList<>(Collections.nCopies(steps.size(), Answer.APPLIED));
        List<Piece> give = new ArrayList<>();
        List<Piece> take = new ArrayList<>();
        boolean[] gives = new boolean[steps.size()];
        for (int i = 0; i < steps.size(); i++) {
            int step = i;
            GrantDelta delta = GrantDelta.of(steps.get(i).before(), steps.get(i).after());
            delta.give().forEach(part -> give.add(new Piece(step, part)));
            delta.take().forEach(part -> take.add(new Piece(step, part)));
            gives[i] = !delta.give().isEmpty();
        }
        send(give, this::give).forEach((piece, answer) -> {
            if (answers.get(piece.step()).applied()) {
                answers.set(piece.step(), answer);
            }
        });
        take.removeIf(piece -> !answers.get(piece.step()).applied());
        send(take, this::take).forEach((piece, answer) -> {
            if (answers.get(piece.step()).applied()) {
                answers.set(
                        piece.step(), gives[piece.step()] ? answer.after("the new permissions were given") : answer);
            }
        });
        return answers;
    }

    private interface Batch {
        List<BatchPermissionsFailureEntry> send(List<BatchPermissionsRequestEntry> entries);
    }

    private List<BatchPermissionsFailureEntry> give(List<BatchPermissionsRequestEntry> entries) {
        return client.batchGrantPermissions(
                        request -> request.catalogId(normaliser.ownCatalog()).entries(entries))
                .failures();
    }

    /** What is gone already is no failure. */
    private List<BatchPermissionsFailureEntry> take(List<BatchPermissionsRequestEntry> entries) {
        return client
                .batchRevokePermissions(
                        request -> request.catalogId(normaliser.ownCatalog()).entries(entries))
                .failures()
                .stream()
                .filter(failure -> !(message(failure).contains("No permissions revoked")
                        || "EntityNotFoundException".equals(code(failure))))
                .toList();
    }

    /** Those that did not simply work, and the others. */
    private Map<Piece, Answer> send(List<Piece> pieces, Batch batch) {
        Map<Piece, Answer> answers = new LinkedHashMap<>();
        for (int from = 0; from < pieces.size(); from += BATCH) {
            sendBatch(pieces.subList(from, Math.min(from + BATCH, pieces.size())), batch, answers);
        }
        return answers;
    }

    private void sendBatch(List<Piece> pieces, Batch batch, Map<Piece, Answer> answers) {
        List<Piece> left = pieces;
        for (int attempt = 1; !left.isEmpty(); attempt++) {
            Map<String, Piece> byId = new HashMap<>();
            List<BatchPermissionsRequestEntry> entries = new ArrayList<>();
            for (Piece piece : left) {
                String id = String.valueOf(entries.size());
                byId.put(id, piece);
                entries.add(entry(id, piece.part()));
            }
            List<BatchPermissionsFailureEntry> failures;
            try {
                failures = calls.make(() -> batch.send(entries));
            } catch (SdkException failed) {
                refused(left, failed, batch, answers);
                return;
            }
            left.forEach(piece -> answers.put(piece, Answer.APPLIED));
            List<Piece> again = new ArrayList<>();
            for (BatchPermissionsFailureEntry failure : failures) {
                Piece piece = byId.get(failure.requestEntry().id());
                if (piece == null) {
                    continue;
                }
                answers.put(piece, Answer.rejected(code(failure) + ": " + message(failure)));
                if (Calls.passing(code(failure), message(failure))) {
                    again.add(piece);
                }
            }
            if (again.isEmpty() || !calls.pause(attempt)) {
                return;
            }
            left = again;
        }
    }

    /** One bad entry may let Lake Formation refuse all of a batch, so each is then tried alone. */
    private void refused(List<Piece> pieces, SdkException failed, Batch batch, Map<Piece, Answer> answers) {
        if (Calls.mute(failed) || pieces.size() == 1) {
            pieces.forEach(piece -> answers.put(piece, Answer.of(failed)));
            return;
        }
        pieces.forEach(piece -> sendBatch(List.of(piece), batch, answers));
    }

    private BatchPermissionsRequestEntry entry(String id, Part part) {
        return Wire.fill(
                        BatchPermissionsRequestEntry.builder(),
                        Map.of(
                                "Id", id,
                                "Principal", Map.of("DataLakePrincipalIdentifier", part.principal()),
                                "Resource", normaliser.wire(part.resource()),
                                "Permissions", List.copyOf(part.permissions()),
                                "PermissionsWithGrantOption", List.copyOf(part.grantable())))
                .build();
    }

    private static String code(BatchPermissionsFailureEntry failure) {
        return failure.error() == null || failure.error().errorCode() == null
                ? ""
                : failure.error().errorCode();
    }

    private static String message(BatchPermissionsFailureEntry failure) {
        return failure.error() == null || failure.error().errorMessage() == null
                ? ""
                : failure.error().errorMessage();
    }
}
