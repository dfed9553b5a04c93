/**
 * Lake Formation as AWS has it. The only package that sees its SDK.
 *
 * <p>In: {@link dev.weir.policy.target.Target}, made as {@code new LakeFormationTarget(clients, ledger, settings, clock)}: the two
 * clients of {@link dev.weir.policy.lakeformation.aws.LakeFormationClients} (region, endpoint or none), the {@link
 * dev.weir.policy.lakeformation.Ledger} of this target, {@link dev.weir.policy.lakeformation.aws.LakeFormationSettings}. Out:
 * calls of the APIs of Lake Formation and Glue.
 */
@NullMarked
package dev.weir.policy.lakeformation.aws;

import org.jspecify.annotations.NullMarked;
