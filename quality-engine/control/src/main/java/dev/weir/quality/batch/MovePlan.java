package dev.weir.quality.batch;

import dev.weir.platform.storage.LakePath;
import dev.weir.quality.batch.Move.Destination;
import dev.weir.quality.batch.Move.Way;
import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.StagedFile;
import dev.weir.quality.contract.CheckRequest.SourceObject;
import java.util.ArrayList;
import java.util.List;

/** What a verdict moves where. Pure: final names follow from the batch alone, so that planning twice plans the same. */
final class MovePlan {

    private MovePlan() {}

    static List<Move> of(Batch batch, Verdict verdict, CheckReport report) {
        List<Move> moves = new ArrayList<>();
        if (verdict instanceof Verdict.Undecided) {
            return moves;
        }
        if (verdict instanceof Verdict.Failed) {
            add(moves, report.passed(), batch.heldBackRows(), "part-", Destination.QUARANTINE);
        } else {
            add(moves, report.passed(), batch.targetFolder(), published(batch), Destination.TARGET);
        }
        add(moves, report.failed(), batch.failedRows(), "part-", Destination.QUARANTINE);
        if (keepsOriginals(batch, verdict)) {
            batch.objects().forEach(object -> moves.add(original(batch, object)));
        }
        return moves;
    }

    private static boolean keepsOriginals(Batch batch, Verdict verdict) {
        return switch (batch.ruleset().terms().originals()) {
            case TURNED_AWAY -> verdict instanceof Verdict.Failed || verdict instanceof Verdict.Split;
            case REJECTED -> verdict instanceof Verdict.Failed;
            case NONE -> false;
        };
    }

    private static Move original(Batch batch, SourceObject object) {
        String below = object.location().substring(batch.path().value().length());
        String to = batch.originals().value() + below;
        return new Move(Way.COPY, object.location(), to, Destination.ORIGINAL, object.bytes(), 0);
    }

    /**
     * What a release moves: the good rows of a batch that was turned away as a whole are copied as they are, under the names
     * that they would have had; rows that were turned away one by one are as a worker has rewritten them.
     */
    static List<Move> ofRelease(Batch batch, List<StagedFile> rewritten) {
        List<Move> moves = new ArrayList<>();
        List<Move> heldBack = batch.quarantinedBelow(batch.heldBackRows());
        for (int i = 0; i < heldBack.size(); i++) {
            Move file = heldBack.get(i);
            String to =
                    batch.targetFolder().object(published(batch) + number(i)).value();
            moves.add(new Move(Way.COPY, file.to(), to, Destination.TARGET, file.bytes(), file.rows()));
        }
        add(moves, rewritten, batch.targetFolder(), published(batch) + "released-", Destination.TARGET);
        return moves;
    }

    private static String published(Batch batch) {
        return "part-" + batch.id() + "-";
    }

    private static void add(
            List<Move> moves, List<StagedFile> files, LakePath folder, String prefix, Destination destination) {
        for (int i = 0; i < files.size(); i++) {
            StagedFile file = files.get(i);
            String to = folder.object(prefix + number(i)).value();
            moves.add(new Move(Way.MOVE, file.location(), to, destination, file.bytes(), file.rows()));
        }
    }

    private static String number(int i) {
        return "%05d.parquet".formatted(i);
    }
}
