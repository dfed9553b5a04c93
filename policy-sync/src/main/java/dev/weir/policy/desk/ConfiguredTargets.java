package dev.weir.policy.desk;

import dev.weir.policy.document.TargetSpec;
import dev.weir.policy.lakeformation.LakeObject;
import dev.weir.policy.lakeformation.Ledgers;
import dev.weir.policy.lakeformation.aws.LakeFormationClients;
import dev.weir.policy.lakeformation.aws.LakeFormationSettings;
import dev.weir.policy.lakeformation.aws.LakeFormationTarget;
import dev.weir.policy.ranger.RangerObject;
import dev.weir.policy.ranger.RangerService;
import dev.weir.policy.ranger.admin.AdminConnection;
import dev.weir.policy.ranger.admin.RangerAdminTarget;
import dev.weir.policy.sandbox.SandboxObjects;
import dev.weir.policy.sandbox.SandboxTarget;
import dev.weir.policy.target.Target;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What documents name, reached as the settings say. Documents say which service or account it is; addresses and passwords are no
 * matter of documents.
 */
@ApplicationScoped
class ConfiguredTargets implements PolicyTargets {

    private final SandboxObjects objects;
    private final Ledgers ledgers;
    private final Compilers compilers;
    private final PolicySettings settings;
    private final Clock clock;
    private final Map<Reached, Target> targets = new ConcurrentHashMap<>();
    private final Map<Reached, LakeFormationClients> clients = new ConcurrentHashMap<>();

    /** What makes one connection another. */
    private record Reached(String name, TargetSpec.Kind kind, Map<String, String> settings) {}

    ConfiguredTargets(
            SandboxObjects objects, Ledgers ledgers, Compilers compilers, PolicySettings settings, Clock clock) {
        this.objects = objects;
        this.ledgers = ledgers;
        this.compilers = compilers;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Target of(TargetSpec spec) {
        Reached reached = new Reached(spec.name(), spec.kind(), spec.settings());
        return switch (spec.kind()) {
            case SANDBOX -> sandbox(spec);
            case RANGER -> targets.computeIfAbsent(reached, one -> ranger(spec));
            case LAKE_FORMATION -> targets.computeIfAbsent(reached, one -> lakeFormation(spec, one));
        };
    }

    private Target sandbox(TargetSpec spec) {
        SandboxTarget.Semantics semantics = spec.semantics() == TargetSpec.Semantics.RANGER
                ? new SandboxTarget.Semantics(
                        RangerObject.KINDS, held -> compilers.model(spec, held), RangerObject::turn)
                : new SandboxTarget.Semantics(LakeObject.KINDS, held -> compilers.model(spec, held));
        return new SandboxTarget(spec.name(), objects, semantics, clock);
    }

    private Target ranger(TargetSpec spec) {
        PolicySettings.Connection connection = connection(spec);
        RangerService service = new RangerService(
                needed(spec, "service"), spec.setting("tagService").orElse(""), needed(spec, "catalog"));
        return new RangerAdminTarget(
                service,
                new AdminConnection(
                        set(spec, "url", connection.url()),
                        set(spec, "user", connection.user()),
                        set(spec, "password", connection.password())),
                connection.createPrincipals());
    }

    private Target lakeFormation(TargetSpec spec, Reached reached) {
        Optional<String> endpoint = Optional.ofNullable(settings.target().get(spec.name()))
                .flatMap(PolicySettings.Connection::url)
                .map(Object::toString);
        LakeFormationClients of =
                clients.computeIfAbsent(reached, one -> LakeFormationClients.of(needed(spec, "region"), endpoint));
        LakeFormationSettings usual = LakeFormationSettings.usual();
        return new LakeFormationTarget(
                of,
                ledgers.of(spec.name()),
                new LakeFormationSettings(
                        needed(spec, "account"),
                        usual.attempts(),
                        usual.firstPause(),
                        usual.longestPause(),
                        usual.readers()),
                clock);
    }

    private PolicySettings.Connection connection(TargetSpec spec) {
        PolicySettings.Connection connection = settings.target().get(spec.name());
        if (connection == null) {
            throw missing(spec, "url, .user and .password");
        }
        return connection;
    }

    private static <T> T set(TargetSpec spec, String setting, Optional<T> value) {
        return value.orElseThrow(() -> missing(spec, setting));
    }

    private static Refused missing(TargetSpec spec, String setting) {
        return new Refused(
                PolicyProblem.POLICY_TARGET_NOT_SET_UP,
                "The documents have the target " + spec.name() + ", and this service does not know how to reach it: set"
                        + " weir.policy.target." + spec.name() + "." + setting + ".");
    }

    private static String needed(TargetSpec spec, String setting) {
        return spec.setting(setting)
                .orElseThrow(() -> new Refused(
                        PolicyProblem.POLICY_TARGET_NOT_SET_UP,
                        spec.place() + ": the target " + spec.name() + " has no `" + setting + "`."));
    }

    @PreDestroy
    void close() {
        clients.values().forEach(LakeFormationClients::close);
    }
}
