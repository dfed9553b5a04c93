/**
 * The REST API of a Ranger Admin: reads what is there, and makes changes one by one.
 *
 * <p>In: {@link dev.weir.policy.target.Change}s. Out: {@link dev.weir.policy.target.Observation}s and
 * {@link dev.weir.policy.target.Outcome}s. To make one: {@code new RangerAdminTarget(new RangerService(service, tagService,
 * catalog), new AdminConnection(url, user, password), createPrincipals)}; it is safe for many threads, and one is enough for
 * each service of an Admin.
 */
@NullMarked
package dev.weir.policy.ranger.admin;

import org.jspecify.annotations.NullMarked;
