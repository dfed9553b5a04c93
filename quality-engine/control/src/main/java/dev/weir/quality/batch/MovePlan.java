package dev.weir.quality.batch;

import dev.weir.platform.storage.LakePath;
import dev.weir.quality.batch.Move.Destination;
import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.StagedFile;
import java.util.ArrayList;
import java.util.List;

/** What a verdict moves where. Pure: final names follow from the batch alone, so that planning twice plans the same. */
final class MovePlan {

    private MovePlan() {}

    static List<Move> of(Batch batch, Verdict verdict, CheckReport report) {
        String partition = "batch=" + batch.id() + "/";
        LakePath failed = batch.quarantine().resolve("failed/" + partition);
        LakePath heldBack = batch.quarantine().resolve("passed/" + partition);
        List<Move> moves = new ArrayList<>();
        if (verdict instanceof Verdict.Undecided) {
            return moves;
        }
        if (verdict instanceof Verdict.Failed) {
            add(moves, report.passed(), heldBack, "part-", Destination.QUARANTINE);
        } else {
            add(moves, report.passed(), batch.target(), "part-" + batch.id() + "-", Destination.TARGET);
        }
        add(moves, report.failed(), failed, "part-", Destination.QUARANTINE);
        return moves;
    }

    private static void add(
            List<Move> moves, List<StagedFile> files, LakePath folder, String prefix, Destination destination) {
        for (int i = 0; i < files.size(); i++) {
            StagedFile file = files.get(i);
            String name = prefix + "%05d.parquet".formatted(i);
            moves.add(new Move(file.location(), folder.object(name).value(), destination, file.bytes(), file.rows()));
        }
    }
}
