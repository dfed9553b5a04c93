package dev.weir.policy.desk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.policy.apply.Apply;
import dev.weir.policy.check.TestReport;
import dev.weir.policy.check.TestResult;
import dev.weir.policy.desk.DocumentSet;
import dev.weir.policy.desk.Drift;
import dev.weir.policy.desk.Drifts;
import dev.weir.policy.desk.KeptPlan;
import dev.weir.policy.desk.PolicyDesk;
import dev.weir.policy.desk.ReadAccess;
import dev.weir.policy.document.Finding;
import dev.weir.policy.plan.Effect;
import dev.weir.policy.plan.Plan;
import dev.weir.policy.plan.PlanText;
import dev.weir.policy.plan.Seen;
import dev.weir.policy.plan.Stop;
import dev.weir.policy.target.Change;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Policies on the wire. */
final class PolicyViews {

    private static final int LISTED = 2000;

    private PolicyViews() {}

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * @param files text by path
     * @param commit of the repository {@code source}
     */
    @Schema(name = "PolicyDocuments")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DocumentsView(
            UUID id,
            String digest,
            Map<String, String> files,
            @Nullable String source,
            @Nullable String commit,
            String author,
            Instant at) {

        static DocumentsView of(DocumentSet set) {
            return new DocumentsView(
                    set.id(),
                    set.digest(),
                    new TreeMap<>(set.files()),
                    set.source().orElse(null),
                    set.commit().orElse(null),
                    set.author(),
                    set.at());
        }
    }

    /** @param sound whether nothing is an error and every test passes */
    @Schema(name = "PolicyCheck")
    public record CheckView(boolean sound, List<FindingView> findings, List<TestView> tests) {

        static CheckView of(PolicyDesk.Checked checked) {
            return new CheckView(
                    !Finding.anyError(checked.findings())
                            && checked.tests().stream().allMatch(TestResult::passed),
                    checked.findings().stream()
                            .limit(LISTED)
                            .map(FindingView::of)
                            .toList(),
                    checked.tests().stream().map(TestView::of).toList());
        }
    }

    @Schema(name = "PolicyFinding")
    public record FindingView(
            @Schema(enumeration = {"error", "warning"}) String severity,
            String code,
            String file,
            int line,
            int column,
            String message,
            String remedy) {

        static FindingView of(Finding finding) {
            return new FindingView(
                    finding.isError() ? "error" : "warning",
                    finding.fault().code(),
                    finding.place().file(),
                    finding.place().line(),
                    finding.place().column(),
                    finding.message(),
                    finding.fault().remedy());
        }
    }

    /** @param failure what was found instead; absent if it passed */
    @Schema(name = "PolicyTestResult")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TestView(
            String name,
            String file,
            int line,
            boolean passed,
            @Nullable String failure) {

        static TestView of(TestResult test) {
            return new TestView(
                    test.test().name(),
                    test.test().place().file(),
                    test.test().place().line(),
                    test.passed(),
                    test.passed() ? null : TestReport.reason(test));
        }
    }

    @Schema(name = "PolicyPlanSummary")
    public record PlanSummaryView(
            UUID id,
            String target,

            @Schema(enumeration = {"documents", "repair", "rollback", "expiry"})
            String kind,

            String author,
            Instant at,
            int creates,
            int updates,
            int deletes,
            int losing,
            int exposed,
            int stops) {

        static PlanSummaryView of(KeptPlan.Summary plan) {
            return new PlanSummaryView(
                    plan.id(),
                    plan.target(),
                    plan.kind().wireName(),
                    plan.author(),
                    plan.at(),
                    plan.creates(),
                    plan.updates(),
                    plan.deletes(),
                    plan.losing(),
                    plan.exposed(),
                    plan.stops());
        }
    }

    /** @param id absent if it was only looked at, and not kept */
    @Schema(name = "PolicyPlan")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PlanView(
            @Nullable UUID id,

            @Nullable @Schema(enumeration = {"documents", "repair", "rollback", "expiry"})
            String kind,

            @Nullable String author,
            @Nullable Instant at,
            String target,
            String fingerprint,
            String summary,
            List<EffectView> effects,
            boolean compared,
            List<String> losing,
            List<String> exposed,
            List<ChangeView> changes,
            List<ChangeView> held,
            List<String> foreign,
            List<String> doubts,
            List<StopView> stops,
            List<ApprovalView> approvals) {

        static PlanView of(Plan plan) {
            return of(plan, null);
        }

        static PlanView of(KeptPlan kept) {
            return of(kept.plan(), kept);
        }

        private static PlanView of(Plan plan, @Nullable KeptPlan kept) {
            return new PlanView(
                    kept == null ? null : kept.id(),
                    kept == null ? null : kept.kind().wireName(),
                    kept == null ? null : kept.author(),
                    kept == null ? null : kept.at(),
                    plan.target(),
                    plan.fingerprint(),
                    PlanText.summary(plan),
                    plan.difference().effects().stream()
                            .limit(LISTED)
                            .map(EffectView::of)
                            .toList(),
                    plan.difference().whole() && plan.difference().effects().size() <= LISTED,
                    List.copyOf(plan.difference().losing()),
                    plan.difference().exposed().stream().limit(LISTED).toList(),
                    plan.changes().stream().limit(LISTED).map(ChangeView::of).toList(),
                    plan.held().stream().limit(LISTED).map(ChangeView::of).toList(),
                    plan.foreign().stream().limit(LISTED).map(Object::toString).toList(),
                    plan.doubts(),
                    plan.stops().stream().map(StopView::of).toList(),
                    kept == null
                            ? List.of()
                            : kept.approvals().stream()
                                    .map(one -> new ApprovalView(one.person(), one.at()))
                                    .toList());
        }
    }

    @Schema(name = "PolicyApproval")
    public record ApprovalView(String person, Instant at) {}

    /** @param sentence the whole of it, as a person would say it */
    @Schema(name = "PolicyEffect")
    public record EffectView(
            @Schema(enumeration = {"gains", "sees-more", "sees-otherwise", "sees-less", "loses"})
            String kind,

            String sentence,
            List<String> people,

            @Schema(enumeration = {"select", "insert", "delete", "alter", "drop", "describe"})
            String action,

            List<TableView> tables,
            SeenView before,
            SeenView after) {

        static EffectView of(Effect effect) {
            return new EffectView(
                    effect.kind().wireName(),
                    PlanText.sentence(effect),
                    effect.people(),
                    word(effect.action()),
                    effect.tables().stream()
                            .map(table -> new TableView(table.table(), table.columns(), table.whole()))
                            .toList(),
                    SeenView.of(effect.before()),
                    SeenView.of(effect.after()));
        }
    }

    /** @param columns none for what is done to a table as a whole */
    @Schema(name = "PolicyTable")
    public record TableView(String table, List<String> columns, boolean whole) {}

    @Schema(name = "PolicySeen")
    public record SeenView(
            boolean allowed,

            @Schema(enumeration = {"plain", "hash", "last4", "first4", "year", "redact", "null", "excluded"})
            String show,

            String custom,
            List<String> rows,
            String words) {

        static SeenView of(Seen seen) {
            return new SeenView(
                    seen.allowed(),
                    word(seen.show()),
                    seen.custom(),
                    seen.rows().stream().sorted().toList(),
                    seen.words());
        }
    }

    @Schema(name = "PolicyChange")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ChangeView(
            @Schema(enumeration = {"create", "update", "delete"})
            String action,

            String kind,
            String name,
            @Nullable String before,
            @Nullable String after) {

        static ChangeView of(Change change) {
            return new ChangeView(
                    word(change.action()),
                    change.key().kind(),
                    change.key().name(),
                    change.before().orElse(null),
                    change.after().orElse(null));
        }
    }

    /** @param flag of {@code weir policy apply}, which lifts it; absent if none does */
    @Schema(name = "PolicyStop")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record StopView(
            @Schema(enumeration = {"losing", "exposed", "deletes", "delete-percent", "foreign", "uncompared"})
            String reason,

            int count,
            String detail,
            String flag) {

        static StopView of(Stop stop) {
            return new StopView(
                    stop.reason().wireName(),
                    stop.count(),
                    stop.detail(),
                    stop.reason().flag());
        }
    }

    @Schema(name = "PolicyApply")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ApplyView(
            UUID id,
            UUID plan,
            String target,

            @Schema(enumeration = {"running", "completed", "failed", "stale"})
            String state,

            String begunBy,
            Instant begunAt,
            @Nullable Instant finishedAt,
            int changes,
            int applied,
            int rejected,
            int unknown,
            @Nullable String error) {

        static ApplyView of(Apply apply) {
            return new ApplyView(
                    apply.id(),
                    apply.plan(),
                    apply.target(),
                    apply.state().wireName(),
                    apply.begunBy(),
                    apply.begunAt(),
                    apply.finishedAt().orElse(null),
                    apply.changes(),
                    apply.counts().applied(),
                    apply.counts().rejected(),
                    apply.counts().unknown(),
                    apply.error().orElse(null));
        }
    }

    /** @param outcome {@code unknown}: no answer came, or its process died; the target is read again to tell */
    @Schema(name = "PolicyJournalEntry")
    public record EntryView(
            int seq,
            ChangeView change,

            @Schema(enumeration = {"applied", "rejected", "unknown"})
            String outcome,

            String reason,
            Instant at) {

        static EntryView of(Apply.Entry entry) {
            return new EntryView(
                    entry.seq(), ChangeView.of(entry.change()), word(entry.result()), entry.reason(), entry.at());
        }
    }

    /** @param repair the plan that would bring the target back */
    @Schema(name = "PolicyDrift")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DriftView(
            UUID id,
            String target,

            @Schema(enumeration = {"open", "gone", "accepted", "repaired"})
            String state,

            Instant foundAt,
            Instant seenAt,
            @Nullable Instant endedAt,
            @Nullable String endedBy,
            PlanView repair) {

        static DriftView of(Drift drift) {
            return new DriftView(
                    drift.id(),
                    drift.target(),
                    drift.state().wireName(),
                    drift.foundAt(),
                    drift.seenAt(),
                    drift.endedAt().orElse(null),
                    drift.endedBy().orElse(null),
                    PlanView.of(drift.repair()));
        }
    }

    /** @param error why it could not be read the last time */
    @Schema(name = "PolicyObservation")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ObservationView(
            String target, @Nullable Instant at, @Nullable String error) {

        static ObservationView of(Drifts.Observed observed) {
            return new ObservationView(
                    observed.target(),
                    observed.at().orElse(null),
                    observed.error().orElse(null));
        }
    }

    @Schema(name = "PolicyDriftReport")
    public record DriftReportView(List<ObservationView> targets, List<DriftView> drifts) {}

    /** @param target absent: what the documents mean */
    @Schema(name = "PolicyAnswers")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AnswersView(@Nullable String target, Instant at, List<String> doubts, List<AnswerView> answers) {

        static AnswersView of(ReadAccess.Answers answers) {
            return new AnswersView(
                    answers.target().orElse(null),
                    answers.at(),
                    answers.doubts(),
                    answers.answers().stream().map(AnswerView::of).toList());
        }
    }

    /** @param because policies of the documents, or objects of the target, the decisive one first */
    @Schema(name = "PolicyAnswer")
    public record AnswerView(String who, String table, List<String> columns, SeenView seen, List<String> because) {

        static AnswerView of(ReadAccess.Answer answer) {
            return new AnswerView(
                    answer.who(),
                    answer.table(),
                    answer.columns(),
                    SeenView.of(new Seen(answer.allowed(), answer.show(), answer.custom(), answer.rows())),
                    answer.because());
        }
    }
}
