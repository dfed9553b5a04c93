/**
 * The service, seen from outside: one HTTP client and the shapes of its JSON.
 *
 * <p>In: the address of a service. Out: records; {@link dev.weir.cli.service.ProblemAnswered} or {@link dev.weir.cli.service.ServiceUnreachable} when it goes wrong.
 */
@NullMarked
package dev.weir.cli.service;

import org.jspecify.annotations.NullMarked;
