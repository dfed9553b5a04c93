package dev.weir.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.policy.check.TestReport;
import dev.weir.policy.document.PolicySet;
import dev.weir.policy.document.TargetSpec;
import dev.weir.policy.target.TargetObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyCompilerTest {

    private final PolicySet set = PolicySet.read(Lakes.examples());

    @Test
    void makesTheExamplesTrueInEveryTarget() {
        for (TargetSpec target : set.targets()) {
            Compiled compiled = compile(target.name());

            assertThat(TestReport.text(compiled.tests())).as(target.name()).endsWith(", 0 failed\n");
            assertThat(compiled.problems().stream().filter(problem -> problem.isError()))
                    .as(target.name())
                    .isEmpty();
            assertThat(compiled.usable()).isTrue();
            assertThat(compiled.proof().columns()).isEqualTo(87);
            assertThat(compiled.proof().questions()).isGreaterThan(50);
        }
    }

    @Test
    void masksAndFiltersInRanger() {
        List<TargetObject> objects = compile("trino").objects();

        assertThat(objects.stream().map(object -> object.key().name()))
                .contains(
                        "lake_trino/weir:silver_crm.contacts.email mask",
                        "lake_trino/weir:silver_crm.contacts rows",
                        "lake_trino/weir:silver_loyalty.members select for support until 2031-02-01T00:00:00Z");
    }

    private Compiled compile(String target) {
        return PolicyCompiler.compile(
                set, Lakes.sample(), set.target(target).orElseThrow(), Lakes.NOW, Optional.empty());
    }
}
