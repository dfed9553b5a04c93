/**
 * A target without a system behind it, for a first look, for tests, and for "what if". In: changes. Out: objects kept in
 * PostgreSQL, with the access that a real target would give for them.
 */
@NullMarked
package dev.weir.policy.sandbox;

import org.jspecify.annotations.NullMarked;
